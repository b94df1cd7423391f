import type { Alternative } from './alternative.ts';
import { normalCdf } from './normalCdf.ts';
import { normalUpperTail } from './normalUpperTail.ts';
import { wilsonInterval } from './wilsonInterval.ts';

/** Events among units, such as conversions among users. */
export type Proportion = { events: number; units: number };

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
export function twoProportionTest(
  first: Proportion,
  second: Proportion,
  alternative: Alternative = 'two-sided',
): TwoProportionResult | undefined {
  const one = wilsonInterval(first.events, first.units);
  const two = wilsonInterval(second.events, second.units);
  const events = first.events + second.events;
  const units = first.units + second.units;
  if (!one || !two || events === 0 || events === units) return undefined;

  const pooled = events / units;
  const standardError = Math.sqrt(pooled * ((units - events) / units) * (1 / first.units + 1 / second.units));
  const difference = two.estimate - one.estimate;
  const z = difference / standardError;
  return {
    difference,
    standardError,
    z,
    pValue:
      alternative === 'greater'
        ? normalUpperTail(z)
        : alternative === 'less'
          ? normalCdf(z)
          : 2 * normalUpperTail(Math.abs(z)),
    interval: [
      difference - distance(two.estimate - two.low, one.high - one.estimate),
      difference + distance(two.high - two.estimate, one.estimate - one.low),
    ],
  };
}

function distance(a: number, b: number): number {
  return Math.sqrt(a * a + b * b);
}
