import { WorkerLost, measureCells, playOnPool } from '../../sim-core/index.ts';
import type {
  CellsOptions,
  PackedOutcomes,
  PlanComparison,
  PoolEnd,
  RunSettings,
  SimulationResult,
  WorkerHandle,
} from '../../sim-core/index.ts';
import { keepWorkers } from './keptWorkers.ts';
import type { HeldRun } from './runHold.ts';
import type { PinKeeper } from './pinnedOutcomes.ts';
import type { Summarizer, Summary } from './summary.ts';

export interface PlayListeners {
  /** At most ten times a second; with half the width of the widest interval of a verdict, 0 to 0.5. */
  readonly onProgress: (done: number, halfWidth: number | undefined) => void;
  /** What has been played so far; never two at a time, and seldom enough to cost no noticeable time. */
  readonly onPartial: (summary: Summary) => void;
  readonly onWorkerLost: (reason: string) => void;
  readonly signal: AbortSignal;
  /** Holds the run up; told that it is held once what was played until then has been summarised. */
  readonly hold?: HeldRun;
}

/** All the page asks of the simulation. */
export interface SimulationClient {
  /**
   * Plays a run; aborting the signal ends it with what is done, undefined if that is nothing or if it was aborted
   * with ABANDONED.
   */
  play(settings: RunSettings, workers: number, listeners: PlayListeners): Promise<Summary | undefined>;
  /** Plays scenarios and measures each; see `measureCells`. */
  measure(cells: readonly RunSettings[], options: Omit<CellsOptions, 'spawn'>): Promise<void>;
  /** Compares two plans of a result that `play` brought; undefined where its outcomes are no longer kept. */
  compare(result: SimulationResult, first: string, second: string): Promise<PlanComparison | undefined>;
  /** Keeps results that `play` brought, to compare later ones with. */
  readonly pins: PinKeeper;
}

/** Why a run is aborted of which nobody wants to see what is done. */
export const ABANDONED = 'abandoned';

const PROGRESS_INTERVAL_MS = 100;
const PARTIAL_INTERVAL_MS = 300;
/** A partial summary waits this many times as long as the last one took, merging and summarising. */
const PARTIAL_REST = 4;
/** Most times that the worker which summarises may die over the last summary. */
const MAX_SUMMARY_LOSSES = 2;

/** The client on a way of making workers and a summarizer; tests bring their own. */
export function createClient(spawn: () => WorkerHandle, summarizer: Summarizer): SimulationClient {
  const crew = keepWorkers(spawn);
  return {
    async play(settings, workers, { onProgress, onPartial, onWorkerLost, signal, hold }) {
      crew.keepAtMost(workers);
      // Kept until the end, so that a worker that summarises can be replaced.
      const blocks: PackedOutcomes[] = [];
      let nextProgress = 0;
      let nextPartial = performance.now() + PARTIAL_INTERVAL_MS;
      let partial: Promise<void> | undefined;
      const tellPartial = async () => {
        const began = performance.now();
        nextPartial = Infinity;
        try {
          onPartial(await summarizer.summarize(settings, blocks));
        } catch (error) {
          // The summary at the end fails again if it is more than a lost worker, and is reported then.
          if (error instanceof WorkerLost) onWorkerLost(error.message);
        }
        const ended = performance.now();
        nextPartial = ended + Math.max(PARTIAL_INTERVAL_MS, (ended - began) * PARTIAL_REST);
        partial = undefined;
      };
      const tellHeld = async () => {
        await partial;
        if (blocks.length > 0) await (partial = tellPartial());
        hold?.onHeld?.();
      };
      const summarizeEnd = async (end: PoolEnd) => {
        for (let losses = 0; ; losses += 1) {
          try {
            return await summarizer.summarize(settings, blocks, end);
          } catch (error) {
            if (!(error instanceof WorkerLost) || losses >= MAX_SUMMARY_LOSSES) throw error;
            onWorkerLost(error.message);
          }
        }
      };
      const end = await playOnPool(
        settings,
        {
          workers,
          spawn: crew.take,
          signal,
          onWorkerLost,
          ...(hold ? { hold: { ...hold, onHeld: () => void tellHeld() } } : {}),
          onProgress: ({ done, total, halfWidth }) => {
            const now = performance.now();
            if (now >= nextProgress) {
              nextProgress = now + PROGRESS_INTERVAL_MS;
              onProgress(done, halfWidth);
            }
            if (now >= nextPartial && done < total) partial = tellPartial();
          },
        },
        (block) => blocks.push(block),
      );
      if (end.replications === 0 || signal.reason === ABANDONED) return undefined;
      return summarizeEnd(end);
    },
    measure: (cells, options) => measureCells(cells, { ...options, spawn: crew.take }),
    compare: (result, first, second) => summarizer.compare(result, first, second),
    pins: summarizer.pins,
  };
}
