import { criticalValue, powerQuantile, requireProbability, type Significance } from './errorRates.ts';
import { normalCdf } from './normalCdf.ts';

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
export function sampleSizeTwoProportions(
  design: TwoProportionsDesign,
): { first: number; second: number; total: number } | undefined {
  const { first, second, ratio = 1 } = design;
  requireProbability('a first rate', first);
  requireProbability('a second rate', second);
  if (!(ratio > 0 && ratio < Infinity))
    throw new RangeError(`A sample size requires a ratio above 0, got ${ratio}`);
  const criticalZ = criticalValue(design);
  const powerZ = powerQuantile(design.power);
  const difference = second - first;
  if (difference === 0) return undefined;

  const { pooled, separate } = standardDeviations(first, second, ratio);
  const root = (criticalZ * pooled + powerZ * separate) / difference;
  const units = root * root;
  return { first: units, second: ratio * units, total: (1 + ratio) * units };
}

/**
 * Power of the pooled z test with the given units per arm: the chance to reject on the side of the difference (as R's
 * power.prop.test counts it). Undefined where the rates are the same or an arm has no units.
 */
export function powerTwoProportions(
  design: Significance & { first: number; second: number; unitsFirst: number; unitsSecond: number },
): number | undefined {
  const { first, second, unitsFirst, unitsSecond } = design;
  requireProbability('a first rate', first);
  requireProbability('a second rate', second);
  const criticalZ = criticalValue(design);
  if (first === second || !(unitsFirst > 0 && unitsSecond > 0)) return undefined;

  const { pooled, separate } = standardDeviations(first, second, unitsSecond / unitsFirst);
  const shift = Math.abs(second - first) * Math.sqrt(unitsFirst) - criticalZ * pooled;
  return separate === 0 ? (shift > 0 ? 1 : 0) : normalCdf(shift / separate);
}

/** Of the difference between the rates, per square root of a unit of the first arm. */
function standardDeviations(
  first: number,
  second: number,
  ratio: number,
): { pooled: number; separate: number } {
  const mean = (first + ratio * second) / (1 + ratio);
  return {
    pooled: Math.sqrt((1 + 1 / ratio) * mean * (1 - mean)),
    separate: Math.sqrt(first * (1 - first) + (second * (1 - second)) / ratio),
  };
}
