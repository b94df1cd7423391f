import { expect, test } from 'vitest';
import { expectedEvents } from '../../../sim-core/index.ts';
import { scenarioOf } from '../worlds.ts';

test('expectedEvents(settings) counts the requests of all plans in all replications', () => {
  const shadow = [{ strategy: 'shadow', hours: 24 }];
  const scenario = scenarioOf({ traffic: { requestsPerSecond: 0.01 } }, { one: shadow, two: shadow });
  // A day of 0.01 requests a second is 864 requests.
  expect(expectedEvents({ scenario, replications: 50, seed: 1, engine: 'events' })).toBeCloseTo(
    864 * 2 * 50,
    6,
  );
});
