import { firstOutcomes, mergeOutcomes } from '../outcome/outcomes.ts';
import type { PlanOutcomes } from '../outcome/outcomes.ts';
import type { PackedOutcomes } from '../outcome/packedOutcomes.ts';
import { unpackOutcomes } from '../outcome/packedOutcomes.ts';
import type { Chunk, RunSettings, SimulationWorker } from './job.ts';
import { PrecisionWatch } from './precision.ts';

/** A worker as its host made it: the calls, a promise that rejects if it dies, and a way to end it. */
export interface WorkerHandle {
  readonly calls: SimulationWorker;
  /** Rejects when the worker dies or cannot start; never resolves. */
  readonly died: Promise<never>;
  end(): void;
}

export interface PoolProgress {
  readonly done: number;
  /** All replications; a precision that is wanted may be reached before. */
  readonly total: number;
  /** Half the width of the widest 95% interval of a verdict's share, 0 to 0.5; undefined before there is one. */
  readonly halfWidth: number | undefined;
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
  /** Holds the run up before a chunk, and lets it go on. */
  readonly hold?: RunHold;
}

/** What makes a run wait: a pause, or a preview that is enough for now. What is being played is finished. */
export interface RunHold {
  /** A chunk ends at this many replications, so that a run can be held exactly there. */
  readonly at?: number;
  /** Resolves when the chunk may be begun; undefined if it may at once. */
  until(chunk: Chunk): Promise<void> | undefined;
  /** Told when all workers wait. */
  onHeld?(): void;
}

/** The part of an AbortSignal that the pool uses; sim-core knows no DOM. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** How a run on a pool came out. */
export interface PoolEnd {
  /** False when the run was aborted before its end: the last chunk, or the precision wanted. */
  readonly complete: boolean;
  /** Replications played, the same for every plan; what was played beyond a precision's stop does not count. */
  readonly replications: number;
}

export interface PoolRun extends PoolEnd {
  readonly outcomes: readonly PlanOutcomes[];
}

/** Most times in a row that workers may die without a chunk being finished before the run gives up. */
export const MAX_LOSSES = 5;

/** Replications in the first chunks: few, so that something is done soon even where each takes long. */
const FIRST_CHUNK = 5;

/** Replications in the largest chunks, and how often a plan is played in them if there are many plans. */
const LARGEST_CHUNK = 100;
const LARGEST_CHUNK_PLAYS = 1000;

/**
 * Chunks that double from a few replications for each worker to a hundred, fewer where each plays many plans: small
 * enough for progress and cancelling, large enough that messages cost nothing. One of them ends at `boundary`.
 */
export function chunksOf(replications: number, workers: number, plans = 1, boundary = replications): Chunk[] {
  const largest = Math.max(
    1,
    Math.min(
      LARGEST_CHUNK,
      Math.ceil(replications / (workers * 8)),
      Math.max(FIRST_CHUNK, Math.floor(LARGEST_CHUNK_PLAYS / plans)),
    ),
  );
  const chunks: Chunk[] = [];
  let size = Math.min(largest, FIRST_CHUNK);
  for (let from = 0; from < replications;) {
    const end = from < boundary ? Math.min(boundary, replications) : replications;
    const to = Math.min(end, from + size);
    chunks.push({ from, to });
    from = to;
    if (chunks.length % workers === 0) size = Math.min(largest, 2 * size);
  }
  return chunks;
}

/**
 * Plays a run on a pool of workers and hands on what each chunk brings, in the order in which they are done. Which
 * worker plays which replication does not matter to the numbers: every replication opens its own random streams.
 * @throws the worker's own error if a chunk fails by itself, or after too many lost workers
 */
export async function playOnPool(
  settings: RunSettings,
  options: PoolOptions,
  onPlayed: (block: PackedOutcomes) => void,
): Promise<PoolEnd> {
  const { hold } = options;
  const { plans } = settings.scenario;
  const waiting = chunksOf(settings.replications, options.workers, plans.length, hold?.at).reverse();
  const precision = new PrecisionWatch(plans, settings.precision);
  let done = 0;
  let playing = 0;
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
        const next = waiting.at(-1);
        if (!next) return;
        const held = hold?.until(next);
        if (held) {
          if (playing === 0) hold?.onHeld?.();
          await Promise.race([held, stop]);
          continue;
        }
        const chunk = waiting.pop()!;
        playing += 1;
        try {
          const played = await Promise.race([playOn(handle, chunk, prepared), handle.died, stop]);
          if (played === 'stopped') return;
          prepared = true;
          losses = 0;
          done += chunk.to - chunk.from;
          precision.add(played);
          onPlayed(played);
          const { halfWidth } = precision;
          options.onProgress?.({ done, total: settings.replications, halfWidth });
          if (precision.stopAt !== undefined) announceStop();
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
        } finally {
          playing -= 1;
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
  const { stopAt } = precision;
  return {
    complete: stopAt !== undefined || done === settings.replications,
    replications: stopAt ?? done,
  };
}

/** Plays a run on a pool of workers and keeps what it brings; otherwise as playOnPool. */
export async function runPool(settings: RunSettings, options: PoolOptions): Promise<PoolRun> {
  const blocks: PackedOutcomes[] = [];
  const end = await playOnPool(settings, options, (block) => blocks.push(block));
  return {
    ...end,
    outcomes: addOutcomes([], blocks, settings).map((plan) => firstOutcomes(plan, end.replications)),
  };
}

/** The outcomes of a run with those in further blocks, whatever their order; empty where there are none at all. */
export function addOutcomes(
  outcomes: readonly PlanOutcomes[],
  blocks: readonly PackedOutcomes[],
  { scenario }: Pick<RunSettings, 'scenario'>,
): readonly PlanOutcomes[] {
  if (blocks.length === 0) return outcomes;
  const parts = blocks.map((block) => unpackOutcomes(block, scenario.plans));
  if (outcomes.length > 0) parts.push([...outcomes]);
  return scenario.plans.map((_, plan) => mergeOutcomes(parts.map((part) => part[plan]!)));
}

/** What `died` rejects with: the worker is gone, not the work wrong. */
export class WorkerLost extends Error {
  override readonly name = 'WorkerLost';
}
