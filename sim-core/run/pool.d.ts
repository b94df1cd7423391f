import type { Trace } from '../engine/trace.ts';
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
/** Chunks small enough for progress and cancelling, large enough that messages cost nothing. */
export declare function chunksOf(replications: number, workers: number): Chunk[];
/**
 * Plays a run on a pool of workers. Which worker plays which replication does not matter to the numbers:
 * every replication opens its own random streams, and outcomes are merged by replication.
 * @throws the worker's own error if a chunk fails by itself, or after too many lost workers
 */
export declare function runPool(settings: RunSettings, options: PoolOptions): Promise<PoolRun>;
/** What `died` rejects with: the worker is gone, not the work wrong. */
export declare class WorkerLost extends Error {
  readonly name = 'WorkerLost';
}
/** Plays one traced replication on a worker of its own. */
export declare function traceOnWorker(
  spawn: () => WorkerHandle,
  settings: RunSettings,
  planId: string,
  replication: number,
): Promise<Trace>;
