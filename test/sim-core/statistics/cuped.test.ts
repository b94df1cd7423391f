import { describe, expect, test } from 'vitest';
import { openStream, standardNormal, streamKey } from '../../../sim-core/random/index.ts';
import type { PairedSums } from '../../../sim-core/statistics/index.ts';
import {
  cupedMoments,
  momentsOf,
  momentsOfSums,
  ratioMetricDeviation,
  ratioMoments,
} from '../../../sim-core/statistics/index.ts';
import { golden } from '../golden.ts';

const reference = golden('cuped') as {
  y: number[];
  x: number[];
  theta: number;
  adjusted: number[];
  varianceY: number;
  varianceAdjusted: number;
  correlation: number;
  varianceRatio: number;
};

const sumsOf = (y: readonly number[], x: readonly number[]): PairedSums => {
  const sums = { count: y.length, y: 0, x: 0, yy: 0, xx: 0, xy: 0 };
  y.forEach((value, index) => {
    const other = x[index]!;
    sums.y += value;
    sums.x += other;
    sums.yy += value * value;
    sums.xx += other * other;
    sums.xy += value * other;
  });
  return sums;
};

describe('cupedMoments(...arms)', () => {
  test('meets the worked case: theta, the variance that is left, the adjusted mean', () => {
    const { theta, varianceRatio, arms } = cupedMoments(sumsOf(reference.y, reference.x))!;
    expect(theta).toBeCloseTo(reference.theta, 12);
    expect(varianceRatio).toBeCloseTo(reference.varianceRatio, 12);
    expect(varianceRatio).toBeCloseTo(1 - reference.correlation ** 2, 12);
    const { mean, m2, count } = momentsOf(reference.adjusted);
    expect(arms[0]!.mean).toBeCloseTo(mean, 12);
    expect(arms[0]!.m2).toBeCloseTo(m2, 10);
    expect(arms[0]!.m2 / (count - 1)).toBeCloseTo(reference.varianceAdjusted, 12);
    expect(momentsOf(reference.y).m2 / (count - 1)).toBeCloseTo(reference.varianceY, 12);
  });

  test('adjusts both arms by one theta and about one mean, as adjusting unit by unit does', () => {
    const random = openStream(streamKey('cuped', 'test'), 0);
    const arm = (length: number, effect: number) => {
      const x = Array.from({ length }, () => 5 + 2 * standardNormal(random));
      return { x, y: x.map((value) => effect + 1.5 * value + standardNormal(random)) };
    };
    const [first, second] = [arm(40, 0), arm(70, 1)];
    const { theta, arms } = cupedMoments(sumsOf(first.y, first.x), sumsOf(second.y, second.x))!;
    const meanX = momentsOf([...first.x, ...second.x]).mean;
    [first, second].forEach(({ x, y }, index) => {
      const { mean, m2 } = momentsOf(y.map((value, unit) => value - theta * (x[unit]! - meanX)));
      expect(arms[index]!.mean).toBeCloseTo(mean, 11);
      expect(arms[index]!.m2 / m2).toBeCloseTo(1, 9);
    });
    // No other slope leaves less within the arms.
    const left = arms[0]!.m2 + arms[1]!.m2;
    for (const other of [theta - 0.01, theta + 0.01]) {
      const spread = [first, second].map(
        ({ x, y }) => momentsOf(y.map((value, unit) => value - other * x[unit]!)).m2,
      );
      expect(spread[0]! + spread[1]!).toBeGreaterThan(left);
    }
  });

  test('is undefined below two units and where nothing varies', () => {
    expect(cupedMoments()).toBeUndefined();
    expect(cupedMoments(sumsOf([1], [2]))).toBeUndefined();
    expect(cupedMoments(sumsOf([1, 2], [3, 3]))).toBeUndefined();
    expect(cupedMoments(sumsOf([1, 1], [3, 4]))).toBeUndefined();
  });
});

test('ratioMoments(sums) has the deviation of ratioMetricDeviation(metric) at the moments of the sample', () => {
  const [y, x] = [
    [3, 1, 4, 1, 5, 9],
    [6, 5, 3, 5, 8, 9],
  ] as const;
  const moments = ratioMoments(sumsOf(y, x))!;
  expect(moments.mean).toBeCloseTo(23 / 36, 14);
  const deviation = (values: readonly number[]) => Math.sqrt(momentsOf(values).m2 / 5);
  const [meanY, meanX] = [23 / 6, 6];
  const covariance = y.reduce((sum, value, unit) => sum + (value - meanY) * (x[unit]! - meanX), 0) / 5;
  const { standardDeviation } = ratioMetricDeviation({
    numerator: { mean: meanY, standardDeviation: deviation(y) },
    denominator: { mean: meanX, standardDeviation: deviation(x) },
    correlation: covariance / (deviation(y) * deviation(x)),
  });
  expect(Math.sqrt(moments.m2 / 5)).toBeCloseTo(standardDeviation, 12);
  expect(ratioMoments(sumsOf([1, 2], [0, 0]))).toBeUndefined();
});

test('momentsOfSums(count, sum, squares) are those of the values', () => {
  const values = [2, 7, 1, 8, 2, 8];
  const found = momentsOfSums(6, 28, 186)!;
  expect(found.count).toBe(6);
  expect(found.mean).toBeCloseTo(momentsOf(values).mean, 14);
  expect(found.m2).toBeCloseTo(momentsOf(values).m2, 12);
  expect(momentsOfSums(0, 0, 0)).toBeUndefined();
});
