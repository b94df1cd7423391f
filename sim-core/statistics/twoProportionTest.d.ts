import type { Alternative } from './alternative.ts';
/** Events among units, such as conversions among users. */
export type Proportion = {
  events: number;
  units: number;
};
export type TwoProportionResult = {
  /** Rate of the second less rate of the first. */
  difference: number;
  /** Of the difference, where the two rates are the same. */
  standardError: number;
  z: number;
  pValue: number;
  /** 95% two-sided interval of the difference. */
  interval: [low: number, high: number];
};
/**
 * Pooled z test that two proportions are the same; 'greater' asks whether the second is the greater. Undefined where
 * an arm has no units or the pooled rate is 0 or 1. Throws unless 0 <= events <= units.
 * Source of the interval: Newcombe 1998, "Interval estimation for the difference between independent proportions",
 * Statistics in Medicine 17, 873-890, method 10 (from the two Wilson intervals).
 */
export declare function twoProportionTest(
  first: Proportion,
  second: Proportion,
  alternative?: Alternative,
): TwoProportionResult | undefined;
