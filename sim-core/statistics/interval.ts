import { normalQuantile } from './normalQuantile.ts';

/** An estimate with the ends of its confidence interval. */
export type Interval = { estimate: number; low: number; high: number };

/** The normal quantile that leaves (1 - level) / 2 above it; throws unless level lies strictly between 0 and 1. */
export function twoSidedQuantile(level: number): number {
  if (!(level > 0 && level < 1)) {
    throw new RangeError(`A confidence interval requires a level between 0 and 1, got ${level}`);
  }
  return -normalQuantile((1 - level) / 2);
}
