import { expect, test } from 'vitest';
import { openStream, streamKey } from '../../../sim-core/random/index.ts';
import {
  estimateProbability,
  estimateQuantity,
  expectedShortfall,
  expectedShortfallInterval,
  quantileWithNever,
} from '../../../sim-core/outcome/estimates.ts';

test('estimateProbability(events, trials) is null of nothing and otherwise holds its Wilson interval', () => {
  expect(estimateProbability(0, 0)).toBeNull();
  // Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3.
  const { estimate, low, high } = estimateProbability(81, 263)!;
  expect(estimate).toBe(81 / 263);
  expect(low).toBeCloseTo(0.2553, 4);
  expect(high).toBeCloseTo(0.3662, 4);
  expect(estimateProbability(0, 20)).toMatchObject({ estimate: 0, low: 0 });
  expect(estimateProbability(20, 20)).toMatchObject({ estimate: 1, high: 1 });
});

test('estimateQuantity(values) is null of nothing, and of values that are not there', () => {
  expect(estimateQuantity(Float64Array.of())).toBeNull();
  expect(estimateQuantity(Float64Array.of(Number.NaN, Number.NaN))).toBeNull();
});

test('estimateQuantity(values) of one value is that value, whose mean has no interval', () => {
  expect(estimateQuantity(Float64Array.of(Number.NaN, 7))).toEqual({
    mean: 7,
    p10: 7,
    p50: 7,
    p90: 7,
    p95: 7,
    intervals: { mean: null, p50: [7, 7], p95: [7, 7] },
  });
});

test('estimateQuantity(values) takes them in any order, leaves NaN out and does not touch them', () => {
  const values = Float64Array.from({ length: 101 }, (_, index) => (index * 37) % 101);
  const before = values.slice();
  const quantity = estimateQuantity(Float64Array.of(...values, Number.NaN))!;
  expect(quantity).toEqual(estimateQuantity(values.slice().sort()));
  expect(quantity).toMatchObject({ mean: 50, p10: 10, p50: 50, p90: 90, p95: 95 });
  const { mean, p50, p95 } = quantity.intervals;
  // Student's t of 100 degrees of freedom at 0.975 is 1.984; the normal's 1.96 lies within 0.2 of it here.
  const error = Math.sqrt(858.5 / 101);
  expect(mean![0]).toBeCloseTo(50 - 1.97 * error, 0);
  expect(mean![1]).toBeCloseTo(50 + 1.97 * error, 0);
  // Ranks of the 95% interval of the median of 101: 41st and 61st value (binomial quantiles 40 and 60 + 1).
  expect(p50).toEqual([40, 60]);
  expect(p95[0]).toBeLessThan(95);
  expect(p95[1]).toBeGreaterThan(95);
  expect(values).toEqual(before);
});

test('estimateQuantity(values) sorts numbers as numbers', () => {
  expect(estimateQuantity(Float64Array.of(100, 9, -20))!.p50).toBe(9);
});

test('expectedShortfall(values) is the mean of the largest 5%, of one value at least', () => {
  expect(expectedShortfall(Float64Array.of())).toBeNull();
  expect(expectedShortfall(Float64Array.of(-3))).toBe(-3);
  expect(expectedShortfall(Float64Array.of(1, 9, 5))).toBe(9);
  const hundred = Float64Array.from({ length: 100 }, (_, index) => (index * 7) % 100);
  expect(expectedShortfall(hundred)).toBe(97);
  expect(hundred[1]).toBe(7);
});

test('quantileWithNever(values, p) counts NaN as later than any, and is null where the quantile is never', () => {
  const hours = Float64Array.from({ length: 100 }, (_, index) => (index < 80 ? index : Number.NaN));
  const { estimate, low, high } = quantileWithNever(hours, 0.75)!;
  expect(estimate).toBe(74.25);
  expect(low).toBeLessThan(70);
  // Its interval reaches ranks that never come.
  expect(high).toBeNull();
  expect(quantileWithNever(hours, 0.5)!.high).toBeGreaterThan(55);
  expect(quantileWithNever(hours, 0.8)).toBeNull();
  expect(quantileWithNever(Float64Array.of(), 0.5)).toBeNull();
});

test('expectedShortfallInterval(values) is null of too few, and covers the truth about as often as it says', () => {
  expect(expectedShortfallInterval(Float64Array.of(1, 2, 3))).toBeNull();
  expect(expectedShortfallInterval(new Float64Array(100).fill(7))).toEqual([7, 7]);
  // The worst 5% of exponential values: what is beyond the quantile ln 20 has a mean of 1 more.
  const truth = Math.log(20) + 1;
  const random = openStream(streamKey('7', 'shortfall'), 0);
  const trials = 400;
  let covered = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const values = Float64Array.from({ length: 2000 }, () => -Math.log(1 - random.uniform()));
    const [low, high] = expectedShortfallInterval(values)!;
    if (low <= truth && truth <= high) covered += 1;
  }
  // 95% less three standard errors; the asymptotic interval is a little short.
  expect(covered / trials).toBeGreaterThan(0.91);
  expect(covered / trials).toBeLessThan(0.98);
});
