import { mergeOutcomes } from '../outcome/outcomes.ts';
import type { PlanOutcomes } from '../outcome/outcomes.ts';
import type { Chunk, RunSettings, SimulationWorker } from './job.ts';

/** A worker as its host made it: the calls, a promise that rejects if it dies, and a way to end it. */
export interface WorkerHandle {
  readonly calls: SimulationWorker;
  /** Rejects when the worker dies or cannot start; never resolves. */
  readonly died: Promise<never>;
  end(): void;
}

export interface PoolProgress {
  readonly done: number;
  readonly total: number;
  /** Everything played so far, merged; the same replications of every plan. */
  outcomes(): readonly PlanOutcomes[];
}

export interface PoolOptions {
  /** Number of workers, 1 or more. */
  readonly workers: number;
  /** Makes a worker; called again to replace one that died. */
  readonly spawn: () => WorkerHandle;
  readonly onProgress?: (progress: PoolProgress) => void;
  /** Told of every worker that died and was replaced. */
  readonly onWorkerLost?: (reason: string) => void;
  /** Aborting it ends the run and keeps what is done. */
  readonly signal?: AbortSignalLike;
}

/** The part of an AbortSignal that the pool uses; sim-core knows no DOM. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

export interface PoolRun {
  /** False when the run was aborted before the last chunk. */
  readonly complete: boolean;
  /** Replications played, the same for every plan. */
  readonly replications: number;
  readonly outcomes: readonly PlanOutcomes[];
}

/** Most times in a row that workers may die without a chunk being finished before the run gives up. */
export const MAX_LOSSES = 5;

/** Replications in the first chunks: few, so that something is done soon even where each takes long. */
const FIRST_CHUNK = 5;

/**
 * Chunks that double from a few replications for each worker to a hundred: small enough for progress and cancelling,
 * large enough that messages cost nothing.
 */
export function chunksOf(replications: number, workers: number): Chunk[] {
  const largest = Math.max(1, Math.min(100, Math.ceil(replications / (workers * 8))));
  const chunks: Chunk[] = [];
  let size = Math.min(largest, FIRST_CHUNK);
  for (let from = 0; from < replications;) {
    const to = Math.min(replications, from + size);
    chunks.push({ from, to });
    from = to;
    if (chunks.length % workers === 0) size = Math.min(largest, 2 * size);
  }
  return chunks;
}

/**
 * Plays a run on a pool of workers. Which worker plays which replication does not matter to the numbers:
 * every replication opens its own random streams, and outcomes are merged by replication.
 * @throws the worker's own error if a chunk fails by itself, or after too many lost workers
 */
export async function runPool(settings: RunSettings, options: PoolOptions): Promise<PoolRun> {
  const waiting = chunksOf(settings.replications, options.workers).reverse();
  const parts: (readonly PlanOutcomes[])[] = [];
  let done = 0;
  let losses = 0;
  let stopped = options.signal?.aborted ?? false;
  let announceStop: () => void = () => {};
  const stop = new Promise<'stopped'>((resolve) => {
    announceStop = () => {
      stopped = true;
      resolve('stopped');
    };
  });
  options.signal?.addEventListener('abort', announceStop);

  const work = async () => {
    let handle = options.spawn();
    let prepared = false;
    try {
      while (!stopped) {
        const chunk = waiting.pop();
        if (!chunk) return;
        try {
          const played = await Promise.race([playOn(handle, chunk, prepared), handle.died, stop]);
          if (played === 'stopped') return;
          prepared = true;
          losses = 0;
          parts.push(played);
          done += chunk.to - chunk.from;
          options.onProgress?.({ done, total: settings.replications, outcomes: () => mergeParts(parts) });
        } catch (error) {
          if (!(error instanceof WorkerLost)) throw error;
          waiting.push(chunk);
          losses += 1;
          options.onWorkerLost?.(error.message);
          handle.end();
          if (losses > MAX_LOSSES) {
            throw new WorkerLost(
              `${losses} workers in a row were lost before any finished its work; the last: ${error.message}`,
            );
          }
          handle = options.spawn();
          prepared = false;
        }
      }
    } finally {
      handle.end();
    }
  };
  const playOn = async (handle: WorkerHandle, chunk: Chunk, prepared: boolean) => {
    if (!prepared) await handle.calls.prepare(settings);
    return handle.calls.play(chunk);
  };

  const crewSize = stopped ? 0 : Math.min(options.workers, waiting.length);
  const crew = Array.from({ length: crewSize }, () =>
    work().catch((error: unknown) => {
      announceStop();
      throw error;
    }),
  );
  try {
    await Promise.all(crew);
  } finally {
    await Promise.allSettled(crew);
    options.signal?.removeEventListener('abort', announceStop);
  }
  return { complete: done === settings.replications, replications: done, outcomes: mergeParts(parts) };
}

/** What `died` rejects with: the worker is gone, not the work wrong. */
export class WorkerLost extends Error {
  override readonly name = 'WorkerLost';
}

function mergeParts(parts: readonly (readonly PlanOutcomes[])[]): PlanOutcomes[] {
  const plans = parts[0] ?? [];
  return plans.map((_, index) => mergeOutcomes(parts.map((part) => part[index]!)));
}
