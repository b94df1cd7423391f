import { expect, it } from 'vitest';
import type { Scenario } from '../../../sim-core/index.ts';
import { checkScenario, formatProblem } from '../../../sim-core/index.ts';
import { gatePower } from '../../../sim-core/statistics/index.ts';
import { shipped } from '../scenario.ts';
import { story, verdictOf } from '../story.ts';
import { exactGatePower, requestsIn } from '../theory.ts';

const hours = [0, 48] as const;

const onAll = (scenario: Scenario) =>
  gatePower({
    incumbent: 0.05,
    challenger: 0.05 + 0.03 * 0.07,
    share: 0.05,
    limit: 1.645,
    looks: 1,
    requests: 0.05 * requestsIn(scenario, hours),
  })!;

const onSlice = (scenario: Scenario) => {
  const requests = 0.03 * requestsIn(scenario, hours);
  const incumbent = { requests: 0.95 * requests, rate: 0.05 };
  return exactGatePower(incumbent, { requests: 0.05 * requests, rate: 0.12 }, 1.645);
};

story('weak-slice', 4000, {
  '`canary` rolls back': verdictOf('canary', 'rolledBack', onAll),
  '`canary-slice` rolls back': verdictOf('canary-slice', 'rolledBack', onSlice),
});

it('weak-slice: a team whose metrics cannot tell the slice apart cannot watch it alone', () => {
  const scenario = shipped('weak-slice');
  const segments = scenario.world.segments.map((segment) => ({
    ...segment,
    visible: segment.id !== 'slice',
  }));
  const { problems } = checkScenario({ ...scenario, world: { ...scenario.world, segments } });
  expect(problems.map(formatProblem)).toEqual([
    'plans[1].phases[0].gates[0].segment requires the id of a segment that the team can tell apart (most), got "slice"',
  ]);
});
