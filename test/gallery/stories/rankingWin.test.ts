import type { Scenario } from '../../../sim-core/index.ts';
import { sampleSizeTwoProportions } from '../../../sim-core/statistics/index.ts';
import { exactly, resultOf, story, verdictOf } from '../story.ts';
import { scenarioOf } from '../../sim-core/worlds.ts';

const DAY = 24;

/** Visitors of one request each, of whom 3% convert, or 3.15%; as many of them as theory asks for. */
const conversions = (users: number) =>
  scenarioOf(
    {
      horizonHours: DAY,
      traffic: { requestsPerSecond: users / 86_400 },
      users: { population: 1e9 },
      incumbent: { success: 0.03 },
      challenger: { success: 0.0315 },
    },
    { conversions: [{ strategy: 'ab', hours: DAY }] },
  );

const perArm = (approximation: 'pooled' | 'baseline') =>
  sampleSizeTwoProportions({ first: 0.03, second: 0.0315, alpha: 0.05, power: 0.8, sides: 2, approximation })!
    .first;

/** The same improvement where both rankers are noisier, and users look for one result. */
const elsewhere = (scenario: Scenario): Scenario => {
  const ranking = {
    ...scenario.world.ranking!,
    clickModel: 'navigational' as const,
    stop: 'after-click' as const,
    incumbentNoise: 2,
    challengerNoise: 1.6,
  };
  return { ...scenario, name: 'navigational', world: { ...scenario.world, ranking } };
};

const needed = (scenario: Scenario, planId: string) => resultOf(scenario, planId, 2).sampleSize.required!;

story('ranking-win', 4000, {
  'sessions that `interleaved` needs': (scenario) => exactly(needed(scenario, 'interleaved')),
  'users an arm that `ab` needs': (scenario) => exactly(needed(scenario, 'ab') / 2),
  'sessions that `interleaved` needs, navigational, noise 2 to 1.6': (scenario) =>
    exactly(needed(elsewhere(scenario), 'interleaved')),
  'users an arm that `ab` needs, navigational, noise 2 to 1.6': (scenario) =>
    exactly(needed(elsewhere(scenario), 'ab') / 2),
  '`interleaved` promotes': verdictOf('interleaved', 'promoted'),
  '`ab` promotes': verdictOf('ab', 'promoted'),
  'users an arm for conversions of 3%, +5%': () => exactly(perArm('pooled')),
  'power with so many': (_, replications) =>
    verdictOf('conversions', 'promoted', () => 0.8)(conversions(2 * perArm('pooled')), replications),
});
