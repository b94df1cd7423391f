import type { OutcomeColumn, PlanOutcomes } from '../../../sim-core/index.ts';
import { emptyOutcomes } from '../../../sim-core/outcome/outcomes.ts';

/** Outcomes with the columns given, nothing in the others. */
export function planOutcomes(
  columns: Partial<Record<OutcomeColumn, readonly number[]>>,
  planId = 'plan',
): PlanOutcomes {
  const count = Object.values(columns)[0]!.length;
  const outcomes = emptyOutcomes(planId, 0, count);
  outcomes.replications.forEach((_, row) => (outcomes.replications[row] = row));
  for (const [name, values] of Object.entries(columns)) outcomes.columns[name as OutcomeColumn].set(values);
  return outcomes;
}
