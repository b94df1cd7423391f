import { expect, it } from 'vitest';
import type { Scenario } from '../../../sim-core/index.ts';
import { powerTwoProportions } from '../../../sim-core/statistics/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { truthOf } from '../../../sim-core/world/truth.ts';
import { shipped } from '../scenario.ts';
import { evidenceOf } from '../effects/evidenceOf.ts';
import { meanOf, story, verdictOf } from '../story.ts';
import { meanByTraffic, requestsIn } from '../theory.ts';

const DAY = 24;
const lift = (hours: number) => -0.01 + 0.09 * 0.5 ** (hours / 96);

/** Chance to find the mean lift of the days so far in visitors of one request each. */
const shipsAfter = (days: number) => (scenario: Scenario) => {
  const hours = [0, days * DAY] as const;
  const units = requestsIn(scenario, hours) / 2;
  const second = 0.1 * (1 + meanByTraffic(scenario, hours, lift));
  return powerTwoProportions({
    first: 0.1,
    second,
    unitsFirst: units,
    unitsSecond: units,
    alpha: 0.05,
    sides: 2,
  })!;
};

story('shiny-new-toy', 2000, {
  '`ab-three-days` promotes': verdictOf('ab-three-days', 'promoted', shipsAfter(3)),
  '`ab` promotes': verdictOf('ab', 'promoted', shipsAfter(28)),
  'lift in days 22 to 42': (scenario, replications) => {
    // In a flood of visitors, before day 22 and before day 43.
    const world = { ...scenario.world, horizonHours: 42 * DAY };
    const counts = [21, 42].map((days) =>
      evidenceOf({ ...scenario, world }, { by: 'request', challenger: 0.5 }, replications, {
        hours: days * DAY,
      }),
    );
    const late = counts[1]!.map(({ served: all }, row) => {
      const { served: early } = counts[0]![row]!;
      const rate = (role: 'incumbent' | 'challenger') =>
        (all[role].successes - early[role].successes) / (all[role].requests - early[role].requests);
      return rate('challenger') / rate('incumbent') - 1;
    });
    return { ...meanOf(late), theory: meanByTraffic(scenario, [21 * DAY, 42 * DAY], lift) };
  },
  '`ab-after-novelty` promotes': verdictOf('ab-after-novelty', 'promoted'),
  '`ab-after-novelty` rolls back': verdictOf('ab-after-novelty', 'rolledBack'),
});

it('shiny-new-toy does harm in the end, from the hour at which the rest of the novelty is less than what is lost', () => {
  const scenario = shipped('shiny-new-toy');
  const { class: truth, onsetHours } = truthOf(compileScenario(scenario).world, scenario.tolerance);
  expect(truth).toBe('harmful');
  // 0.1 x 0.01 less 0.1 x 0.09 x 2^(-hours / 96) is more than the tolerance of 0.0003.
  expect(Math.abs(onsetHours! - 96 * Math.log2(0.009 / 0.0007))).toBeLessThan(1);
});
