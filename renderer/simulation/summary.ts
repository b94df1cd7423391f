import {
  addOutcomes,
  comparePlans,
  exceedanceCurve,
  firstOutcomes,
  outcomeTree,
  summarize,
} from '../../sim-core/index.ts';
import type {
  ExceedanceCurve,
  OutcomeTree,
  PackedOutcomes,
  PlanComparison,
  PlanOutcomes,
  PoolEnd,
  RunSettings,
  SimulationResult,
} from '../../sim-core/index.ts';
import { withoutNoise } from '../format/numbers.ts';

/** What the challenger's reach is counted in. */
export const reaches = ['users', 'requests', 'extraFailures'] as const;
export type Reach = (typeof reaches)[number];

/** What has been played, summarised: all that the views draw from. */
export interface Summary {
  readonly result: SimulationResult;
  /** How likely each plan's reach exceeds each value, by plan id. */
  readonly exceedance: Readonly<Record<string, Readonly<Record<Reach, ExceedanceCurve>>>>;
  /** What becomes of good and bad challengers under each plan, by plan id. */
  readonly trees: Readonly<Record<string, OutcomeTree>>;
}

/** What the page asks of whoever summarises for it. */
export interface Summarizer {
  /**
   * Summarises what a run has played so far. The blocks of one run (one object of settings) only grow in number: what
   * was sent before is not sent again, and all of it is where its worker died meanwhile.
   */
  summarize(settings: RunSettings, blocks: readonly PackedOutcomes[], ending?: PoolEnd): Promise<Summary>;
  /**
   * Compares two plans on the outcomes that a result was summarised from. Undefined where these are no longer kept:
   * only the latest are, as long as their worker lives.
   */
  compare(result: SimulationResult, first: string, second: string): Promise<PlanComparison | undefined>;
}

/** Points of a curve; more would not be seen. */
const POINTS = 160;

/** Summarises outcomes; apart from the worker that it runs in. */
export function summarizeRun(
  settings: RunSettings,
  outcomes: readonly PlanOutcomes[],
  complete: boolean,
): Summary {
  const curvesOf = ({ columns }: PlanOutcomes): Record<Reach, ExceedanceCurve> => {
    const curve = (values: Float64Array) => exceedanceCurve(values, { points: POINTS });
    return {
      users: curve(columns.users),
      requests: curve(columns.requests),
      extraFailures: curve(
        columns.extraFailures.map((extra, row) => withoutNoise(extra, columns.requests[row]!)),
      ),
    };
  };
  return {
    result: summarize({ ...settings, outcomes, complete }),
    exceedance: Object.fromEntries(outcomes.map((plan) => [plan.planId, curvesOf(plan)])),
    trees: Object.fromEntries(outcomes.map((plan) => [plan.planId, outcomeTree(plan)])),
  };
}

/** What a worker that summarises does for its page. */
export interface SummaryWorker {
  /** Begins to collect the outcomes of a run, in place of the one before. */
  begin(settings: RunSettings): void;
  /**
   * Adds blocks to the run's outcomes, summarises them all and keeps them under a number, in place of those before.
   * With an ending, only the replications that it counts; without one the run goes on.
   */
  summarize(number: number, blocks: readonly PackedOutcomes[], ending?: PoolEnd): Summary;
  /** Compares two plans on the outcomes of that number; undefined where they are not kept. */
  compare(number: number, first: string, second: string): PlanComparison | undefined;
}

/** Apart from the worker that it runs in. */
export function createSummaryWorker(): SummaryWorker {
  let run: { readonly settings: RunSettings; outcomes: readonly PlanOutcomes[] } | undefined;
  let kept: { readonly number: number; readonly outcomes: readonly PlanOutcomes[] } | undefined;
  return {
    begin(settings) {
      run = { settings, outcomes: [] };
    },
    summarize(number, blocks, ending) {
      if (!run) throw new Error('summarize requires begin to be called first');
      const { settings } = run;
      const all = addOutcomes(run.outcomes, blocks, settings);
      // An ended run is summarised once; what nobody asks for any more is let go.
      run = ending ? undefined : { settings, outcomes: all };
      const outcomes = ending ? all.map((plan) => firstOutcomes(plan, ending.replications)) : all;
      // Without the phases, which nobody compares and which are most of the memory.
      kept = { number, outcomes: outcomes.map((plan) => ({ ...plan, phases: [] })) };
      return summarizeRun(settings, outcomes, ending?.complete ?? false);
    },
    compare(number, first, second) {
      if (kept?.number !== number) return undefined;
      const [one, two] = [first, second].map((id) => kept?.outcomes.find(({ planId }) => planId === id));
      return one && two && comparePlans(one, two);
    },
  };
}
