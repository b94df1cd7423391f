import type { PlanResult, QuantityEstimate } from '../../sim-core/index.ts';
import { formatAmount, formatInterval } from '../format/numbers.ts';

/** What a plan costs beside harm. */
export interface Cost {
  readonly key: 'extraModelRuns' | 'gainForgone';
  readonly title: string;
  readonly unit: string;
  /** Said of a plan that has none. */
  readonly none: string;
  /** Null where there is nothing of the kind. */
  readonly of: (plan: PlanResult) => QuantityEstimate | null;
}

export const costs: readonly Cost[] = [
  {
    key: 'extraModelRuns',
    title: 'Extra model runs, mean',
    unit: 'model runs beyond one a request',
    none: 'none',
    of: ({ extraModelRuns }) => extraModelRuns,
  },
  {
    key: 'gainForgone',
    title: 'Gain forgone, mean',
    unit: 'failures that a promotion at once would have avoided',
    none: 'none to gain',
    of: ({ gainForgone }) => gainForgone,
  },
];

/** The mean of a cost with its interval: "1,240 (1,190–1,290)". */
export function costWords({ mean, intervals }: QuantityEstimate): string {
  const interval =
    intervals.mean && formatInterval(formatAmount(intervals.mean[0]), formatAmount(intervals.mean[1]));
  return interval ? `${formatAmount(mean)} (${interval})` : formatAmount(mean);
}

/** What the plans cost, in one sentence. */
export function costTakeaway(plans: readonly PlanResult[]): string {
  const parts = costs.flatMap(({ key, of }) => {
    const ranked = plans
      .flatMap((plan) => {
        const cost = of(plan);
        return cost && cost.mean > 0 ? [{ plan, cost }] : [];
      })
      .sort((a, b) => b.cost.mean - a.cost.mean);
    const [most] = ranked;
    if (!most) return [];
    const free = plans.length - ranked.length;
    const amount = costWords(most.cost);
    return key === 'extraModelRuns'
      ? [
          `${most.plan.name} takes the most extra model runs, ${amount} on average${free > 0 ? `; ${free === 1 ? '1 plan takes' : `${free} plans take`} none` : ''}`,
        ]
      : [`${most.plan.name} forgoes the most while the better model waits, ${amount} failures avoidable`];
  });
  if (plans.length === 0) return 'Nothing has been played yet.';
  return parts.length === 0
    ? 'No plan takes extra model runs, and there is no gain to forgo.'
    : `${parts.join('. ')}.`;
}
