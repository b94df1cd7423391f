import { expect, it } from 'vitest';
import type { Scenario } from '../../../sim-core/index.ts';
import { WITHOUT_CHALLENGER } from '../../../sim-core/world/challengerUse.ts';
import { queueStates } from '../../../sim-core/world/load.ts';
import { shipped } from '../scenario.ts';
import { exactly, meanOf, play, resultOf, story, verdictOf } from '../story.ts';
import { requestsIn } from '../theory.ts';

const BUSY = 0.62;
const COST = 1.6;

/** How much longer an answer takes where the challenger has a share; 1 - busy is what is left of a queue without end. */
const times = (share: number) => (scenario: Scenario) => {
  const { capacity, traffic } = scenario.world;
  const slowdown = (challenger: number) =>
    queueStates(capacity, { ...WITHOUT_CHALLENGER, challenger }, traffic.requestsPerSecond).incumbent
      .slowdown;
  const endless = (1 - BUSY) / (1 - BUSY * (1 + (COST - 1) * share));
  return exactly(slowdown(share) / slowdown(0), share < 1 ? endless : undefined);
};

story('fine-at-five-percent', 1000, {
  'latency with 5%, against none': times(0.05),
  'latency with 50%, against none': times(0.5),
  'latency with 100%, against none': times(1),
  'requests of everyone that fail during `shadow`': (scenario, replications) => {
    const { extraFailures, verdict } = play(scenario, 'shadow', replications).columns;
    const requests = requestsIn(scenario, [0, 48]);
    const asked = BUSY * (1 + COST);
    return {
      ...meanOf([...extraFailures].filter((_, row) => verdict[row] === 1).map((extra) => extra / requests)),
      // What finds no machine; of those that do, two in a thousand fail as ever.
      theory: (1 - 1 / asked) * (1 - 0.002),
    };
  },
  '`canary` rolls back': verdictOf('canary', 'rolledBack'),
  '`canary-before` rolls back': verdictOf('canary-before', 'rolledBack'),
  'share at which `canary-objective` rolls back': (scenario, replications) => {
    const { peakShare } = play(scenario, 'canary-objective', replications).columns;
    return meanOf([...peakShare]);
  },
});

it('fine-at-five-percent: on machines of its own a full shadow finds that the challenger is slow, and harms nobody', () => {
  const scenario = shipped('fine-at-five-percent');
  const capacity = {
    ...scenario.world.capacity!,
    machines: 'separate' as const,
    challengerRequestsPerSecond: scenario.world.traffic.requestsPerSecond,
  };
  const apart = { ...scenario, name: 'apart', world: { ...scenario.world, capacity } };
  const { verdict, blastRadius } = resultOf(apart, 'shadow', 500);
  expect(verdict.rolledBack!.low).toBeGreaterThan(0.95);
  expect(blastRadius.extraFailures!.p95).toBe(0);
});
