/**
 * Sums over units that each have two numbers, and all that a test by unit needs of them: y is the metric or the numerator of a
 * ratio, x the covariate or the denominator.
 */
export type PairedSums = {
  readonly count: number;
  readonly y: number;
  readonly x: number;
  readonly yy: number;
  readonly xx: number;
  readonly xy: number;
};
