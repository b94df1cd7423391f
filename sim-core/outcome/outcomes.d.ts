/**
 * What one replication of a plan comes to, as named columns of numbers. NaN stands for "there is none" (no
 * verdict, no detection), so that the columns can be transferred between workers as they are.
 */
export declare const outcomeColumns: readonly [
  /** 0 undecided, 1 promoted, 2 rolled back. */
  'verdict',
  /** Hours from the start of the plan to its verdict; NaN without one. */
  'decisionHours',
  /** Requests the challenger reached. */
  'requests',
  /** Distinct users the challenger reached. */
  'users',
  /** Expected failures beyond the incumbent's on the same requests. */
  'extraFailures',
  /** The same, each weighted by the severity of its segment. */
  'harm',
  /** Largest share of traffic the challenger reached, 0 to 1. */
  'peakShare',
  /** Units of the plan's sample seen by the verdict. */
  'unitsSeen',
  /** Model runs beyond the one that every request takes. */
  'extraModelRuns',
  /** Expected failures that an instant promotion would have avoided and the plan did not. */
  'gainForgone',
];
export type OutcomeColumn = (typeof outcomeColumns)[number];
export declare const verdictCodes: {
  readonly undecided: 0;
  readonly promoted: 1;
  readonly rolledBack: 2;
};
export type Verdict = keyof typeof verdictCodes;
/** One replication's outcome of a plan. */
export type Outcome = Record<OutcomeColumn, number>;
/** The outcomes of one plan for some replications, column by column. */
export interface PlanOutcomes {
  readonly planId: string;
  /** Replication number of each row, ascending. */
  readonly replications: Float64Array;
  readonly columns: Readonly<Record<OutcomeColumn, Float64Array>>;
}
/** Room for `count` outcomes of a plan, all NaN. */
export declare function emptyOutcomes(planId: string, count: number): PlanOutcomes;
/** Writes one replication's outcome into a row. */
export declare function setOutcome(
  outcomes: PlanOutcomes,
  row: number,
  replication: number,
  outcome: Outcome,
): void;
/**
 * Merges outcomes of the same plan from any split of the replications, in any order: the result is sorted by
 * replication, so the whole equals the parts bit by bit.
 * @throws RangeError if a replication occurs twice or the plans differ
 */
export declare function mergeOutcomes(parts: readonly PlanOutcomes[]): PlanOutcomes;
/** The buffers to hand over when outcomes cross a thread. */
export declare function transferables(outcomes: readonly PlanOutcomes[]): ArrayBuffer[];
