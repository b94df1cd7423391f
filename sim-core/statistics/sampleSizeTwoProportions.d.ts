import { type Significance } from './errorRates.ts';
export type TwoProportionsDesign = Significance & {
  /** Rates of the two arms, 0 to 1. */
  first: number;
  second: number;
  power: number;
  /** Units of the second arm for each unit of the first. */
  ratio?: number;
};
/**
 * Units per arm, not rounded, with which the pooled z test finds the difference between two rates; undefined where the rates
 * are the same. Source: Fleiss, Levin and Paik 2003, "Statistical Methods for Rates and Proportions", eq. 4.14 without
 * continuity correction (R's power.prop.test).
 */
export declare function sampleSizeTwoProportions(design: TwoProportionsDesign):
  | {
      first: number;
      second: number;
      total: number;
    }
  | undefined;
/**
 * Power of the pooled z test with the given units per arm: the chance to reject on the side of the difference (as R's
 * power.prop.test counts it). Undefined where the rates are the same or an arm has no units.
 */
export declare function powerTwoProportions(
  design: Significance & {
    first: number;
    second: number;
    unitsFirst: number;
    unitsSecond: number;
  },
): number | undefined;
