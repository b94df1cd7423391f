import type { PlanExemplars, PlanResult, QuantityEstimate, ReachMeasure } from '../../sim-core/index.ts';
import { formatAmount } from '../format/numbers.ts';
import { formatReach, reachWords } from './takeaways.ts';

/** What a plan may lose while time passes, and the words for it. */
export interface Stake {
  readonly unit: string;
  /** Of one plan and of several. */
  readonly verb: string;
  readonly verbOfMany: string;
  /** Said of one plan that loses none. */
  readonly none: string;
  /** The same on an axis. */
  readonly noneTitle: string;
  readonly of: (plan: PlanResult) => QuantityEstimate | null;
  /** A replication at the 95th percentile. */
  readonly runOf: (exemplars: PlanExemplars) => number | null;
  readonly format: (value: number, plan: PlanResult) => string;
}

/** What the challenger reaches: where it may be harmful. */
export function reachStake(measure: ReachMeasure, population: number): Stake {
  const { unit, verb, verbOfMany, none, noneTitle } = reachWords[measure];
  return {
    unit,
    verb,
    verbOfMany,
    none: none[0],
    noneTitle,
    of: ({ blastRadius }) => blastRadius[measure],
    runOf: ({ reach }) => reach[measure]?.p95 ?? null,
    format: (value, plan) => formatReach(value, measure, plan, population),
  };
}

/** What is forgone while a better challenger waits: what it reaches is then a gain, and no loss. */
export const gainStake: Stake = {
  unit: 'avoidable failures',
  verb: 'forgoes',
  verbOfMany: 'forgo',
  none: 'forgoes nothing',
  noneTitle: 'None',
  of: ({ gainForgone }) => gainForgone,
  runOf: ({ costs }) => costs.gainForgoneP95,
  format: formatAmount,
};
