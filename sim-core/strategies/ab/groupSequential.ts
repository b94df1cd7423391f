import { memoize } from '../../memoize.ts';
import {
  SpendingBounds,
  normalUpperTail,
  sequentialCriticalValues,
  type SequentialDesign,
} from '../../statistics/index.ts';
import { lookHours } from './lookHours.ts';
import type { ArmProportions, LookRule } from './lookRule.ts';
import { judgedByP } from './lookRule.ts';
import type { LooksOf, Settings } from './settings.ts';

/** The test as it was planned: with users who come by the clock. */
export function plannedDesign({ spending }: LooksOf<'group-sequential'>, chosen: Settings): SequentialDesign {
  return {
    alpha: chosen.alpha,
    sides: 2,
    boundary: `spending-${spending}`,
    times: lookHours(chosen).map((hour) => hour / chosen.hours),
  };
}

const criticalValues = memoize(sequentialCriticalValues, { keep: 200 });

/**
 * Lan-DeMets spending by the clock: nobody knows beforehand how many users come. How alike the tests of two looks are follows
 * from the users counted.
 */
export function groupSequentialRule(looks: LooksOf<'group-sequential'>, chosen: Settings): LookRule {
  const design = plannedDesign(looks, chosen);
  const bounds = new SpendingBounds();
  const { futileBelow } = looks;
  return (arms, elapsed) => {
    let chance = 1;
    const result = judgedByP(arms, (z, pValue) => {
      if (futileBelow !== undefined && elapsed < 1)
        chance = conditionalPower(z, elapsed, criticalValues(design).at(-1)!);
      return {
        pValue,
        limit: 2 * normalUpperTail(bounds.next(information(arms), spentBy(design, elapsed))),
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

/**
 * What the correlation of the tests at two looks goes by. A user who is exposed at both counts as without an event at the first
 * and perhaps with one at the second, so it is not the number of users. The covariance of the two sums is
 * n p (1 - q) with n users and their share p at the first look and the share q that these same users have at the second; with
 * the share of all users then in place of q the correlation is the root of the ratio of n p / (1 - p).
 */
function information({ incumbent, challenger }: ArmProportions): number {
  const units = incumbent.units + challenger.units;
  const events = incumbent.events + challenger.events;
  return (events * units) / (units - events);
}
