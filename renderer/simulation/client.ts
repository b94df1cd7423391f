import { measureCells, runPool } from '../../sim-core/index.ts';
import type {
  CellsOptions,
  PlanComparison,
  PoolProgress,
  RunSettings,
  SimulationResult,
  WorkerHandle,
} from '../../sim-core/index.ts';
import type { PinKeeper } from './pinnedOutcomes.ts';
import type { Summarizer, Summary } from './summary.ts';

export interface PlayListeners {
  /** At most ten times a second. */
  readonly onProgress: (done: number) => void;
  /** What has been played so far; never two at a time, and seldom enough to cost no noticeable time. */
  readonly onPartial: (summary: Summary) => void;
  readonly onWorkerLost: (reason: string) => void;
  readonly signal: AbortSignal;
}

/** All the page asks of the simulation. */
export interface SimulationClient {
  /** Plays a run; aborting the signal ends it with what is done, undefined if that is nothing. */
  play(settings: RunSettings, workers: number, listeners: PlayListeners): Promise<Summary | undefined>;
  /** Plays scenarios and measures each; see `measureCells`. */
  measure(cells: readonly RunSettings[], options: Omit<CellsOptions, 'spawn'>): Promise<void>;
  /** Compares two plans of a result that `play` brought; undefined where its outcomes are no longer kept. */
  compare(result: SimulationResult, first: string, second: string): Promise<PlanComparison | undefined>;
  /** Keeps results that `play` brought, to compare later ones with. */
  readonly pins: PinKeeper;
}

const PROGRESS_INTERVAL_MS = 100;
const PARTIAL_INTERVAL_MS = 300;
/** A partial summary waits this many times as long as the last one took, merging and summarising. */
const PARTIAL_REST = 4;

/** The client on a way of making workers and a summarizer; tests bring their own. */
export function createClient(spawn: () => WorkerHandle, summarizer: Summarizer): SimulationClient {
  return {
    async play(settings, workers, { onProgress, onPartial, onWorkerLost, signal }) {
      let nextProgress = 0;
      let nextPartial = performance.now() + PARTIAL_INTERVAL_MS;
      const tellPartial = async (progress: PoolProgress, began: number) => {
        nextPartial = Infinity;
        try {
          onPartial(await summarizer.summarize(settings, progress.outcomes(), false));
        } catch {
          // The summary at the end fails again if it is more than a lost worker, and is reported then.
        }
        const ended = performance.now();
        nextPartial = ended + Math.max(PARTIAL_INTERVAL_MS, (ended - began) * PARTIAL_REST);
      };
      const run = await runPool(settings, {
        workers,
        spawn,
        signal,
        onWorkerLost,
        onProgress: (progress) => {
          const { done, total } = progress;
          const now = performance.now();
          if (now >= nextProgress) {
            nextProgress = now + PROGRESS_INTERVAL_MS;
            onProgress(done);
          }
          if (now >= nextPartial && done < total) void tellPartial(progress, now);
        },
      });
      return run.replications === 0 ? undefined : summarizer.summarize(settings, run.outcomes, run.complete);
    },
    measure: (cells, options) => measureCells(cells, { ...options, spawn }),
    compare: (result, first, second) => summarizer.compare(result, first, second),
    pins: summarizer.pins,
  };
}
