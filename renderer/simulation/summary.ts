import {
  addOutcomes,
  comparePlans,
  firstOutcomes,
  outcomeTree,
  planExemplars,
  summarize,
} from '../../sim-core/index.ts';
import type {
  OutcomeTree,
  PackedOutcomes,
  PlanComparison,
  PlanExemplars,
  PlanOutcomes,
  PoolEnd,
  ReachMeasure,
  RunComparison,
  RunSettings,
  SimulationResult,
} from '../../sim-core/index.ts';
import { runEndings } from '../runs/runEndings.ts';
import type { RunEndings } from '../runs/runEndings.ts';
import { PinnedOutcomes } from './pinnedOutcomes.ts';
import type { KeptRun, PinKeeper, Pinning } from './pinnedOutcomes.ts';
import { reachCurves } from './reachCurves.ts';
import type { ReachCurve } from './reachCurves.ts';

/** What has been played, summarised: all that the views draw from. */
export interface Summary {
  readonly result: SimulationResult;
  /** How likely each plan's reach exceeds each value, by plan id. */
  readonly exceedance: Readonly<Record<string, Readonly<Record<ReachMeasure, ReachCurve>>>>;
  /** The replications that stand for what is plotted, by plan id. */
  readonly exemplars: Readonly<Record<string, PlanExemplars>>;
  /** What becomes of good and bad challengers under each plan, by plan id. */
  readonly trees: Readonly<Record<string, OutcomeTree>>;
  /** How each replication ended under each plan, by plan id. */
  readonly endings: Readonly<Record<string, RunEndings>>;
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
  readonly pins: PinKeeper;
}

/** Summarises outcomes; apart from the worker that it runs in. */
export function summarizeRun(
  settings: RunSettings,
  outcomes: readonly PlanOutcomes[],
  complete: boolean,
): Summary {
  const result = summarize({ ...settings, outcomes, complete });
  return {
    result,
    exceedance: Object.fromEntries(outcomes.map((plan) => [plan.planId, reachCurves(plan, outcomes.length)])),
    exemplars: Object.fromEntries(
      outcomes.map((plan, index) => [plan.planId, planExemplars(plan, result.plans[index]!)]),
    ),
    trees: Object.fromEntries(outcomes.map((plan) => [plan.planId, outcomeTree(plan)])),
    endings: Object.fromEntries(outcomes.map((plan) => [plan.planId, runEndings(plan)])),
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
  /** The outcomes of that number are kept beyond the latest. */
  pin(number: number): Pinning;
  unpin(number: number): void;
  compareWithPin(number: number, pinned: number): readonly RunComparison[] | undefined;
}

/** Apart from the worker that it runs in. */
export function createSummaryWorker(): SummaryWorker {
  let current: { readonly settings: RunSettings; outcomes: readonly PlanOutcomes[] } | undefined;
  let kept: KeptRun | undefined;
  const pins = new PinnedOutcomes();
  const keptAs = (number: number) => (kept?.number === number ? kept : undefined);
  return {
    begin(settings) {
      current = { settings, outcomes: [] };
    },
    summarize(number, blocks, ending) {
      if (!current) throw new Error('summarize requires begin to be called first');
      const { settings } = current;
      const all = addOutcomes(current.outcomes, blocks, settings);
      // An ended run is summarised once; what nobody asks for any more is let go.
      current = ending ? undefined : { settings, outcomes: all };
      const outcomes = ending ? all.map((plan) => firstOutcomes(plan, ending.replications)) : all;
      // Without the phases, which nobody compares and which are most of the memory.
      kept = { number, settings, outcomes: outcomes.map((plan) => ({ ...plan, phases: [] })) };
      return summarizeRun(settings, outcomes, ending?.complete ?? false);
    },
    compare(number, first, second) {
      const run = keptAs(number);
      const [one, two] = [first, second].map((id) => run?.outcomes.find(({ planId }) => planId === id));
      return one && two && comparePlans(one, two);
    },
    pin: (number) => pins.pin(keptAs(number)),
    unpin: (number) => pins.unpin(number),
    compareWithPin: (number, pinned) => pins.compare(keptAs(number), pinned),
  };
}
