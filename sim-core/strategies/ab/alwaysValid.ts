import { mixtureCriticalValue, mixturePValue, mixtureSpread } from '../../statistics/index.ts';
import type { LookRule } from './lookRule.ts';
import { judgedByP } from './lookRule.ts';
import type { LooksOf } from './looksSetting.ts';

/**
 * A mixture test of the z so far, by the number of units; a p-value once reached is not taken back. The interval is the
 * confidence sequence that goes with it: without the looks before, it leaves out 0 just where p is at most alpha.
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
    const { difference, standardError } = found.test;
    const half = mixtureCriticalValue(alpha, found.units, spread) * standardError;
    return { ...result, interval: [difference - half, difference + half] };
  };
}
