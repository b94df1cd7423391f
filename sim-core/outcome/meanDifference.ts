import { momentsOf, twoSidedQuantile } from '../statistics/index.ts';
import type { Moments } from '../statistics/index.ts';
import { isRoundingNoise } from './roundingNoise.ts';

/** A value of a replication; NaN where it has none. */
export type ValueOfRow = (row: number) => number;

/** There is no number: nothing was played, or one of the two runs, or both, never had the quantity. */
export interface NoDifference {
  readonly notCompared: 'nothingPlayed' | 'neverNow' | 'neverBefore' | 'neverInEither';
}

/** By how much the mean of a quantity differs between two runs, over the replications of each that have it. */
export interface MeanDifference {
  /** Replications that have the quantity. */
  readonly counted: { readonly now: number; readonly before: number };
  readonly now: number;
  readonly before: number;
  /** Now less before, in the quantity's own unit. */
  readonly difference: number;
  /** 95%; null where one of the two has it in a single replication, which says nothing of its error. */
  readonly interval: readonly [number, number] | null;
}

/**
 * Compares the means of a quantity that some replications may not have. Paired, row by row, the error of the difference
 * is that of the mean of each row's own part in it, (x - mean x) / share of rows that have x, less the same of y: for
 * quantities that all rows have this is the paired-t interval, for others the delta method for a difference of two
 * ratios (Law 2015, "Simulation Modeling and Analysis", sections 10.2.1 and 9.5.3, the normal quantile in place of
 * Student's). Unpaired, the errors of two independent means add up.
 * @param scale size of what the values of a row were added up from, for telling a difference from rounding
 */
export function meanDifference(
  now: ValueOfRow,
  before: ValueOfRow,
  rows: { readonly now: number; readonly before: number },
  isPaired: boolean,
  scale: ValueOfRow,
): MeanDifference | NoDifference {
  if (rows.now === 0 || rows.before === 0) return { notCompared: 'nothingPlayed' };
  const one = Float64Array.from({ length: rows.now }, (_, row) => now(row));
  const two = Float64Array.from({ length: rows.before }, (_, row) => before(row));
  if (isPaired) {
    for (let row = 0; row < rows.now; row += 1) {
      if (isRoundingNoise(one[row]!, two[row]!, scale(row))) one[row] = two[row]!;
    }
  }
  const [first, second] = [present(one), present(two)];
  if (first.count === 0 && second.count === 0) return { notCompared: 'neverInEither' };
  if (first.count === 0) return { notCompared: 'neverNow' };
  if (second.count === 0) return { notCompared: 'neverBefore' };
  const difference = first.mean - second.mean;
  const variance = isPaired
    ? pairedVariance(one, two, first, second)
    : squaredError(first) + squaredError(second);
  const half = twoSidedQuantile(0.95) * Math.sqrt(variance);
  return {
    counted: { now: first.count, before: second.count },
    now: first.mean,
    before: second.mean,
    difference,
    interval: first.count < 2 || second.count < 2 ? null : [difference - half, difference + half],
  };
}

function present(values: Float64Array): Moments {
  return momentsOf(values.filter((value) => !Number.isNaN(value)));
}

/** Squared standard error of a mean. */
function squaredError({ count, m2 }: Moments): number {
  return m2 / (count - 1) / count;
}

function pairedVariance(one: Float64Array, two: Float64Array, first: Moments, second: Moments): number {
  const rows = one.length;
  const part = (value: number, { count, mean }: Moments) =>
    Number.isNaN(value) ? 0 : ((value - mean) * rows) / count;
  return squaredError(momentsOf(one.map((value, row) => part(value, first) - part(two[row]!, second))));
}
