import {
  confidenceSequence,
  mixtureCriticalValue,
  mixturePValue,
  mixtureSpread,
} from '../../statistics/index.ts';
import type { LookRule } from './lookRule.ts';
import { judgedByP } from './lookRule.ts';
import type { LooksOf } from './looksSetting.ts';

/**
 * A mixture test of the z so far, by the number of units; a p-value once reached is not taken back. The interval is the
 * confidence sequence that goes with it: without the looks before, it leaves out 0 where p is at most alpha (of shares nearly so:
 * the test takes them to be the same, and the sequence does not, which it may not where they differ).
 */
export function alwaysValidRule({ tunedForUsers }: LooksOf<'always-valid'>, alpha: number): LookRule {
  const spread = mixtureSpread(tunedForUsers, alpha);
  let smallest = 1;
  return (found) => {
    const result = judgedByP(found, (z) => {
      smallest = Math.min(smallest, mixturePValue(z, found.units, spread));
      return { pValue: smallest, limit: alpha };
    });
    if (!result || !found.test) return result;
    if (found.proportions) {
      const { incumbent, challenger } = found.proportions;
      const shares = confidenceSequence(incumbent, challenger, { alpha, spread });
      return shares ? { ...result, interval: [shares.low, shares.high] } : result;
    }
    const { difference, standardError } = found.test;
    const half = mixtureCriticalValue(alpha, found.units, spread) * standardError;
    return { ...result, interval: [difference - half, difference + half] };
  };
}
