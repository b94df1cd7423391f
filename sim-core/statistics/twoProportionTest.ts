import type { Alternative } from './alternative.ts';
import { requireSuccesses } from './interval.ts';
import { normalCdf } from './normalCdf.ts';
import { normalUpperTail } from './normalUpperTail.ts';

/** Events among units, such as conversions among users. */
export type Proportion = { events: number; units: number };

export type TwoProportionResult = {
  /** Rate of the second less rate of the first. */
  difference: number;
  /** Of the difference, where the two rates are the same. */
  standardError: number;
  z: number;
  pValue: number;
};

/**
 * Pooled z test that two proportions are the same; 'greater' asks whether the second is the greater. Undefined where
 * an arm has no units or the pooled rate is 0 or 1. Throws unless 0 <= events <= units. Its interval: `newcombeInterval`.
 */
export function twoProportionTest(
  first: Proportion,
  second: Proportion,
  alternative: Alternative = 'two-sided',
): TwoProportionResult | undefined {
  requireSuccesses('twoProportionTest', first.events, first.units);
  requireSuccesses('twoProportionTest', second.events, second.units);
  const events = first.events + second.events;
  const units = first.units + second.units;
  if (first.units === 0 || second.units === 0 || events === 0 || events === units) return undefined;

  const pooled = events / units;
  const standardError = Math.sqrt(pooled * ((units - events) / units) * (1 / first.units + 1 / second.units));
  const difference = second.events / second.units - first.events / first.units;
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
  };
}
