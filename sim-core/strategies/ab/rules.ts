import { memoize } from '../../memoize.ts';

import {
  SpendingBounds,
  expectedLosses,
  mixturePValue,
  mixtureSpread,
  normalUpperTail,
  sequentialCriticalValues,
} from '../../statistics/index.ts';
import type { ArmProportions, LookRule } from './lookRule.ts';
import { judgedByP } from './lookRule.ts';
import type { Looks, Settings } from './settings.ts';

/** The rule of a test that is about to begin. */
export function lookRule({ looks, alpha }: Settings): LookRule {
  switch (looks.kind) {
    case 'once':
    case 'naive':
      return (arms) => judgedByP(arms, (_, pValue) => ({ pValue, limit: alpha }));
    case 'group-sequential':
      return groupSequentialRule(looks.spending, alpha);
    case 'always-valid':
      return alwaysValidRule(looks.tunedForUsers, alpha);
    case 'bayesian':
      return bayesianRule(looks);
  }
}

/**
 * Lan-DeMets spending by the clock: nobody knows beforehand how many users come. How alike the tests of two looks are follows
 * from the users counted.
 */
function groupSequentialRule(spending: Spending, alpha: number): LookRule {
  const bounds = new SpendingBounds();
  return (arms, elapsed) =>
    judgedByP(arms, (_, pValue) => ({
      pValue,
      limit: 2 * normalUpperTail(bounds.next(information(arms), spentBy({ spending, alpha, elapsed }))),
    }));
}

type Spending = Extract<Looks, { kind: 'group-sequential' }>['spending'];

/** Risk of one tail that may be spent by then: what a test with a look then would spend at that look. */
const spentBy = memoize(
  ({ spending, alpha, elapsed }: { spending: Spending; alpha: number; elapsed: number }) =>
    elapsed === 1
      ? alpha / 2
      : normalUpperTail(
          sequentialCriticalValues({
            alpha,
            sides: 2,
            boundary: `spending-${spending}`,
            times: [elapsed, 1],
          })[0]!,
        ),
  { keep: 500 },
);

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

function alwaysValidRule(tunedForUsers: number, alpha: number): LookRule {
  const spread = mixtureSpread(tunedForUsers, alpha);
  let smallest = 1;
  return (arms) =>
    judgedByP(arms, (z) => {
      smallest = Math.min(smallest, mixturePValue(z, arms.incumbent.units + arms.challenger.units, spread));
      return { pValue: smallest, limit: alpha };
    });
}

/** Chooses the higher rate once it can be chosen for what may be lost; looks in between do not change what is expected. */
function bayesianRule({
  largestLoss,
  priorEvents,
  priorOthers,
}: Extract<Looks, { kind: 'bayesian' }>): LookRule {
  const prior = { events: priorEvents, others: priorOthers };
  return ({ incumbent, challenger }) => {
    if (incumbent.units === 0 || challenger.units === 0) return undefined;
    const { first, second } = expectedLosses(incumbent, challenger, prior);
    const statistic = Math.min(first, second);
    const higher = second < first ? 'above' : 'below';
    return { statistic, limit: largestLoss, settled: statistic <= largestLoss ? higher : undefined };
  };
}
