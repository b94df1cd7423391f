import { expect, test } from 'vitest';
import { binomial, openStream, standardNormal, streamKey } from '../../../sim-core/random/index.ts';
import {
  agrestiCoullInterval,
  binomialCdf,
  clopperPearsonInterval,
  jeffreysInterval,
  meanInterval,
  momentsOf,
  quantile,
  quantileInterval,
  rateShownByFailures,
  waldInterval,
  wilsonInterval,
} from '../../../sim-core/statistics/index.ts';
import { golden } from '../golden.ts';

const KEY = streamKey('intervals', 'test');

test('wilsonInterval(successes, trials) meets prop.test of R', () => {
  const { wilson } = golden('proportions') as {
    wilson: { successes: number; trials: number; low: number; high: number }[];
  };
  expect(wilson.length).toBeGreaterThan(3);
  for (const { successes, trials, low, high } of wilson) {
    const interval = wilsonInterval(successes, trials)!;
    expect(interval.estimate).toBe(successes / trials);
    expect(Math.abs(interval.low - low)).toBeLessThan(1e-12);
    expect(Math.abs(interval.high - high)).toBeLessThan(1e-12);
  }
});

test('wilsonInterval with the correction, agrestiCoullInterval and waldInterval meet prop.test of R and the closed forms', () => {
  const { wilson } = golden('proportions') as {
    wilson: ({ successes: number; trials: number } & Record<
      'corrected' | 'agrestiCoull' | 'wald',
      number[]
    >)[];
  };
  expect(wilson.length).toBeGreaterThan(3);
  for (const { successes, trials, corrected, agrestiCoull, wald } of wilson) {
    // Of half the trials prop.test takes no correction, as its hypothesis is a half.
    const correction = 2 * successes === trials ? 0 : 0.5;
    for (const [interval, ends] of [
      [wilsonInterval(successes, trials, 0.95, correction)!, corrected],
      [agrestiCoullInterval(successes, trials)!, agrestiCoull],
      [waldInterval(successes, trials)!, wald],
    ] as const) {
      expect(interval.estimate).toBe(successes / trials);
      expect(Math.abs(interval.low - ends[0]!)).toBeLessThan(1e-12);
      expect(Math.abs(interval.high - ends[1]!)).toBeLessThan(1e-12);
    }
  }
});

test('wilsonInterval with the correction is the printed one of Newcombe 1998, and covers no rate much less than its level', () => {
  const printed = (successes: number, trials: number) => {
    const { low, high } = wilsonInterval(successes, trials, 0.95, 0.5)!;
    return [low, high].map((end) => end.toFixed(4));
  };
  expect(printed(81, 263)).toEqual(['0.2535', '0.3682']);
  expect(printed(15, 148)).toEqual(['0.0598', '0.1644']);
  const trials = 60;
  const worst = (method: (successes: number) => { low: number; high: number }) => {
    const intervals = Array.from({ length: trials + 1 }, (_, successes) => method(successes));
    return Math.min(
      ...Array.from({ length: 199 }, (_, index) => {
        const rate = (index + 1) / 200;
        return intervals.reduce((coverage, { low, high }, successes) => {
          const mass = binomialCdf(successes, trials, rate) - binomialCdf(successes - 1, trials, rate);
          return low <= rate && rate <= high ? coverage + mass : coverage;
        }, 0);
      }),
    );
  };
  expect(worst((successes) => wilsonInterval(successes, trials, 0.95, 0.5)!)).toBeGreaterThan(0.945);
  expect(worst((successes) => agrestiCoullInterval(successes, trials)!)).toBeGreaterThan(0.93);
  expect(worst((successes) => waldInterval(successes, trials)!)).toBeLessThan(0.3);
});

test('rateShownByFailures(sighting) gives both ends of the interval of Clopper and Pearson in binom.test of R', () => {
  const { clopperPearson } = golden('proportions') as {
    clopperPearson: { successes: number; trials: number; level: number; low: number; high: number }[];
  };
  expect(clopperPearson.length).toBeGreaterThan(10);
  for (const { successes, trials, level, low, high } of clopperPearson) {
    const probability = (1 + level) / 2;
    const above = (events: number) =>
      rateShownByFailures({ requests: trials, failures: events + 1, probability }) ?? 1;
    expect(Math.abs(above(successes) - high)).toBeLessThan(1e-12);
    expect(Math.abs(1 - above(trials - successes) - low)).toBeLessThan(1e-12);
  }
});

test('clopperPearsonInterval and jeffreysInterval meet binom.test of R and the quantiles of the beta distribution', () => {
  const { clopperPearson, jeffreys } = golden('proportions') as {
    clopperPearson: { successes: number; trials: number; level: number; low: number; high: number }[];
    jeffreys: { successes: number; trials: number; low: number; high: number }[];
  };
  for (const { successes, trials, level, low, high } of clopperPearson) {
    const interval = clopperPearsonInterval(successes, trials, level)!;
    expect(Math.abs(interval.low - low)).toBeLessThan(1e-12);
    expect(Math.abs(interval.high - high)).toBeLessThan(1e-12);
  }
  expect(jeffreys.length).toBeGreaterThan(4);
  for (const { successes, trials, low, high } of jeffreys) {
    const interval = jeffreysInterval(successes, trials)!;
    expect(interval.estimate).toBe(successes / trials);
    expect(Math.abs(interval.low - low)).toBeLessThan(1e-12);
    expect(Math.abs(interval.high - high)).toBeLessThan(1e-12);
  }
});

test('clopperPearsonInterval covers every rate at least as often as its level says', () => {
  const trials = 40;
  const intervals = Array.from({ length: trials + 1 }, (_, k) => clopperPearsonInterval(k, trials, 0.9)!);
  for (let step = 1; step < 100; step += 1) {
    const rate = step / 100;
    let coverage = 0;
    intervals.forEach(({ low, high }, successes) => {
      const mass = binomialCdf(successes, trials, rate) - binomialCdf(successes - 1, trials, rate);
      if (low <= rate && rate <= high) coverage += mass;
    });
    expect(coverage).toBeGreaterThanOrEqual(0.9);
  }
});

test('the other intervals of a share are undefined without trials and throw on counts that do not fit', () => {
  for (const interval of [clopperPearsonInterval, jeffreysInterval, agrestiCoullInterval, waldInterval]) {
    expect(interval(0, 0)).toBeUndefined();
    expect(() => interval(3, 2)).toThrow('requires 0 <= successes <= trials, got 3 of 2');
    expect(() => interval(1, 2, 0)).toThrow('A confidence interval requires a level between 0 and 1, got 0');
  }
});

test('wilsonInterval(successes, trials) reaches 0 without successes and 1 without failures, exactly', () => {
  for (const trials of [1, 7, 1e9]) {
    expect(wilsonInterval(0, trials)!.low).toBe(0);
    expect(wilsonInterval(trials, trials)!.high).toBe(1);
  }
});

test('wilsonInterval(successes, trials, level) covers the rate as often as its level says, on average over rates', () => {
  // At a single rate the coverage swings about the level, as the counts are whole (Agresti and Coull 1998).
  const trials = 100;
  for (const level of [0.8, 0.95, 0.99]) {
    const intervals = Array.from({ length: trials + 1 }, (_, k) => wilsonInterval(k, trials, level)!);
    let coverage = 0;
    for (let step = 0; step < 400; step++) {
      const rate = (step + 0.5) / 400;
      intervals.forEach(({ low, high }, successes) => {
        const mass = binomialCdf(successes, trials, rate) - binomialCdf(successes - 1, trials, rate);
        if (low <= rate && rate <= high) coverage += mass / 400;
      });
    }
    expect(Math.abs(coverage - level)).toBeLessThan(0.006);
  }
});

test('wilsonInterval(successes, trials) is undefined without trials and throws on counts that do not fit', () => {
  expect(wilsonInterval(0, 0)).toBeUndefined();
  expect(() => wilsonInterval(3, 2)).toThrow('wilsonInterval requires 0 <= successes <= trials, got 3 of 2');
  expect(() => wilsonInterval(-1, 2)).toThrow('got -1 of 2');
  expect(() => wilsonInterval(NaN, 2)).toThrow('got NaN of 2');
  expect(() => wilsonInterval(1, 2, 1)).toThrow(
    'A confidence interval requires a level between 0 and 1, got 1',
  );
});

test('meanInterval(moments) is the mean and 1.96 standard errors to each side', () => {
  const { estimate, low, high } = meanInterval(momentsOf([2, 4, 4, 4, 5, 5, 7, 9]))!;
  const half = 1.959963984540054 * Math.sqrt(32 / 7 / 8);
  expect(estimate).toBe(5);
  expect(low).toBeCloseTo(5 - half, 12);
  expect(high).toBeCloseTo(5 + half, 12);
});

test('meanInterval(moments) covers the mean in 95% of 4,000 samples', () => {
  const random = openStream(KEY, 0);
  let covered = 0;
  for (let sample = 0; sample < 4000; sample++) {
    const { low, high } = meanInterval(momentsOf(Array.from({ length: 200 }, () => standardNormal(random))))!;
    if (low <= 0 && 0 <= high) covered++;
  }
  expect(Math.abs(covered / 4000 - 0.95)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / 4000));
});

test('meanInterval(moments) is undefined below two values', () => {
  expect(meanInterval(momentsOf([]))).toBeUndefined();
  expect(meanInterval(momentsOf([3]))).toBeUndefined();
});

test('quantile(sorted, p) interpolates as definition 7 of R', () => {
  const sorted = Float64Array.of(1, 2, 4, 8, 16);
  expect([0, 0.1, 0.25, 0.5, 0.9, 1].map((p) => quantile(sorted, p))).toEqual([1, 1.4, 2, 4, 12.8, 16]);
  expect(quantile(Float64Array.of(7), 0.3)).toBe(7);
  expect(quantile(Float64Array.of(1, Infinity, Infinity), 0.7)).toBe(Infinity);
  expect(quantile(new Float64Array(0), 0.5)).toBeUndefined();
  expect(() => quantile(sorted, 1.2)).toThrow('quantile requires a p from 0 to 1, got 1.2');
});

test('quantileInterval(sorted, p) takes the ranks of the textbook', () => {
  // David and Nagaraja: of ten values, the second and the ninth hold the median with 97.85%.
  const ten = Float64Array.from({ length: 10 }, (_, i) => i + 1);
  expect(quantileInterval(ten, 0.5)).toEqual([2, 9]);
  // Of a hundred, the 40th and the 61st with 96.48%.
  const hundred = Float64Array.from({ length: 100 }, (_, i) => i + 1);
  expect(quantileInterval(hundred, 0.5)).toEqual([40, 61]);
});

test('quantileInterval(sorted, p, level) holds its level exactly, by the binomial distribution of the ranks', () => {
  for (const count of [30, 101, 1000]) {
    const sorted = Float64Array.from({ length: count }, (_, i) => i + 1);
    for (const p of [0.2, 0.5, 0.77]) {
      for (const level of [0.8, 0.95]) {
        const [low, high] = quantileInterval(sorted, p, level)!;
        const coverage = (from: number, to: number): number =>
          binomialCdf(to - 1, count, p) - binomialCdf(from - 1, count, p);
        expect(coverage(low, high)).toBeGreaterThanOrEqual(level);
        // One rank less on a side leaves more than half of the risk there.
        expect(binomialCdf(low, count, p)).toBeGreaterThan((1 - level) / 2);
        expect(1 - binomialCdf(high - 2, count, p)).toBeGreaterThan((1 - level) / 2);
      }
    }
  }
});

test('quantileInterval(sorted, p) ends at the extremes where no rank is far enough out', () => {
  const sorted = Float64Array.of(3, 5, 9);
  expect(quantileInterval(sorted, 0.5)).toEqual([3, 9]);
  expect(quantileInterval(sorted, 0)).toEqual([3, 3]);
  expect(quantileInterval(sorted, 1)).toEqual([9, 9]);
  expect(quantileInterval(new Float64Array(0), 0.5)).toBeUndefined();
  expect(() => quantileInterval(sorted, -0.1)).toThrow('quantileInterval requires a p from 0 to 1, got -0.1');
});

test('quantileInterval(sorted, p) covers a quantile of draws that tie no less often than its level', () => {
  const random = openStream(KEY, 1);
  let covered = 0;
  for (let sample = 0; sample < 2000; sample++) {
    const sorted = Float64Array.from({ length: 300 }, () => binomial(random, 20, 0.5)).sort();
    const [low, high] = quantileInterval(sorted, 0.9)!;
    // P(X <= 13) = 0.942, P(X <= 12) = 0.868.
    if (low <= 13 && 13 <= high) covered++;
  }
  expect(covered / 2000).toBeGreaterThan(0.95 - 4 * Math.sqrt((0.05 * 0.95) / 2000));
});
