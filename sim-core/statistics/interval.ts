import { normalQuantile } from './normalQuantile.ts';

/** An estimate with the ends of its confidence interval. */
export type Interval = { estimate: number; low: number; high: number };

/** The normal quantile that leaves (1 - level) / 2 above it; throws unless level lies strictly between 0 and 1. */
export function twoSidedQuantile(level: number): number {
  requireLevel(level);
  return -normalQuantile((1 - level) / 2);
}

export function requireLevel(level: number): void {
  if (level > 0 && level < 1) return;
  throw new RangeError(`A confidence interval requires a level between 0 and 1, got ${level}`);
}

/** Throws, in the name of the interval, unless 0 <= successes <= trials. */
export function requireSuccesses(name: string, successes: number, trials: number): void {
  if (successes >= 0 && successes <= trials && trials < Infinity) return;
  throw new RangeError(`${name} requires 0 <= successes <= trials, got ${successes} of ${trials}`);
}
