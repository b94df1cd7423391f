import type { PlanComparison, SimulationResult } from '../../sim-core/index.ts';
import type { Failure } from '../simulation/failure.ts';

/** Two plans held against each other. */
export interface ComparisonState {
  /** The result that they were or are to be compared in. */
  readonly result: SimulationResult;
  /** First and second plan. */
  readonly planIds: PlanPair;
  /** Lost: the result's outcomes are no longer kept. */
  readonly status: 'loading' | 'ready' | 'lost' | 'failed';
  /** What is known of these two so far, which may be of a part of the same run; undefined before there is anything. */
  readonly comparison: PlanComparison | undefined;
  readonly failure: Failure | undefined;
}

/** Ids of a first and a second plan. */
export type PlanPair = readonly [string, string];

/** Two plans of one result held against each other. */
export interface CompareSlice {
  readonly comparison: ComparisonState | undefined;
  /** The plans that were chosen for comparing; undefined before anybody chose. */
  readonly comparedPlans: PlanPair | undefined;
  choosePlans: (planIds: PlanPair) => void;
  /** Compares two plans of a result, unless it has them compared already. */
  comparePlans: (result: SimulationResult, planIds: PlanPair) => Promise<void>;
}
