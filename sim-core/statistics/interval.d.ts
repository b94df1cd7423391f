/** An estimate with the ends of its confidence interval. */
export type Interval = {
  estimate: number;
  low: number;
  high: number;
};
/** The normal quantile that leaves (1 - level) / 2 above it; throws unless level lies strictly between 0 and 1. */
export declare function twoSidedQuantile(level: number): number;
