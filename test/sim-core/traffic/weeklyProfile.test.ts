import { describe, expect, test } from 'vitest';
import { placesInWeek } from '../../../sim-core/traffic/countSeries.ts';
import { growthOf } from '../../../sim-core/traffic/trend.ts';
import { chooseStep, stepMeans } from '../../../sim-core/traffic/weeklyProfile.ts';
import { weekMoments } from '../../../sim-core/traffic/weekMoments.ts';
import type { CountSeries } from '../../../sim-core/traffic/index.ts';
import { seriesOf, spreadOf, trafficOf } from './synthetic.ts';

const flat = (series: CountSeries) => growthOf(series, 0);

describe('chooseStep(series, growth)', () => {
  const zigzag = {
    kind: 'profile',
    hourOfWeek: Array.from({ length: 336 }, (_, step) => 1 + 0.4 * (step % 2)),
  };

  test('takes the step of half an hour where every week agrees on it', () => {
    const traffic = trafficOf({ shape: zigzag, dispersion: 0.02, memoryHours: 5 });
    const series = seriesOf(traffic, { binMinutes: 10, tickMinutes: 10, weeks: 6 }, 1);
    expect(chooseStep(series, flat(series))!.places.stepMinutes).toBe(30);
  });

  test('keeps to the hour where what happens within one is chance', () => {
    for (let seed = 0; seed < 5; seed += 1) {
      const traffic = trafficOf({ dispersion: 0.3, memoryHours: 1 });
      const series = seriesOf(traffic, { binMinutes: 10, tickMinutes: 10, weeks: 2 }, seed);
      expect(chooseStep(series, flat(series))!.places.stepMinutes).toBe(60);
    }
  });

  test('explains nearly all of what hardly varies, and nothing of plain chance', () => {
    const busy = seriesOf(
      trafficOf({ requestsPerSecond: 100 }),
      { binMinutes: 60, tickMinutes: 60, weeks: 4 },
      1,
    );
    expect(chooseStep(busy, flat(busy))!.explained).toBeGreaterThan(0.99);
    const even = trafficOf({ shape: { kind: 'cycle' }, dispersion: 0.5 });
    const chance = seriesOf(even, { binMinutes: 60, tickMinutes: 60, weeks: 3 }, 1);
    expect(chooseStep(chance, flat(chance))!.explained).toBeLessThan(0);
  });

  test('is undefined where no step was counted in two weeks', () => {
    const series = seriesOf(trafficOf(), { binMinutes: 60, tickMinutes: 60, weeks: 1 }, 1);
    expect(chooseStep(series, flat(series))).toBeUndefined();
  });
});

test('stepMeans(series, places, growth) is the mean of each step of the week, wherever the series begins', () => {
  const series: CountSeries = {
    binMinutes: 1440,
    firstMinuteOfWeek: 2 * 1440,
    bins: Int32Array.of(0, 1, 4, 5, 7, 8),
    counts: Float64Array.of(10, 20, 50, 60, 30, 40),
  };
  const means = stepMeans(series, placesInWeek(series, 1440), flat(series));
  // Wednesday, Thursday, then Sunday, Monday; a week later Wednesday and Thursday again.
  expect([...means]).toEqual([60, Number.NaN, 20, 30, Number.NaN, Number.NaN, 50]);
});

test('placesInWeek(series, step) lets bins longer than an hour begin at any hour', () => {
  const series: CountSeries = {
    binMinutes: 720,
    firstMinuteOfWeek: 18 * 60,
    bins: Int32Array.from({ length: 14 }, (_, bin) => bin),
    counts: new Float64Array(14),
  };
  expect([...placesInWeek(series, 720).step]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 0]);
});

describe('weekMoments(series, places, growth)', () => {
  /** Moments of many series of the same traffic. */
  const many = (traffic: Record<string, unknown>, weeks: number, count = 120) =>
    Array.from({ length: count }, (_, seed) => {
      const series = seriesOf(trafficOf(traffic), { binMinutes: 30, tickMinutes: 30, weeks }, seed);
      return weekMoments(series, placesInWeek(series, 30), flat(series))!;
    });

  test.each([
    [0.05, 0.001, 2],
    [0.6, 0.001, 2],
    [0.3, 6, 2],
    [0.3, 6, 8],
  ])(
    'finds the dispersion %f of a memory of %f h without bias in %d weeks',
    (dispersion, memoryHours, weeks) => {
      const moments = many({ dispersion, memoryHours }, weeks);
      const found = spreadOf(moments.map((each) => each.dispersion));
      expect(Math.abs(found.mean - dispersion)).toBeLessThan(4 * found.error);
      // Sharp enough that the bias of a mean of two weeks (half, for bins of one week alike) would be seen.
      expect(4 * found.error).toBeLessThan(0.2 * dispersion);
    },
  );

  test('finds the covariance of neighbours without the Poisson noise', () => {
    // A small dispersion is as good as Gaussian: its correlation is that of the path.
    const moments = many({ requestsPerSecond: 0.05, dispersion: 0.02, memoryHours: 3 }, 4);
    const found = spreadOf(moments.map((each) => each.lagOneCovariance));
    expect(Math.abs(found.mean - 0.02 * Math.exp(-0.5 / 3))).toBeLessThan(4 * found.error);
  });

  test('says how far plain Poisson counts stray from 0', () => {
    const moments = many({}, 3, 200);
    const found = spreadOf(moments.map((each) => each.dispersion));
    expect(Math.abs(found.mean)).toBeLessThan(4 * found.error);
    expect(moments[0]!.poissonError / found.deviation).toBeGreaterThan(0.85);
    expect(moments[0]!.poissonError / found.deviation).toBeLessThan(1.15);
  });

  test('is undefined where no step was counted in two weeks', () => {
    const series = seriesOf(trafficOf(), { binMinutes: 60, tickMinutes: 60, weeks: 1 }, 1);
    expect(weekMoments(series, placesInWeek(series, 60), flat(series))).toBeUndefined();
  });
});
