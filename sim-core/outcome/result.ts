import type { Why } from './why/why.ts';

/** The result object that `simulate --json` prints and the app shows (format version 1). */

/** A probability with its 95% Wilson interval; null where nothing was counted. */
export interface ProbabilityEstimate {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** A distribution over replications with 95% Monte-Carlo intervals; null where nothing was counted. */
export interface QuantityEstimate {
  readonly mean: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly intervals: {
    /** Null for a single value, which says nothing of its error. */
    readonly mean: readonly [number, number] | null;
    readonly p50: readonly [number, number];
    readonly p95: readonly [number, number];
  };
}

export type P = ProbabilityEstimate | null;
export type Q = QuantityEstimate | null;

export type TruthClass = 'harmful' | 'equal' | 'better';

/** What came of one phase of a plan. */
export interface PhaseResult {
  readonly strategy: string;
  /** Played at all, of all replications. */
  readonly reached: P;
  /** How often it was played, over the replications that reached it. */
  readonly visits: Q;
  /** How its last visit ended, of the replications that reached it; unfinished at the horizon. */
  readonly ending: { readonly passed: P; readonly failed: P; readonly undecided: P; readonly unfinished: P };
  /** Hours of its last visit. */
  readonly hours: Q;
  /** What its own traffic gave it; evidence that was carried on is the other phase's. */
  readonly sampleSize: { readonly unit: string; readonly used: Q };
  /** What the challenger reached in it, over the replications that reached it. */
  readonly blastRadius: { readonly requests: Q; readonly extraFailures: Q; readonly harm: Q };
}

export interface PlanResult {
  readonly id: string;
  readonly name: string;
  /** Kinds of the plan's phases, in order. */
  readonly strategies: readonly string[];
  /** At the point estimates, where measured counts are drawn. */
  readonly truth: {
    readonly class: TruthClass;
    readonly onsetHours: number | null;
    /** What an offline evaluation would have called it; null where its mix of requests is the live one. */
    readonly offlineClass: TruthClass | null;
    /**
     * What the challenger is in the worlds of the replications; null where no measured count is drawn and all of
     * them are alike.
     */
    readonly chances: Readonly<Record<TruthClass, P>> | null;
  };
  readonly verdict: { readonly promoted: P; readonly rolledBack: P; readonly undecided: P };
  /** Not rolled back, of the replications in which the challenger is harmful; null if it is in none. */
  readonly missed: P;
  /** Rolled back though not harmful, or before the onset; of all replications. */
  readonly falseAlarm: P;
  /** Rolled back before the onset, of the replications in which the challenger is harmful; null if it is in none. */
  readonly stoppedBeforeOnset: P;
  /** Not promoted, of the replications in which the challenger is better; null if it is in none. */
  readonly wrongWait: P;
  /**
   * From the onset to the rollback, over the replications in which the challenger is harmful; promotion and the
   * horizon compete with it. Nulls if it is in none.
   */
  readonly detection: {
    readonly probability: P;
    /** Hours from the onset, over the replications that detected; null if none did. */
    readonly hours: Q;
    /**
     * Hours from the onset by which half of those replications have detected, with its 95% Monte-Carlo interval; null
     * if fewer than half ever do. `high` is null where the interval is open above.
     */
    readonly median: { readonly estimate: number; readonly low: number; readonly high: number | null } | null;
    /**
     * Cumulative incidence over those replications, with 95% Wilson intervals: its last value is `probability`,
     * what is left is never. Empty if none detected.
     */
    readonly incidence: readonly {
      readonly hours: number;
      readonly probability: number;
      readonly low: number;
      readonly high: number;
    }[];
  };
  /** Hours from the start of the plan to its verdict, over the replications that reached one. */
  readonly decisionHours: Q;
  readonly blastRadius: {
    readonly requests: Q;
    readonly users: Q;
    /** Expected failures beyond the incumbent's on the same requests; below zero they are failures avoided. */
    readonly extraFailures: Q;
    /** The part of it that is benefit: failures avoided, 0 where there were extra ones. */
    readonly failuresAvoided: Q;
    /** Extra failures weighted by the severity of their segment. */
    readonly harm: Q;
    /** Largest share of traffic the challenger answered, 0 to 1. */
    readonly peakShare: Q;
    /** Mean over the worst 5% of the replications. */
    readonly expectedShortfall: {
      readonly requests: number | null;
      readonly users: number | null;
      readonly extraFailures: number | null;
      readonly harm: number | null;
    };
  };
  readonly sampleSize: {
    readonly unit: string;
    readonly used: Q;
    /**
     * What theory asks for at the mean effect within the plan's own hours (power 0.8; measured counts at their point
     * estimates); null where its evidence holds no effect that it would act on, and for plans of several phases.
     */
    readonly required: number | null;
    /** How many such units the world has; null if there is no such limit. */
    readonly available: number | null;
    /** Whether there is an effect at all, and if so whether the plan's evidence holds it. */
    readonly effect: 'none' | 'unseen' | 'seen';
  };
  readonly extraModelRuns: Q;
  /**
   * Failures that an instant promotion would have avoided and the plan did not, over the replications in which the
   * challenger is better; null if it is in none.
   */
  readonly gainForgone: Q;
  /** In order; `leadsTo` may have brought some of them again, or never. */
  readonly phases: readonly PhaseResult[];
  /** Why a harm was missed or a good model refused, or why not. */
  readonly why: Why;
}

export interface SimulationResult {
  readonly format: 'rollout-lab/result';
  readonly version: 1;
  /** Of the Rollout Lab that played it. */
  readonly programVersion: string;
  readonly scenario: { readonly name: string; readonly hash: string };
  readonly seed: number;
  readonly replications: number;
  readonly engine: string;
  /** True when the run was stopped before all replications were played. */
  readonly partial: boolean;
  /** What ended the run: its count, or the precision that was wanted; null where it was stopped or goes on. */
  readonly stoppedBy: 'count' | 'precision' | null;
  readonly plans: readonly PlanResult[];
}
