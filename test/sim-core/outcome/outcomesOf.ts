import type { Outcome, PlanOutcomes } from '../../../sim-core/outcome/outcomes.ts';
import { unplayed } from '../../../sim-core/outcome/phaseOutcomes.ts';
import { emptyOutcomes, setOutcome } from '../../../sim-core/outcome/outcomes.ts';

const nothing: Omit<Outcome, 'phases'> = {
  verdict: 0,
  decisionHours: Number.NaN,
  requests: 0,
  users: 0,
  extraFailures: 0,
  harm: 0,
  peakShare: 0,
  unitsSeen: 0,
  extraModelRuns: 0,
  gainForgone: Number.NaN,
  truth: 0,
  onsetHours: Number.NaN,
};

/** Outcomes of replications 0, 1, … of a plan, from what differs from nothing having happened. */
export function outcomesOf(planId: string, rows: readonly Partial<Outcome>[]): PlanOutcomes {
  const phases = [unplayed()];
  const outcomes = emptyOutcomes(planId, rows[0]?.phases?.length ?? phases.length, rows.length);
  rows.forEach((row, index) => setOutcome(outcomes, index, index, { ...nothing, phases, ...row }));
  return outcomes;
}
