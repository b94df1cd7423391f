import { expectedLosses } from '../../statistics/index.ts';
import type { LookRule } from './lookRule.ts';
import type { LooksOf } from './looksSetting.ts';

/** Chooses the higher rate once it can be chosen for what may be lost; looks in between do not change what is expected. */
export function bayesianRule({ largestLoss, priorEvents, priorOthers }: LooksOf<'bayesian'>): LookRule {
  const prior = { events: priorEvents, others: priorOthers };
  return ({ proportions }) => {
    if (!proportions) return undefined;
    const { incumbent, challenger } = proportions;
    if (incumbent.units === 0 || challenger.units === 0) return undefined;
    const { first, second } = expectedLosses(incumbent, challenger, prior);
    const statistic = Math.min(first, second);
    const higher = second < first ? 'above' : 'below';
    return { statistic, limit: largestLoss, settled: statistic <= largestLoss ? higher : undefined };
  };
}
