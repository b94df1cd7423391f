import type { Moments } from './moments.ts';
import type { PairedSums } from './pairedSums.ts';

/** What a ratio metric is made of, per unit: a sum of numerators over a sum of denominators, such as clicks per view by user. */
export type RatioMetric = {
  numerator: { mean: number; standardDeviation: number };
  denominator: { mean: number; standardDeviation: number };
  /** Between the numerator and the denominator of the same unit, -1 to 1. */
  correlation: number;
};

/**
 * The ratio, and the standard deviation per unit that makes it a mean like any other: the ratio of n units has that deviation
 * over the root of n. Throws unless the denominator has a mean above 0, no deviation is below 0 and the correlation is one.
 * Source: the delta method; Deng, Knoblich and Lu 2018, "Applying the delta method in metric analytics", KDD, eq. 4.
 */
export function ratioMetricDeviation({ numerator, denominator, correlation }: RatioMetric): {
  ratio: number;
  standardDeviation: number;
} {
  if (!(denominator.mean > 0 && denominator.mean < Infinity))
    throw new RangeError(
      `A ratio metric requires a denominator with a mean above 0, got ${denominator.mean}`,
    );
  for (const { standardDeviation } of [numerator, denominator]) {
    if (!(standardDeviation >= 0 && standardDeviation < Infinity))
      throw new RangeError(
        `A ratio metric requires standard deviations of 0 or more, got ${standardDeviation}`,
      );
  }
  if (!(correlation >= -1 && correlation <= 1))
    throw new RangeError(`A ratio metric requires a correlation from -1 to 1, got ${correlation}`);
  const ratio = numerator.mean / denominator.mean;
  const ofDenominator = ratio * denominator.standardDeviation;
  const apart = numerator.standardDeviation - ofDenominator;
  // (a - b)^2 + 2 (1 - correlation) a b, which cannot fall below 0 by rounding.
  const variance = apart * apart + 2 * (1 - correlation) * numerator.standardDeviation * ofDenominator;
  return { ratio, standardDeviation: Math.sqrt(Math.max(0, variance)) / denominator.mean };
}

/**
 * The ratio of two sums over the same units (y by x), as if it were the mean of so many units: a test of means then compares
 * ratio metrics. `m2` is that of the linearised metric (y - ratio x) / mean x. Undefined where the denominators sum to 0 or less.
 * Source: the delta method; Deng, Knoblich and Lu 2018, "Applying the delta method in metric analytics", KDD, eq. 4.
 */
export function ratioMoments(sums: PairedSums): Moments | undefined {
  if (!(sums.x > 0)) return undefined;
  const ratio = sums.y / sums.x;
  const meanX = sums.x / sums.count;
  const squares = sums.yy - 2 * ratio * sums.xy + ratio * ratio * sums.xx;
  return { count: sums.count, mean: ratio, m2: Math.max(0, squares) / (meanX * meanX) };
}
