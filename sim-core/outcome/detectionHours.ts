import type { PlanOutcomes } from './outcomes.ts';
import { truthCodes, verdictCodes } from './outcomes.ts';

/** Whether the challenger is harmful in a replication, by row. */
export function isHarmful({ columns }: PlanOutcomes, row: number): boolean {
  return columns.truth[row] === truthCodes.harmful;
}

/** Whether a replication ends in a rollback, by row. */
export function isRolledBack({ columns }: PlanOutcomes, row: number): boolean {
  return columns.verdict[row] === verdictCodes.rolledBack;
}

/** Hours from the onset to the rollback, by row; NaN where there is none after an onset. */
export function detectionHours(outcomes: PlanOutcomes): Float64Array {
  const { decisionHours, onsetHours } = outcomes.columns;
  return decisionHours.map((hours, row) => {
    const onset = onsetHours[row]!;
    return isRolledBack(outcomes, row) && hours > onset ? hours - onset : Number.NaN;
  });
}
