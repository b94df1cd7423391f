import { sine, cosine } from '../numeric/index.ts';
import {
  criticalValue,
  powerQuantile,
  requireProbability,
  requireRatio,
  type Significance,
} from './errorRates.ts';
import { findRoot } from './findRoot.ts';
import { normalCdf } from './normalCdf.ts';

/**
 * Approximations to the test of two proportions: z with the variance of both arms pooled (R's power.prop.test; the default)
 * or of each apart, the pooled z with the continuity correction of Fleiss, the difference of the arcsines of the rates
 * (Cohen's h), or the variance under no effect taken at the first rate alone (the calculator of Evan Miller).
 */
export const proportionApproximations = ['pooled', 'unpooled', 'continuity', 'arcsine', 'baseline'] as const;
export type ProportionApproximation = (typeof proportionApproximations)[number];

export type TwoProportionsDesign = Significance & {
  /** Rates of the two arms, 0 to 1. */
  first: number;
  second: number;
  power: number;
  /** Units of the second arm for each unit of the first. */
  ratio?: number;
  approximation?: ProportionApproximation;
};

/**
 * Units per arm, not rounded, with which the test finds the difference between two rates; undefined where the rates
 * are the same. Source: Fleiss, Levin and Paik 2003, "Statistical Methods for Rates and Proportions", eq. 4.14 without
 * continuity correction and eq. 4.18 with it; Cohen 1988, "Statistical Power Analysis", section 6.4, for the arcsine.
 */
export function sampleSizeTwoProportions(
  design: TwoProportionsDesign,
): { first: number; second: number; total: number } | undefined {
  const { first, second, ratio = 1, approximation = 'pooled' } = design;
  requireRates(first, second);
  requireRatio(ratio);
  const criticalZ = criticalValue(design);
  const powerZ = powerQuantile(design.power);
  if (first === second) return undefined;

  const { difference, ifEqual, ifDifferent } = scaleOf(first, second, ratio, approximation);
  const root = (criticalZ * ifEqual + powerZ * ifDifferent) / difference;
  let units = root * root;
  if (approximation === 'continuity') {
    const widened = 1 + Math.sqrt(1 + (2 * continuity(first, second, ratio)) / units);
    units *= (widened * widened) / 4;
  }
  return { first: units, second: ratio * units, total: (1 + ratio) * units };
}

/**
 * Power of the test with the given units per arm: the chance to reject on the side of the difference (as R's
 * power.prop.test counts it). Undefined where the rates are the same or an arm has no units.
 */
export function powerTwoProportions(
  design: Significance & {
    first: number;
    second: number;
    unitsFirst: number;
    unitsSecond: number;
    approximation?: ProportionApproximation;
  },
): number | undefined {
  const { first, second, unitsFirst, unitsSecond, approximation = 'pooled' } = design;
  requireRates(first, second);
  const criticalZ = criticalValue(design);
  if (first === second || !(unitsFirst > 0 && unitsSecond > 0)) return undefined;

  const ratio = unitsSecond / unitsFirst;
  const { difference, ifEqual, ifDifferent } = scaleOf(first, second, ratio, approximation);
  let units = unitsFirst;
  if (approximation === 'continuity') {
    const left = Math.max(0, unitsFirst - continuity(first, second, ratio) / 2);
    units = (left * left) / unitsFirst;
  }
  const shift = difference * Math.sqrt(units) - criticalZ * ifEqual;
  return ifDifferent === 0 ? (shift > 0 ? 1 : 0) : normalCdf(shift / ifDifferent);
}

/**
 * The rate of the second arm nearest to that of the first, above or below it, that the test tells apart with the given power;
 * undefined where no rate up to 1, or down to 0, is far enough. Throws unless both arms have units.
 */
export function detectableRate(
  design: Significance & {
    first: number;
    unitsFirst: number;
    unitsSecond: number;
    power: number;
    side: 'above' | 'below';
    approximation?: ProportionApproximation;
  },
): number | undefined {
  const { first, power, side, unitsFirst, unitsSecond } = design;
  powerQuantile(power);
  if (!(unitsFirst > 0 && unitsSecond > 0))
    throw new RangeError(
      `A detectable rate requires units in both arms, got ${unitsFirst} and ${unitsSecond}`,
    );
  const end = side === 'above' ? 1 : 0;
  const excess = (second: number): number => (powerTwoProportions({ ...design, second }) ?? 0) - power;
  if (!(excess(end) >= 0)) return undefined;
  return findRoot(excess, Math.min(first, end), Math.max(first, end), 0);
}

/**
 * The difference between the rates, and its standard deviation if they are equal and if they are different, per root of a unit
 * of the first arm.
 */
export function scaleOf(
  first: number,
  second: number,
  ratio: number,
  approximation: ProportionApproximation,
): { difference: number; ifEqual: number; ifDifferent: number } {
  const size = Math.sqrt(1 + 1 / ratio);
  if (approximation === 'arcsine') {
    const difference = 2 * Math.abs(arcsineOfRoot(first) - arcsineOfRoot(second));
    return { difference, ifEqual: size, ifDifferent: size };
  }
  const mean = approximation === 'baseline' ? first : (first + ratio * second) / (1 + ratio);
  const apart = Math.sqrt(first * (1 - first) + (second * (1 - second)) / ratio);
  return {
    difference: Math.abs(second - first),
    ifEqual: approximation === 'unpooled' ? apart : size * Math.sqrt(mean * (1 - mean)),
    ifDifferent: apart,
  };
}

function continuity(first: number, second: number, ratio: number): number {
  return (1 + 1 / ratio) / Math.abs(second - first);
}

const HALF_PI = 1.5707963267948966;

/** Angle whose sine is the root of a share, by Newton's method on the half of the quarter turn where it is steep. */
function arcsineOfRoot(share: number): number {
  if (share > 0.5) return HALF_PI - arcsineOfRoot(1 - share);
  const root = Math.sqrt(share);
  let angle = root;
  for (let round = 0; round < 6; round += 1) angle += (root - sine(angle)) / cosine(angle);
  return angle;
}

function requireRates(first: number, second: number): void {
  requireProbability('a first rate', first);
  requireProbability('a second rate', second);
}
