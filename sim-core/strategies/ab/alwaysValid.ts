import { mixturePValue, mixtureSpread } from '../../statistics/index.ts';
import type { LookRule } from './lookRule.ts';
import { judgedByP } from './lookRule.ts';
import type { LooksOf } from './settings.ts';

/** A mixture test of the z so far, by the number of users; a p-value once reached is not taken back. */
export function alwaysValidRule({ tunedForUsers }: LooksOf<'always-valid'>, alpha: number): LookRule {
  const spread = mixtureSpread(tunedForUsers, alpha);
  let smallest = 1;
  return (arms) =>
    judgedByP(arms, (z) => {
      smallest = Math.min(smallest, mixturePValue(z, arms.incumbent.units + arms.challenger.units, spread));
      return { pValue: smallest, limit: alpha };
    });
}
