import { expect, test } from 'vitest';
import { expectedRequests, relativeRate } from '../../../sim-core/world/traffic.ts';
import type { Traffic } from '../../../sim-core/scenario/schema.ts';
import { worldOf } from './worldOf.ts';

const trafficOf = (shape: Record<string, unknown>, requestsPerSecond = 10): Traffic =>
  worldOf({ traffic: { requestsPerSecond, shape } }).traffic;

const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

const profile = Array.from({ length: 168 }, (_, hour) => 1 + ((hour * 29) % 83));

test.each([
  ['a flat cycle', { kind: 'cycle' }],
  ['a daily swing', { kind: 'cycle', dailyAmplitude: 0.7, peakHour: 17.5 }],
  ['a daily swing with a weekend', { kind: 'cycle', dailyAmplitude: 0.4, peakHour: 20, weekendFactor: 0.3 }],
  ['a profile', { kind: 'profile', hourOfWeek: profile }],
])('expectedRequests(traffic) of %s has the wanted mean over a week', (_, shape) => {
  for (const minutes of [5, 20, 60]) {
    const requests = expectedRequests(trafficOf(shape), (168 * 60) / minutes, minutes / 60);
    expect(total(requests) / (168 * 3600)).toBeCloseTo(10, 9);
  }
});

test('expectedRequests(traffic) of the reference rollout is 1000 (1 + 0.6 sin(2 pi (t / 288 - 1/4))) a second', () => {
  const traffic = trafficOf({ kind: 'cycle', dailyAmplitude: 0.6, peakHour: 12 }, 1000);
  const requests = expectedRequests(traffic, 14 * 288, 5 / 60);
  requests.forEach((count, tick) => {
    const expected = 300 * 1000 * (1 + 0.6 * Math.sin(2 * Math.PI * (tick / 288 - 0.25)));
    expect(Math.abs(count / expected - 1)).toBeLessThan(1e-12);
  });
});

test('relativeRate(traffic) peaks at the peak hour of every day', () => {
  const rate = relativeRate(trafficOf({ kind: 'cycle', dailyAmplitude: 0.5, peakHour: 15 }));
  for (const day of [0, 1, 6, 20]) {
    expect(rate(24 * day + 15)).toBeCloseTo(1.5, 12);
    expect(rate(24 * day + 3)).toBeCloseTo(0.5, 12);
  }
});

test('relativeRate(traffic) begins on a Monday: days five and six are the weekend, every week', () => {
  const rate = relativeRate(trafficOf({ kind: 'cycle', weekendFactor: 0.5 }));
  const week = Array.from({ length: 14 }, (_, day) => rate(24 * day + 9) / rate(0));
  expect(week).toEqual([1, 1, 1, 1, 1, 0.5, 0.5, 1, 1, 1, 1, 1, 0.5, 0.5]);
  expect(rate(119.99)).toBe(rate(0));
  expect(rate(120)).toBe(rate(0) / 2);
});

test('relativeRate(traffic) of a profile is the weight of the hour of the week over their mean', () => {
  const rate = relativeRate(trafficOf({ kind: 'profile', hourOfWeek: profile }));
  const mean = profile.reduce((sum, weight) => sum + weight, 0) / 168;
  for (const hour of [0, 1, 100, 167]) {
    for (const within of [0, 0.5, 0.99]) {
      expect(rate(hour + within)).toBe(profile[hour]! / mean);
      expect(rate(168 * 3 + hour + within)).toBe(profile[hour]! / mean);
    }
  }
});

test('expectedRequests(traffic) puts a tick into the hour in which it begins, for ticks of any length', () => {
  // 7 minutes as hours is rounded, and 60 ticks of it are 7 hours all the same.
  for (const minutes of [1, 5, 6, 7, 11, 13, 20, 49, 100]) {
    const ticks = Math.floor((336 * 60) / minutes);
    const requests = expectedRequests(
      trafficOf({ kind: 'profile', hourOfWeek: profile }),
      ticks,
      minutes / 60,
    );
    const wrong = requests.filter(
      (count, tick) =>
        Math.abs(count / requests[0]! - profile[Math.floor((tick * minutes) / 60) % 168]! / profile[0]!) >
        1e-9,
    );
    expect(wrong.length, `${minutes} minutes`).toBe(0);
  }
});
