import { memoize } from '../../memoize.ts';
import {
  SpendingBounds,
  normalUpperTail,
  sequentialCriticalValues,
  type SequentialDesign,
} from '../../statistics/index.ts';
import { lookHours } from './lookHours.ts';
import type { LookRule } from './lookRule.ts';
import { judgedByP } from './lookRule.ts';
import type { LooksOf } from './looksSetting.ts';
import type { Settings } from './settings.ts';

/** The test as it was planned: with users who come by the clock. */
export function plannedDesign(
  { spending }: LooksOf<'group-sequential'>,
  chosen: Settings,
  level: number,
): SequentialDesign {
  return {
    alpha: level,
    sides: 2,
    boundary: `spending-${spending}`,
    times: lookHours(chosen).map((hour) => hour / chosen.hours),
  };
}

const criticalValues = memoize(sequentialCriticalValues, { keep: 200 });

/**
 * Lan-DeMets spending by the clock: nobody knows beforehand how many units come. How alike the tests of two looks are follows
 * from what was counted.
 */
export function groupSequentialRule(
  looks: LooksOf<'group-sequential'>,
  chosen: Settings,
  level: number,
): LookRule {
  const design = plannedDesign(looks, chosen, level);
  const bounds = new SpendingBounds();
  const { futileBelow } = looks;
  return (found, elapsed) => {
    let chance = 1;
    const result = judgedByP(found, (z, pValue) => {
      if (futileBelow !== undefined && elapsed < 1)
        chance = conditionalPower(z, elapsed, criticalValues(design).at(-1)!);
      return {
        pValue,
        limit: 2 * normalUpperTail(bounds.next(found.information, spentBy(design, elapsed))),
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

/** Risk of one tail that may be spent by then: what a test with its first look then would spend at that look. */
function spentBy({ alpha, sides, boundary }: SequentialDesign, elapsed: number): number {
  if (elapsed === 1) return alpha / 2;
  return normalUpperTail(criticalValues({ alpha, sides, boundary, times: [elapsed, 1] })[0]!);
}
