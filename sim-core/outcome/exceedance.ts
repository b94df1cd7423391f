import { estimateProbability } from './estimates.ts';
import { rowsAtRanks } from './ranks.ts';
import type { ProbabilityEstimate } from './result.ts';

/** P(more than value), with its 95% Wilson interval. */
export interface ExceedancePoint {
  readonly value: number;
  /** Index of it among the values. */
  readonly row: number;
  readonly probability: number;
  readonly low: number;
  readonly high: number;
}

export interface ExceedanceCurve {
  /** Replications with nothing, or less than nothing (a benefit); they have no place on a logarithmic axis. */
  readonly zeroShare: ProbabilityEstimate | null;
  /** Ascending in value, descending in probability; the last is (largest value, 0). */
  readonly points: readonly ExceedancePoint[];
}

/**
 * How likely an outcome exceeds each value. At most `points` points, evenly spaced in probability, largest and
 * smallest value always among them.
 */
export function exceedanceCurve(
  values: Float64Array,
  { points }: { readonly points: number },
): ExceedanceCurve {
  const sorted = values.slice().sort();
  const firstPositive = sorted.findIndex((value) => value > 0);
  const zeros = firstPositive === -1 ? sorted.length : firstPositive;
  const positive = sorted.length - zeros;
  const count = Math.min(points, positive);
  const chosen = Array.from({ length: count }, (_, index) =>
    count === 1 ? sorted.length - 1 : zeros + Math.round((index * (positive - 1)) / (count - 1)),
  );
  const rows = rowsAtRanks({ values, sorted }, chosen);
  return {
    zeroShare: estimateProbability(zeros, sorted.length),
    points: chosen.map((index, point) => {
      // Equal values exceed none of themselves.
      let beyond = index + 1;
      while (beyond < sorted.length && sorted[beyond] === sorted[index]) beyond += 1;
      const { estimate, low, high } = estimateProbability(sorted.length - beyond, sorted.length)!;
      return { value: sorted[index]!, row: rows[point]!, probability: estimate, low, high };
    }),
  };
}
