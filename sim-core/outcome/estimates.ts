import {
  meanInterval,
  momentsOf,
  normalQuantile,
  quantile,
  quantileInterval,
  wilsonInterval,
} from '../statistics/index.ts';
import type { ProbabilityEstimate, QuantityEstimate } from './result.ts';

/** A probability from counts, with its 95% Wilson interval; null of nothing. */
export function estimateProbability(events: number, trials: number): ProbabilityEstimate | null {
  return wilsonInterval(events, trials) ?? null;
}

/** A distribution from its values, NaN left out, with 95% Monte-Carlo intervals; null of nothing. */
export function estimateQuantity(values: Float64Array): QuantityEstimate | null {
  const sorted = sortedNumbers(values);
  if (sorted.length === 0) return null;
  const moments = momentsOf(sorted);
  const mean = meanInterval(moments);
  return {
    mean: moments.mean,
    p10: quantile(sorted, 0.1)!,
    p50: quantile(sorted, 0.5)!,
    p90: quantile(sorted, 0.9)!,
    p95: quantile(sorted, 0.95)!,
    intervals: {
      mean: mean ? [mean.low, mean.high] : null,
      p50: quantileInterval(sorted, 0.5)!,
      p95: quantileInterval(sorted, 0.95)!,
    },
  };
}

/** Room to sort in: a result sorts dozens of columns, and each copy would wait for its collection. */
let room = new Float64Array(0);

/** The values but NaN, ascending; they hold until the next call. */
function sortedNumbers(values: Float64Array): Float64Array {
  if (room.length < values.length) room = new Float64Array(values.length);
  let count = 0;
  let last = -Infinity;
  let ascends = true;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index]!;
    if (Number.isNaN(value)) continue;
    if (value < last) ascends = false;
    last = value;
    room[count] = value;
    count += 1;
  }
  const numbers = room.subarray(0, count);
  // Where nothing is random all values are one.
  return ascends ? numbers : numbers.sort();
}

/** A quantile over all replications, with its 95% Monte-Carlo interval; `high` is null where that is open above. */
export interface NeverQuantile {
  readonly estimate: number;
  readonly low: number;
  readonly high: number | null;
}

/**
 * A quantile (p from 0 to 1) of times that may never come: NaN counts as later than any. Null of nothing, and where
 * the quantile is never.
 */
export function quantileWithNever(values: Float64Array, p: number): NeverQuantile | null {
  const sorted = values.map((value) => (Number.isNaN(value) ? Infinity : value)).sort();
  const estimate = quantile(sorted, p);
  const interval = quantileInterval(sorted, p);
  if (estimate === undefined || estimate === Infinity || !interval) return null;
  const [low, high] = interval;
  return { estimate, low, high: high === Infinity ? null : high };
}

/** Mean of the worst (largest) 5% of the values, at least one of them; null of nothing. */
export function expectedShortfall(values: Float64Array): number | null {
  return values.length === 0 ? null : momentsOf(worstOf(values)).mean;
}

/**
 * 95% Monte-Carlo interval of the expected shortfall by its asymptotic variance; null where fewer than 2 values are
 * the worst 5%. Source: Manistre and Hancock 2005, "Variance of the CTE estimator".
 */
export function expectedShortfallInterval(values: Float64Array): readonly [number, number] | null {
  const worst = worstOf(values);
  if (worst.length < 2) return null;
  const { mean, count, m2 } = momentsOf(worst);
  const overQuantile = mean - worst[0]!;
  const variance = m2 / (count - 1) + (1 - WORST) * overQuantile * overQuantile;
  const half = normalQuantile(0.975) * Math.sqrt(variance / count);
  return [mean - half, mean + half];
}

/** What the worst is, of all. */
const WORST = 0.05;

/** The largest 5% of the values in ascending order, at least one of them if there is any; they hold until the next call. */
function worstOf(values: Float64Array): Float64Array {
  const sorted = sortedNumbers(values);
  return sorted.subarray(sorted.length - Math.max(1, Math.round(sorted.length * WORST)));
}
