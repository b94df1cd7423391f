import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalQuantile } from '../../../sim-core/statistics/index.ts';
import { userClasses } from '../../../sim-core/world/users.ts';

const alike = (users: { population: number; activitySpread: number }) => ({
  ...users,
  propensitySpread: 0,
  requestsPerSession: 1,
});

test('userClasses(users) divide the population and the traffic without a rest', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e9 }),
      fc.double({ min: 0, max: 3, noNaN: true }),
      (population, activitySpread) => {
        const classes = userClasses(alike({ population, activitySpread }));
        expect(classes.reduce((sum, { users }) => sum + users, 0)).toBe(population);
        expect(classes.reduce((sum, { trafficShare }) => sum + trafficShare, 0)).toBeCloseTo(1, 12);
        for (const { users, trafficShare } of classes) {
          expect(users).toBeGreaterThan(0);
          expect(trafficShare).toBeGreaterThan(0);
        }
        const activity = classes.map(({ users, trafficShare }) => trafficShare / users);
        activity.slice(1).forEach((value, index) => {
          expect(value).toBeGreaterThanOrEqual(activity[index]! * (1 - 1e-9));
        });
      },
    ),
    { seed: 12, numRuns: 500 },
  );
});

test('userClasses(users) are one class where everyone is alike', () => {
  expect(userClasses(alike({ population: 1234, activitySpread: 0 }))).toEqual([
    { users: 1234, trafficShare: 1, kind: 0 },
  ]);
});

test('userClasses(users) have the mean activity of their eighth of a lognormal, by quadrature', () => {
  for (const activitySpread of [0.3, 1, 2.5]) {
    const classes = userClasses(alike({ population: 8000, activitySpread }));
    classes.forEach(({ trafficShare }, index) => {
      // Midpoints in probability; activity has mean 1, so its logarithm has mean -spread^2 / 2.
      const points = 20_000;
      let sum = 0;
      for (let point = 0; point < points; point += 1) {
        const z = normalQuantile((index + (point + 0.5) / points) / 8);
        sum += Math.exp(activitySpread * z - activitySpread ** 2 / 2) / points;
      }
      // The last class reaches into the tail, where midpoints fall short.
      expect(Math.abs(trafficShare * 8 - sum)).toBeLessThan(index === 7 ? 0.06 * sum : 1e-3 * sum);
    });
  }
});
