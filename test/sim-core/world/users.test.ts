import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sessionMean, userClasses } from '../../../sim-core/world/users.ts';

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

test.each([
  [0.3, 0.0015],
  [1, 0.011],
  [2, 0.011],
  [3, 0.026],
])(
  'userClasses(users) reach as many distinct users as a lognormal of spread %d, within %d of them',
  (activitySpread, tolerance) => {
    const population = 1e9;
    const classes = userClasses(alike({ population, activitySpread }));
    for (const requestsPerUser of [0.01, 0.1, 0.3, 1, 3, 10, 100]) {
      // The mean over a lognormal of mean 1, by the trapezoidal rule over the score of its logarithm.
      const step = 1e-3;
      let expected = 0;
      for (let score = -8; score < 8 + activitySpread; score += step) {
        const density = Math.exp(-(score ** 2) / 2) / Math.sqrt(2 * Math.PI);
        const activity = Math.exp(activitySpread * score - activitySpread ** 2 / 2);
        expected -= step * density * Math.expm1(-requestsPerUser * activity);
      }
      const reached = classes.reduce(
        (sum, { users, trafficShare }) =>
          sum - users * Math.expm1((-requestsPerUser * trafficShare * population) / users),
        0,
      );
      expect(Math.abs(reached / population / expected - 1)).toBeLessThan(tolerance);
    }
  },
);

test('userClasses(users) cross activity with propensity and put bots on top', () => {
  const propensitySpread = 0.3;
  const bots = { count: 7, share: 0.25, success: 0 };
  for (const population of [4, 37, 4001]) {
    const people = { population, activitySpread: 1.2, propensitySpread, requestsPerSession: 1 };
    const classes = userClasses({ ...people, bots });
    expect(classes.reduce((sum, { users }) => sum + users, 0)).toBe(population + 7);
    expect(classes.at(-1)).toEqual({ users: 7, trafficShare: 0.25, kind: 4 });
    for (const kind of [0, 1, 2, 3]) {
      const own = classes.filter((ofClass) => ofClass.kind === kind);
      // Few people are divided less, so that somebody is in each.
      expect(own.length).toBeGreaterThanOrEqual({ 4: 1, 37: 3, 4001: 12 }[population]!);
      expect(own.length).toBeLessThanOrEqual(16);
      expect(own.every(({ users }) => users > 0)).toBe(true);
      // Every propensity sends as many requests, or the mean success would not be the one given.
      expect(own.reduce((sum, { trafficShare }) => sum + trafficShare, 0)).toBeCloseTo(0.75 / 4, 12);
    }
  }
});

test('sessionMean(users) gives sessions that are not empty the mean that is asked for', () => {
  expect(
    sessionMean({ ...alike({ population: 1, activitySpread: 0 }), requestsPerSession: 1 }),
  ).toBeUndefined();
  for (const requestsPerSession of [1.01, 1.1, 1.5, 2, 5, 20, 50]) {
    const mean = sessionMean({ ...alike({ population: 1, activitySpread: 0 }), requestsPerSession })!;
    expect(mean / -Math.expm1(-mean)).toBeCloseTo(requestsPerSession, 12);
    expect(mean).toBeGreaterThan(0);
  }
});
