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

const trafficWith = (settings: Record<string, unknown>): Traffic =>
  worldOf({ traffic: { requestsPerSecond: 10, ...settings } }).traffic;

/** Expected requests of every hour of some days, relative to the first without the setting. */
function hourly(settings: Record<string, unknown>, hours = 168): number[] {
  return [...expectedRequests(trafficWith(settings), hours, 1)].map((count) => count / 36_000);
}

const weekend = { shape: { kind: 'cycle', dailyAmplitude: 0.5, peakHour: 15, weekendFactor: 0.5 } };

test('expectedRequests(traffic) of a world that starts at an hour of the week is the week from there on', () => {
  const week = hourly(weekend, 336);
  expect(hourly({ ...weekend, startsAtHourOfWeek: 33 })).toEqual(
    week.slice(33, 33 + 168).map((rate) => expect.closeTo(rate, 12) as number),
  );
  const byProfile = { shape: { kind: 'profile', hourOfWeek: profile } };
  expect(hourly({ ...byProfile, startsAtHourOfWeek: 100.5 }, 200)[70]).toBe(hourly(byProfile)[2]);
  expect(hourly({ ...byProfile, startsAtHourOfWeek: 168 })).toEqual(hourly(byProfile));
});

test('expectedRequests(traffic) of a trend grows by a part of the first level every week and stops at 0', () => {
  const level = hourly({ trendPerWeek: 0.1 }, 400);
  expect(level[0]).toBe(1);
  expect(level[168]).toBeCloseTo(1.1, 12);
  expect(level[336]).toBeCloseTo(1.2, 12);
  const falling = hourly({ trendPerWeek: -0.5 }, 400);
  expect(falling[168]).toBeCloseTo(0.5, 12);
  expect(falling.slice(336)).toEqual(falling.slice(336).map(() => 0));
});

test('expectedRequests(traffic) of a burst is multiplied while it lasts, bursts that overlap by each other', () => {
  const bursts = [
    { atHours: 3, hours: 2, factor: 4 },
    { atHours: 4, hours: 3, factor: 0 },
    { atHours: 9.5, hours: 1, factor: 3 },
  ];
  const level = hourly({ bursts }, 12);
  expect(level).toEqual([1, 1, 1, 4, 0, 0, 0, 1, 1, 2, 2, 1]);
});

test('expectedRequests(traffic) counts a burst that is shorter than a tick by the part that it covers', () => {
  // A minute of thirteen times the traffic within an hour.
  const level = hourly({ bursts: [{ atHours: 5.5, hours: 1 / 60, factor: 13 }] }, 10);
  expect(level[5]).toBeCloseTo(1.2, 12);
  expect(level.filter((value) => value === 1)).toHaveLength(9);
  expect(hourly({ bursts: [{ atHours: 9.75, hours: 100, factor: 2 }] }, 10)[9]).toBeCloseTo(1.25, 12);
});

test.each([
  [4, [1, 4, 1]],
  [0, [1, 0, 1]],
])(
  'expectedRequests(traffic) of bursts of factor %d that follow each other within a tick is that of one',
  (factor, expected) => {
    const halves = [1, 1.5].map((atHours) => ({ atHours, hours: 0.5, factor }));
    expect(hourly({ bursts: halves }, 3)).toEqual(expected);
    // Their ends are rounded: 1.3 + 0.1 is not 1.4.
    const tenths = Array.from({ length: 10 }, (_, tenth) => ({
      atHours: 1 + tenth / 10,
      hours: 0.1,
      factor,
    }));
    const level = hourly({ bursts: tenths }, 3);
    expect(level).toEqual(expected.map((value) => expect.closeTo(value, 12) as number));
    expect(level[1] === 0).toBe(factor === 0);
  },
);

test('expectedRequests(traffic) multiplies bursts for the part of a tick in which they overlap, in any order', () => {
  const bursts = [
    { atHours: 1, hours: 0.75, factor: 3 },
    { atHours: 1.5, hours: 2, factor: 5 },
  ];
  const expected = [1, 0.5 * 3 + 0.25 * 15 + 0.25 * 5, 5, 3];
  expect(hourly({ bursts }, 4)).toEqual(expected);
  expect(hourly({ bursts: bursts.toReversed() }, 4)).toEqual(expected);
});

test.each([1, 5, 7, 60])(
  'expectedRequests(traffic) of an outage lets nothing through, in ticks of %d minutes',
  (minutes) => {
    const bursts = [{ atHours: 0, hours: 7, factor: 0 }];
    const ticks = (7 * 60) / minutes;
    expect(total(expectedRequests(trafficWith({ bursts }), ticks, minutes / 60))).toBe(0);
  },
);

test('expectedRequests(traffic) of a holiday is that of another day of the week, hour for hour', () => {
  const week = hourly({ shape: { kind: 'profile', hourOfWeek: profile } });
  const holidays = [{ atHours: 48 }, { atHours: 150, hours: 6, likeDay: 'tuesday' }];
  const level = hourly({ shape: { kind: 'profile', hourOfWeek: profile }, holidays });
  expect(level.slice(48, 72)).toEqual(week.slice(144));
  expect(level.slice(150, 156)).toEqual(week.slice(24 + 6, 24 + 12));
  const others = (values: number[]) => [
    ...values.slice(0, 48),
    ...values.slice(72, 150),
    ...values.slice(156),
  ];
  expect(others(level)).toEqual(others(week));
  // By the clock, not by the hours of the world.
  const shifted = hourly({ ...weekend, startsAtHourOfWeek: 12, holidays: [{ atHours: 12 }] }, 48);
  expect(shifted.slice(12, 36)).toEqual(
    hourly(weekend)
      .slice(144)
      .map((rate) => expect.closeTo(rate, 12) as number),
  );
});

test.each([336, 504, 672, 1008, 2016])(
  'relativeRate(traffic) of a profile of %d weights has as many steps',
  (steps) => {
    const hourOfWeek = Array.from({ length: steps }, (_, step) => 1 + (step % 7));
    const mean = hourOfWeek.reduce((sum, weight) => sum + weight, 0) / steps;
    const rate = relativeRate(trafficWith({ shape: { kind: 'profile', hourOfWeek } }));
    const wrong = hourOfWeek.filter((weight, step) => rate(168 + (step * 168) / steps) !== weight / mean);
    expect(wrong).toEqual([]);
    const requests = expectedRequests(trafficWith({ shape: { kind: 'profile', hourOfWeek } }), 2016, 1 / 12);
    expect(total(requests) / (168 * 3600)).toBeCloseTo(10, 9);
  },
);
