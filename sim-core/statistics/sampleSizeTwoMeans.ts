import { criticalValue, powerQuantile, requireRatio, type Significance } from './errorRates.ts';
import { findRoot } from './findRoot.ts';
import { normalCdf } from './normalCdf.ts';
import { noncentralTUpperTail, studentTCriticalValue } from './studentT.ts';

export type TwoMeansDesign = Significance & {
  /** Of a unit, the same in both arms; above 0. */
  standardDeviation: number;
  /** Units of the second arm for each unit of the first. */
  ratio?: number;
  /** Whether the deviation is known (z) or estimated from the arms themselves (Student's t). */
  test: 'z' | 't';
};

/** From here on t is z to nine digits. */
const LARGE_DEGREES = 1e8;

/** Arms of a t test with fewer units have no deviation of their own. */
const LEAST_UNITS = 2;

/**
 * Units per arm, not rounded, with which a test finds that two means differ by `difference`; undefined where it is 0. Source:
 * for z, Chow, Shao and Wang 2008, "Sample Size Calculations in Clinical Research", eq. 3.2.1; for t the noncentral t
 * distribution (R's power.t.test), with two units in each arm at least.
 */
export function sampleSizeTwoMeans(
  design: TwoMeansDesign & { difference: number; power: number },
): { first: number; second: number; total: number } | undefined {
  const { difference, standardDeviation, ratio = 1, power } = design;
  requireDesign(design);
  const z = criticalValue(design) + powerQuantile(power);
  if (difference === 0) return undefined;
  const root = (z * standardDeviation) / difference;
  let units = root * root * (1 + 1 / ratio);
  if (design.test === 't') {
    const least = LEAST_UNITS / Math.min(1, ratio);
    const lacking = (first: number): number =>
      powerTwoMeans({ ...design, unitsFirst: first, unitsSecond: ratio * first })! - power;
    let enough = Math.max(units, least) + 2;
    while (lacking(enough) < 0) enough *= 2;
    units = findRoot(lacking, Math.max(least, Math.min(units, enough)), enough, 1e-12 * enough);
  }
  return { first: units, second: ratio * units, total: (1 + ratio) * units };
}

/**
 * Power of the test with the given units per arm, on the side of the difference; undefined where the means are the same or,
 * for t, an arm has fewer than two units.
 */
export function powerTwoMeans(
  design: TwoMeansDesign & { difference: number; unitsFirst: number; unitsSecond: number },
): number | undefined {
  const { difference, standardDeviation, unitsFirst, unitsSecond, alpha, sides } = design;
  requireDesign(design);
  const criticalZ = criticalValue(design);
  // Arms of 2 may come as 1.999… from a ratio.
  const least = design.test === 't' ? LEAST_UNITS * (1 - 1e-12) : Number.MIN_VALUE;
  if (difference === 0 || !(unitsFirst >= least && unitsSecond >= least)) return undefined;
  const shift = Math.abs(difference) / (standardDeviation * Math.sqrt(1 / unitsFirst + 1 / unitsSecond));
  const degreesOfFreedom = Math.max(unitsFirst + unitsSecond - 2, 2);
  if (design.test === 'z' || degreesOfFreedom > LARGE_DEGREES) return normalCdf(shift - criticalZ);
  return noncentralTUpperTail(
    studentTCriticalValue(alpha / sides, degreesOfFreedom),
    degreesOfFreedom,
    shift,
  );
}

/**
 * The smallest difference of means that the test finds with the given power; undefined where an arm has too few units for any
 * (none for z, fewer than two for t).
 */
export function detectableMeanDifference(
  design: TwoMeansDesign & { unitsFirst: number; unitsSecond: number; power: number },
): number | undefined {
  const { standardDeviation, unitsFirst, unitsSecond, power } = design;
  const z = criticalValue(design) + powerQuantile(power);
  const unit = standardDeviation * Math.sqrt(1 / unitsFirst + 1 / unitsSecond);
  if (powerTwoMeans({ ...design, difference: unit }) === undefined) return undefined;
  if (design.test === 'z') return z * unit;
  const excess = (difference: number): number => powerTwoMeans({ ...design, difference })! - power;
  let enough = Math.max(z, 1) * unit;
  while (excess(enough) < 0) enough *= 2;
  return findRoot(excess, SMALL * enough, enough, 1e-13 * enough);
}

/**
 * Units per arm from which the mean of a metric of that skewness is close enough to normal for a two-sided test at 5%: with
 * fewer the test's level is off, however large the effect. A rule of thumb, for arms of one size whose difference is tested
 * it is more than is needed. Source: Kohavi, Deng, Longbotham and Xu 2014, "Seven rules of thumb for web site experimenters",
 * KDD, rule 7.
 */
export function unitsForNormality(skewness: number): number {
  return 355 * skewness * skewness;
}

const SMALL = 1e-9;

function requireDesign({ standardDeviation, ratio = 1 }: TwoMeansDesign): void {
  if (!(standardDeviation > 0 && standardDeviation < Infinity)) {
    throw new RangeError(`A sample size requires a standard deviation above 0, got ${standardDeviation}`);
  }
  requireRatio(ratio);
}
