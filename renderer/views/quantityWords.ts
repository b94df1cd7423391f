import type { QuantityEstimate } from '../../sim-core/index.ts';
import { ROUNDS_TO_THE_SAME, formatInterval } from '../format/numbers.ts';

/** A quantile in words with its interval; undefined where a single run tells none. */
export interface QuantityWords {
  readonly value: string;
  readonly interval: string | undefined;
}

/**
 * Says a quantile of a quantity, or its mean. Where every run came to the same, its interval is "all runs alike",
 * where both ends read like the value, "rounds to the same". With sign -1 a benefit is told as a positive number.
 */
export function quantityWords(
  quantity: QuantityEstimate,
  key: 'mean' | 'p50' | 'p95',
  format: (value: number) => string,
  sign: 1 | -1 = 1,
): QuantityWords {
  const ends = quantity.intervals[key]?.map((end) => sign * end);
  // A single run says nothing of its mean's error.
  if (!ends) return { value: format(sign * quantity[key]), interval: undefined };
  const [low, high] = ends.sort((a, b) => a - b) as [number, number];
  return {
    value: format(sign * quantity[key]),
    interval: allAlike(quantity)
      ? 'all runs alike'
      : (formatInterval(format(low), format(high)) ??
        (quantity.intervals.mean ? ROUNDS_TO_THE_SAME : undefined)),
  };
}

/** Without any spread the interval of the mean has no width; a single run says nothing of that. */
function allAlike({ mean, p10, p95, intervals }: QuantityEstimate): boolean {
  if (!intervals.mean || p10 !== p95) return false;
  const [low, high] = intervals.mean;
  return high - low <= 1e-9 * Math.abs(mean);
}
