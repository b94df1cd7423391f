import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalQuantile } from '../../../sim-core/statistics/index.ts';
import type { Behaviour } from '../../../sim-core/world/behaviour.ts';
import { peopleShare, userKinds } from '../../../sim-core/world/userKinds.ts';

const users = { population: 1000, activitySpread: 0, propensitySpread: 0, requestsPerSession: 1 };
const of = (success: number): Behaviour => ({
  error: 0.1,
  success,
  slow: 0.2,
  byClicks: false,
  value: 1,
  ranking: undefined,
});

test('userKinds(users) are one that changes nothing where nobody differs', () => {
  const [kind, ...others] = userKinds(users);
  expect(others).toEqual([]);
  expect(kind).toMatchObject({ trafficShare: 1, isBot: false });
  const behaviour = of(0.3);
  expect(kind!.toward(behaviour)).toBe(behaviour);
});

test('userKinds(users) keep the mean success and spread it by spread x s (1 - s), within 0 to 1', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 0.7, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (propensitySpread, success) => {
        const kinds = userKinds({ ...users, propensitySpread });
        const values = kinds.map(({ toward }) => toward(of(success)).success);
        const mean = values.reduce((sum, value) => sum + value, 0) / 4;
        const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4;
        expect(mean).toBeCloseTo(success, 14);
        expect(Math.sqrt(variance)).toBeCloseTo(propensitySpread * success * (1 - success), 7);
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      },
    ),
    { seed: 3, numRuns: 500 },
  );
});

test('userKinds(users) lie at the means of the quarters of a normal, by quadrature', () => {
  const points = 40_000;
  const quarter = (index: number) => {
    let sum = 0;
    for (let point = 0; point < points; point += 1)
      sum += normalQuantile((index + (point + 0.5) / points) / 4) / points;
    return sum;
  };
  const means = [0, 1, 2, 3].map(quarter);
  const deviation = Math.sqrt(means.reduce((sum, mean) => sum + (mean * mean) / 4, 0));
  const values = userKinds({ ...users, propensitySpread: 0.4 }).map(({ toward }) => toward(of(0.5)).success);
  values.forEach((value, index) => {
    expect((value - 0.5) / (0.4 * 0.25)).toBeCloseTo(means[index]! / deviation, 4);
  });
});

test('userKinds(users) leave errors, latency and clicks as they are', () => {
  for (const { toward } of userKinds({ ...users, propensitySpread: 0.5 })) {
    expect(toward(of(0.5))).toMatchObject({ error: 0.1, slow: 0.2 });
    const clicked = { ...of(0.5), byClicks: true };
    expect(toward(clicked)).toBe(clicked);
  }
});

test('userKinds(users) end with bots, whose success is their own, clicked for or not', () => {
  const bots = { count: 10, share: 0.2, success: 0.05 };
  const kinds = userKinds({ ...users, propensitySpread: 0.5, bots });
  expect(kinds.map(({ isBot }) => isBot)).toEqual([false, false, false, false, true]);
  expect(kinds.map(({ trafficShare }) => trafficShare)).toEqual([0.2, 0.2, 0.2, 0.2, 0.2]);
  expect(kinds[4]!.toward({ ...of(0.5), byClicks: true })).toEqual(of(0.05));
  expect(peopleShare({ ...users, bots })).toBe(0.8);
});
