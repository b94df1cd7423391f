import type { MeasuredScenario } from '../planning/measureScenario.ts';
import type { RunSettings } from './job.ts';
import type { AbortSignalLike, WorkerHandle } from './pool.ts';
import { MAX_LOSSES, WorkerLost } from './pool.ts';

export interface CellsOptions {
  /** Whether to tell of each replication, for cells that are compared with one another. */
  readonly keepOutcomes: boolean;
  /** Number of workers, 1 or more. */
  readonly workers: number;
  /** Makes a worker; called again to replace one that died. */
  readonly spawn: () => WorkerHandle;
  /** Told of every cell as it is done, in any order. */
  readonly onMeasured: (cell: number, measured: MeasuredScenario) => void;
  /** Told of a cell that cannot be played, with the simulation's own words. */
  readonly onRefused: (cell: number, reason: string) => void;
  /** Told of every worker that died and was replaced. */
  readonly onWorkerLost?: (reason: string) => void;
  /** Awaited before each cell: what else the machine has to do goes first. */
  readonly turn?: () => Promise<void>;
  /** Aborting it ends the work at once; cells that are done stay done. */
  readonly signal: AbortSignalLike;
}

/**
 * Measures scenarios on a pool of workers, each scenario as a whole on one worker: the numbers do not depend on how
 * many there are.
 * @throws WorkerLost after too many lost workers
 */
export async function measureCells(
  cells: readonly RunSettings[],
  { keepOutcomes, workers, spawn, onMeasured, onRefused, onWorkerLost, turn, signal }: CellsOptions,
): Promise<void> {
  const waiting = cells.map((_, index) => index).reverse();
  let losses = 0;
  let stop: () => void = () => {};
  const stopped = new Promise<'stopped'>((resolve) => {
    stop = () => resolve('stopped');
  });
  signal.addEventListener('abort', stop);
  let failed = false;

  const work = async () => {
    let handle: WorkerHandle | undefined;
    try {
      while (!signal.aborted && !failed && waiting.length > 0) {
        if (turn && (await Promise.race([turn(), stopped])) === 'stopped') return;
        const cell = waiting.pop();
        if (cell === undefined) return;
        handle ??= spawn();
        try {
          const measured = await Promise.race([
            handle.calls.measure(cells[cell]!, keepOutcomes),
            handle.died,
            stopped,
          ]);
          if (measured === 'stopped') return;
          losses = 0;
          onMeasured(cell, measured);
        } catch (error) {
          if (!(error instanceof WorkerLost)) {
            onRefused(cell, error instanceof Error ? error.message : String(error));
            continue;
          }
          waiting.push(cell);
          losses += 1;
          onWorkerLost?.(error.message);
          handle.end();
          handle = undefined;
          if (losses > MAX_LOSSES) {
            failed = true;
            throw new WorkerLost(
              `${losses} workers in a row were lost before any finished its work; the last: ${error.message}`,
            );
          }
        }
      }
    } finally {
      handle?.end();
    }
  };

  try {
    const crew = Array.from({ length: Math.min(workers, cells.length) }, work);
    const ends = await Promise.allSettled(crew);
    const lost = ends.find((end) => end.status === 'rejected');
    if (lost) throw lost.reason;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
