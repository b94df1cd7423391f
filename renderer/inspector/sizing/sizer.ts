import { WorkerLost } from '../../../sim-core/index.ts';
import { connect } from '../../simulation/connect.ts';
import type { Connection } from '../../simulation/connect.ts';
import type { PhasePlace, Sized, SizingRequest, SizingWorker } from './sizingWorker.ts';

/** Sizes phases off the page, one request after the other. An aborted signal rejects with its reason. */
export interface Sizer {
  size(place: PhasePlace, request: SizingRequest, signal: AbortSignal): Promise<Sized>;
}

/** Starts the web worker that sizes. */
export function spawnSizingWorker(): Worker {
  return new Worker(new URL('./sizing.worker.ts', import.meta.url), { type: 'module' });
}

/** Sizes on one worker, started when it is first needed and again after it died. */
export function createSizer(spawn: () => Worker): Sizer {
  let connection: Connection<SizingWorker> | undefined;
  let prepared: PhasePlace | undefined;
  /** Settles with the last request; who types asks faster than a search ends, and only the last counts. */
  let last: Promise<unknown> = Promise.resolve();
  const ask = async (place: PhasePlace, request: SizingRequest, signal: AbortSignal): Promise<Sized> => {
    signal.throwIfAborted();
    connection ??= connect<SizingWorker>(spawn());
    const own = connection;
    try {
      if (!prepared || !isSame(prepared, place)) {
        await Promise.race([own.remote.prepare(place), own.died]);
        prepared = place;
      }
      return await Promise.race([own.remote.solve(request), own.died]);
    } catch (error) {
      prepared = undefined;
      if (error instanceof WorkerLost) {
        own.end();
        connection = undefined;
      }
      throw error;
    }
  };
  return {
    size(place, request, signal) {
      const answer = last.then(() => ask(place, request, signal));
      last = answer.catch(() => {});
      return answer;
    },
  };
}

function isSame(one: PhasePlace, other: PhasePlace): boolean {
  return one.world === other.world && one.plan === other.plan && one.index === other.index;
}
