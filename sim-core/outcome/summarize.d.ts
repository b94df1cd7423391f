import type { EngineChoice } from '../engine/engine.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Strategy } from '../strategies/strategy.ts';
import type { PlanOutcomes } from './outcomes.ts';
import type { SimulationResult } from './result.ts';
export interface SummaryInput {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly engine: EngineChoice;
  readonly outcomes: readonly PlanOutcomes[];
  /** False when the run was stopped before its end. */
  readonly complete: boolean;
}
/** Turns the outcomes of a run into the result object: every number with its Monte-Carlo interval. */
export declare function summarize(input: SummaryInput, known?: readonly Strategy[]): SimulationResult;
