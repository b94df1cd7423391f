import { estimateProbability } from './estimates.ts';
import type { PlanOutcomes } from './outcomes.ts';
import { truthCodes, verdictCodes } from './outcomes.ts';
import type { ProbabilityEstimate } from './result.ts';

/** What becomes of a bad and of a good challenger under a plan. Shares are of all replications, with 95% intervals. */
export interface OutcomeTree {
  /** Harmful; null if it is in no replication. */
  readonly bad: {
    readonly share: ProbabilityEstimate;
    readonly shipped: ProbabilityEstimate;
    /** Rolled back after the onset: the harm was caught. */
    readonly stopped: ProbabilityEstimate;
    /** Rolled back at the onset or before it, for no harm that there was. */
    readonly stoppedBefore: ProbabilityEstimate;
    readonly undecided: ProbabilityEstimate;
  } | null;
  /** Equal or better; null if it is in no replication. */
  readonly good: {
    readonly share: ProbabilityEstimate;
    readonly shipped: ProbabilityEstimate;
    readonly stopped: ProbabilityEstimate;
    readonly undecided: ProbabilityEstimate;
  } | null;
}

/** The ways in which a replication can end, by what the challenger truly is in it and what the plan did with it. */
export const runEndings = [
  'badShipped',
  'badStopped',
  'badStoppedBefore',
  'badUndecided',
  'goodShipped',
  'goodStopped',
  'goodUndecided',
] as const;
export type RunEnding = (typeof runEndings)[number];

/** How one replication ended. */
export function runEnding({ columns }: PlanOutcomes, row: number): RunEnding {
  const isBad = columns.truth[row] === truthCodes.harmful;
  const verdict = columns.verdict[row];
  if (verdict === verdictCodes.undecided) return isBad ? 'badUndecided' : 'goodUndecided';
  if (verdict === verdictCodes.promoted) return isBad ? 'badShipped' : 'goodShipped';
  if (!isBad) return 'goodStopped';
  return columns.decisionHours[row]! > columns.onsetHours[row]! ? 'badStopped' : 'badStoppedBefore';
}

/** Counts a plan's replications by what the challenger truly is and what the plan did with it. */
export function outcomeTree(outcomes: PlanOutcomes): OutcomeTree {
  const { length } = outcomes.replications;
  const counts = Object.fromEntries(runEndings.map((ending) => [ending, 0])) as Record<RunEnding, number>;
  for (let row = 0; row < length; row += 1) counts[runEnding(outcomes, row)] += 1;
  const share = (...endings: readonly RunEnding[]) =>
    estimateProbability(
      endings.reduce((sum, ending) => sum + counts[ending], 0),
      length,
    )!;
  const met = (branch: 'bad' | 'good') =>
    runEndings.filter((ending) => ending.startsWith(branch) && counts[ending] > 0).length > 0;
  return {
    bad: met('bad')
      ? {
          share: share('badShipped', 'badStopped', 'badStoppedBefore', 'badUndecided'),
          shipped: share('badShipped'),
          stopped: share('badStopped'),
          stoppedBefore: share('badStoppedBefore'),
          undecided: share('badUndecided'),
        }
      : null,
    good: met('good')
      ? {
          share: share('goodShipped', 'goodStopped', 'goodUndecided'),
          shipped: share('goodShipped'),
          stopped: share('goodStopped'),
          undecided: share('goodUndecided'),
        }
      : null,
  };
}
