import type { ProbabilityEstimate } from './result.ts';
/** P(more than value), with its 95% Wilson interval. */
export interface ExceedancePoint {
  readonly value: number;
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
export declare function exceedanceCurve(
  values: Float64Array,
  {
    points,
  }: {
    readonly points: number;
  },
): ExceedanceCurve;
