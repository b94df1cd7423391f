import { SpendingBounds, normalUpperTail } from '../../statistics/index.ts';
import type { LookRule } from './lookRule.ts';
import { judgedByP } from './lookRule.ts';
import type { LooksOf } from './looksSetting.ts';
import type { Settings } from './settings.ts';
import { spendingPlan } from './spending.ts';

/**
 * Lan-DeMets spending by the clock: nobody knows beforehand how many units come. How alike the tests of two looks are follows
 * from what was counted.
 */
export function groupSequentialRule(
  looks: LooksOf<'group-sequential'>,
  chosen: Settings,
  level: number,
): LookRule {
  const plan = spendingPlan(looks, chosen, level);
  const bounds = new SpendingBounds();
  const { futileBelow } = looks;
  return (found, elapsed) => {
    let chance = 1;
    const result = judgedByP(found, (z, pValue) => {
      if (futileBelow !== undefined && elapsed < 1)
        chance = conditionalPower(z, elapsed, plan.critical.at(-1)!);
      return {
        pValue,
        limit: 2 * normalUpperTail(bounds.next(found.information, plan.spentBy(elapsed))),
      };
    });
    return result && { ...result, isFutile: !result.settled && chance < (futileBelow ?? 0) };
  };
}

/**
 * Chance that the z at the end is beyond its limit on the side where it is now, if the trend so far goes on. Source: Lan and
 * Wittes 1988, "The B-value", Biometrics 44, 579-585, eq. 4 with the drift estimated.
 */
function conditionalPower(z: number, elapsed: number, limit: number): number {
  return normalUpperTail((limit - Math.abs(z) / Math.sqrt(elapsed)) / Math.sqrt(1 - elapsed));
}
