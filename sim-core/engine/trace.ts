import type { Decision, Exposure, Reading } from '../strategies/strategy.ts';

/** What could be counted of one model in a tick. */
export interface TracedCounts {
  readonly requests: number;
  readonly errors: number;
  /**
   * As `ServedCounts` has them: below 0 where more failures of earlier ticks were reported than requests succeeded. Null
   * in shadow mode, where no user reacts to the challenger and only errors can be compared.
   */
  readonly successes: number | null;
}

/** Interleaved sessions of a tick by the model whose results were clicked more. */
export interface TracedPreference {
  readonly incumbentWins: number;
  readonly challengerWins: number;
  readonly ties: number;
}

/** One tick of one replication: what the team saw, and what was true. */
export interface TraceTick {
  /** Hours from the start of the world to the beginning of the tick. */
  readonly hours: number;
  /** Index of the phase in force; null once the plan has ended. */
  readonly phase: number | null;
  readonly exposure: Exposure;
  /** Requests that arrived in the tick, whoever answered. */
  readonly requests: number;
  /** What could be compared: requests split between the models, or mirrored to both; null where neither was. */
  readonly incumbent: TracedCounts | null;
  readonly challenger: TracedCounts | null;
  /** Interleaved sessions; null where none were. */
  readonly preference: TracedPreference | null;
  /** The dashboard at the end of the tick, looked at or not; null once the plan has ended. */
  readonly dashboard: Reading | null;
  /** The same where the strategy looked and decided, null elsewhere. */
  readonly look: (Reading & { readonly decision: Decision; readonly unitsSeen: number }) | null;
  /** What only the simulator knows. */
  readonly truth: {
    /** Probability that a request fails (errs or does not succeed) under each model. */
    readonly incumbentFailure: number;
    readonly challengerFailure: number;
    /** Expected extra failures since the start of the world. */
    readonly extraFailures: number;
  };
}

/** The record of one replication, tick by tick. */
export interface Trace {
  readonly format: 'rollout-lab/trace';
  readonly version: 1;
  readonly scenario: { readonly name: string; readonly hash: string };
  readonly seed: number;
  readonly replication: number;
  readonly engine: string;
  readonly plan: { readonly id: string; readonly name: string; readonly strategies: readonly string[] };
  readonly tickHours: number;
  readonly verdict: 'promoted' | 'rolledBack' | 'undecided';
  /** Hours from the start to the verdict; null without one. */
  readonly decisionHours: number | null;
  /** First hour from which the challenger is harmful; null if it is not. */
  readonly onsetHours: number | null;
  readonly ticks: readonly TraceTick[];
}
