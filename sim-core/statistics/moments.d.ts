/** Sufficient statistics of a sample for its mean and variance: `m2` is the sum of squared distances from the mean. */
export type Moments = {
  readonly count: number;
  readonly mean: number;
  readonly m2: number;
};
/** Moments of the values. Source: Welford 1962, "Note on a method for calculating corrected sums of squares". */
export declare function momentsOf(values: Iterable<number>): Moments;
/**
 * Moments of two samples taken together. Source: Chan, Golub and LeVeque 1983, "Algorithms for computing the sample
 * variance", eq. 2.1.
 */
export declare function mergeMoments(a: Moments, b: Moments): Moments;
