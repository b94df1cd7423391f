import { runPool, summarize, traceOnWorker } from '../../sim-core/index.ts';
import type {
  PlanOutcomes,
  RunSettings,
  SimulationResult,
  Trace,
  WorkerHandle,
} from '../../sim-core/index.ts';

/** What has been played so far, summarised. */
export interface Played {
  readonly result: SimulationResult;
  readonly outcomes: readonly PlanOutcomes[];
}

export interface PlayListeners {
  /** At most ten times a second. */
  readonly onProgress: (done: number) => void;
  /** Seldom enough that summarising takes no noticeable share of the page's time. */
  readonly onPartial: (played: Played) => void;
  readonly onWorkerLost: (reason: string) => void;
  readonly signal: AbortSignal;
}

/** All the page asks of the simulation. */
export interface SimulationClient {
  /** Plays a run; aborting the signal ends it with what is done, undefined if that is nothing. */
  play(settings: RunSettings, workers: number, listeners: PlayListeners): Promise<Played | undefined>;
  /** Plays one replication of one plan and records it. */
  trace(settings: RunSettings, planId: string, replication: number): Promise<Trace>;
}

const PROGRESS_INTERVAL_MS = 100;
const PARTIAL_INTERVAL_MS = 300;
/** A partial summary waits this many times as long as the last one took. */
const PARTIAL_REST = 12;

/** The client on a way of making workers; tests bring their own. */
export function createClient(spawn: () => WorkerHandle): SimulationClient {
  return {
    async play(settings, workers, { onProgress, onPartial, onWorkerLost, signal }) {
      let nextProgress = 0;
      let nextPartial = performance.now() + PARTIAL_INTERVAL_MS;
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
          if (now >= nextPartial && done < total) {
            onPartial(summarise(settings, progress.outcomes(), false));
            const took = performance.now() - now;
            nextPartial = performance.now() + Math.max(PARTIAL_INTERVAL_MS, took * PARTIAL_REST);
          }
        },
      });
      return run.replications === 0 ? undefined : summarise(settings, run.outcomes, run.complete);
    },
    trace: (settings, planId, replication) => traceOnWorker(spawn, settings, planId, replication),
  };
}

function summarise(settings: RunSettings, outcomes: readonly PlanOutcomes[], complete: boolean): Played {
  return { outcomes, result: summarize({ ...settings, outcomes, complete }) };
}
