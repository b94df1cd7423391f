import type { Scenario } from '../../../sim-core/index.ts';
import { powerTwoProportions } from '../../../sim-core/statistics/index.ts';
import { exactly, resultOf, story, verdictOf } from '../story.ts';
import { requestsIn } from '../theory.ts';

/** Visitors and the share of them who click, where a visitor makes a Poisson number of requests. */
function visitors(scenario: Scenario, hours: number, click: number) {
  const { population } = scenario.world.users;
  const each = requestsIn(scenario, [0, hours]) / population;
  const exposed = 1 - Math.exp(-each);
  const clicks = 1 - Math.exp(-each * 0.999 * click);
  return { users: population * exposed, rate: clicks / exposed };
}

const power = (scenario: Scenario) => {
  const [first, second] = [visitors(scenario, 336, 0.1), visitors(scenario, 336, 0.097)];
  const half = first.users / 2;
  const design = { first: first.rate, second: second.rate, unitsFirst: half, unitsSecond: half };
  return powerTwoProportions({ ...design, alpha: 0.05, sides: 2 })!;
};

story('correct-but-disliked', 2000, {
  'users an arm that `ab` needs': (scenario) => exactly(resultOf(scenario, 'ab', 2).sampleSize.required! / 2),
  '`ab` rolls back': verdictOf('ab', 'rolledBack', power),
  '`shadow` rolls back': verdictOf('shadow', 'rolledBack'),
  '`canary` rolls back': verdictOf('canary', 'rolledBack'),
});
