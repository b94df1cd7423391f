import { releaseProxy, wrap } from 'comlink';
import type { Remote } from 'comlink';
import { WorkerLost } from '../../sim-core/index.ts';
import { watchLifeSign } from './lifeSign.ts';

/** A web worker spoken to over comlink. */
export interface Connection<Calls> {
  readonly remote: Remote<Calls>;
  /** Rejects when the worker dies or cannot start, which comlink's calls would not tell; never resolves. */
  readonly died: Promise<never>;
  readonly end: () => void;
}

/** Connects to a worker that exposes `Calls`. */
export function connect<Calls>(worker: Worker): Connection<Calls> {
  const remote = wrap<Calls>(worker);
  let stopWatching = () => {};
  const died = new Promise<never>((_, reject) => {
    const lose = (reason: string) => reject(new WorkerLost(reason));
    worker.addEventListener('error', (event) => {
      // Told to the person by who waits for it; the console needs no second report.
      event.preventDefault();
      lose(event.message || 'it could not start or ran out of memory');
    });
    worker.addEventListener('messageerror', () => lose('it sent something unreadable'));
    stopWatching = watchLifeSign(worker, () => lose('it ended without a word'));
  });
  let ended = false;
  // Listened to only while an answer is awaited.
  died.catch(() => {});
  return {
    remote,
    died,
    end() {
      // A released proxy refuses to be released again.
      if (ended) return;
      ended = true;
      stopWatching();
      (remote as Remote<object>)[releaseProxy]();
      worker.terminate();
    },
  };
}
