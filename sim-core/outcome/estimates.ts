import { meanInterval, momentsOf, quantile, quantileInterval, wilsonInterval } from '../statistics/index.ts';
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
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index]!;
    if (!Number.isNaN(value)) {
      room[count] = value;
      count += 1;
    }
  }
  return room.subarray(0, count).sort();
}

/** Mean of the worst (largest) 5% of the values, at least one of them; null of nothing. */
export function expectedShortfall(values: Float64Array): number | null {
  if (values.length === 0) return null;
  const sorted = sortedNumbers(values);
  const worst = sorted.subarray(sorted.length - Math.max(1, Math.round(sorted.length * 0.05)));
  return momentsOf(worst).mean;
}
