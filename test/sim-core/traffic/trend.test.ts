import { describe, expect, test } from 'vitest';
import { placesInWeek } from '../../../sim-core/traffic/countSeries.ts';
import { fitTrend, growthOf } from '../../../sim-core/traffic/trend.ts';
import { seriesOf, spreadOf, trafficOf } from './synthetic.ts';

function trendOf(
  traffic: Record<string, unknown>,
  seed: number,
  weeks = 10,
  counted?: (bin: number) => boolean,
) {
  const series = seriesOf(
    trafficOf(traffic),
    { binMinutes: 60, tickMinutes: 60, weeks, firstMinuteOfWeek: 4000, ...(counted ? { counted } : {}) },
    seed,
  );
  return fitTrend(series, placesInWeek(series, 60));
}

const seeds = Array.from({ length: 100 }, (_, seed) => seed);

describe('fitTrend(series, places)', () => {
  test.each([0.05, -0.06, 0.3])('finds %f a week of the level at the beginning', (trendPerWeek) => {
    const trends = seeds.map((seed) => trendOf({ trendPerWeek, dispersion: 0.05, memoryHours: 2 }, seed)!);
    const { mean, error } = spreadOf(trends.map(({ perWeek }) => perWeek));
    expect(Math.abs(mean - trendPerWeek)).toBeLessThan(4 * error + 0.01 * Math.abs(trendPerWeek));
  });

  test('finds it where half of the nights of the first weeks are missing', () => {
    const counted = (bin: number) => bin > 500 || bin % 24 > 5 || bin % 2 === 0;
    const trends = seeds.map((seed) => trendOf({ trendPerWeek: 0.05 }, seed, 10, counted)!);
    const { mean, error } = spreadOf(trends.map(({ perWeek }) => perWeek));
    expect(Math.abs(mean - 0.05)).toBeLessThan(4 * error + 0.0005);
  });

  test('has a standard error that is the spread of its estimates', () => {
    const trends = seeds.map((seed) => trendOf({ dispersion: 0.2, memoryHours: 3 }, seed)!);
    const { deviation } = spreadOf(trends.map(({ perWeek }) => perWeek));
    const stated = spreadOf(trends.map(({ standardError }) => standardError)).mean;
    expect(stated / deviation).toBeGreaterThan(0.8);
    expect(stated / deviation).toBeLessThan(1.35);
  });

  test('has a larger standard error where the weeks are alike, one after the other', () => {
    const trends = seeds.map((seed) => trendOf({ dispersion: 0.1, memoryHours: 250 }, seed, 40)!);
    const { deviation } = spreadOf(trends.map(({ perWeek }) => perWeek));
    const stated = spreadOf(trends.map(({ standardError }) => standardError)).mean;
    // Without regard to the correlation it is less than half of the spread.
    expect(stated / deviation).toBeGreaterThan(0.65);
    expect(stated / deviation).toBeLessThan(1.35);
  });

  test('sees a trend that is not there in one of twenty series or fewer', () => {
    const many = Array.from({ length: 400 }, (_, seed) => seed + 1000);
    const seen = many.filter((seed) => trendOf({ dispersion: 0.2, memoryHours: 3 }, seed)!.pValue < 0.05);
    // 20 expected; 4 binomial standard deviations are 17.
    expect(seen.length).toBeLessThan(38);
    expect(seen.length).toBeGreaterThan(3);
  });

  test('is undefined below four weeks that were counted by half', () => {
    expect(trendOf({}, 1, 3.4)).toBeUndefined();
    expect(trendOf({}, 1, 4)).toBeDefined();
  });
});

test('growthOf(series, perWeek) is 1 at the beginning and never 0', () => {
  const series = seriesOf(trafficOf(), { binMinutes: 60, tickMinutes: 60, weeks: 4 }, 1);
  const growth = growthOf(series, -0.5);
  expect(growth[0]).toBeCloseTo(1, 2);
  expect(growth[168]).toBeCloseTo(0.5, 2);
  expect(Math.min(...growth)).toBe(0.01);
});
