import { comparePlans, outcomeTree, planExemplars, summarize } from '../../sim-core/index.ts';
import type {
  OutcomeTree,
  PlanComparison,
  PlanExemplars,
  PlanOutcomes,
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
  /** Takes the outcomes over: their columns are transferred and gone afterwards. */
  summarize(settings: RunSettings, outcomes: readonly PlanOutcomes[], complete: boolean): Promise<Summary>;
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
  /** Summarises outcomes and keeps them under a number, in place of those before. */
  summarize(
    number: number,
    settings: RunSettings,
    outcomes: readonly PlanOutcomes[],
    complete: boolean,
  ): Summary;
  /** Compares two plans on the outcomes of that number; undefined where they are not kept. */
  compare(number: number, first: string, second: string): PlanComparison | undefined;
  /** The outcomes of that number are kept beyond the latest. */
  pin(number: number): Pinning;
  unpin(number: number): void;
  compareWithPin(number: number, pinned: number): readonly RunComparison[] | undefined;
}

/** Apart from the worker that it runs in. */
export function createSummaryWorker(): SummaryWorker {
  let kept: KeptRun | undefined;
  const pins = new PinnedOutcomes();
  const keptAs = (number: number) => (kept?.number === number ? kept : undefined);
  return {
    summarize(number, settings, outcomes, complete) {
      // Without the phases, which nobody compares and which are most of the memory.
      kept = { number, settings, outcomes: outcomes.map((plan) => ({ ...plan, phases: [] })) };
      return summarizeRun(settings, outcomes, complete);
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
