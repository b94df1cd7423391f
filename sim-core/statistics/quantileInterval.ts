import { binomialQuantile } from './binomialQuantile.ts';
import { twoSidedQuantile } from './interval.ts';

/**
 * Confidence interval of the p-quantile (0 to 1) from values in ascending order, free of any assumption on their
 * distribution: two order statistics whose ranks are exact binomial quantiles. Where no rank is far enough
 * out, the smallest or the largest value stands in and the level is not reached. Undefined without values.
 * Source: David and Nagaraja 2003, "Order Statistics", section 7.1.
 */
export function quantileInterval(
  sorted: ArrayLike<number>,
  p: number,
  level = 0.95,
): [low: number, high: number] | undefined {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantileInterval requires a p from 0 to 1, got ${p}`);
  twoSidedQuantile(level);
  const count = sorted.length;
  if (count === 0) return undefined;
  const outside = (1 - level) / 2;
  const lowRank = binomialQuantile(outside, count, p);
  const highRank = binomialQuantile(1 - outside, count, p) + 1;
  return [sorted[Math.max(lowRank, 1) - 1]!, sorted[Math.min(highRank, count) - 1]!];
}
