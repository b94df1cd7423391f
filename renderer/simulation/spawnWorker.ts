import { releaseProxy, wrap } from 'comlink';
import type { Remote } from 'comlink';
import { WorkerLost } from '../../sim-core/index.ts';
import type { SimulationWorker, WorkerHandle } from '../../sim-core/index.ts';

/** Starts a web worker that plays replications. Its death rejects `died`, which comlink's calls would not tell. */
export function spawnWorker(): WorkerHandle {
  const worker = new Worker(new URL('./simulation.worker.ts', import.meta.url), { type: 'module' });
  return handleOf(worker);
}

/** What the pool needs of a worker; apart from spawnWorker so that it can be tested without one. */
export function handleOf(worker: Worker): WorkerHandle {
  const remote: Remote<SimulationWorker> = wrap<SimulationWorker>(worker);
  const died = new Promise<never>((_, reject) => {
    const lose = (reason: string) => reject(new WorkerLost(reason));
    worker.addEventListener('error', (event) => {
      // Told to the person by the pool; the console needs no second report.
      event.preventDefault();
      lose(event.message || 'it could not start or ran out of memory');
    });
    worker.addEventListener('messageerror', () => lose('it sent something unreadable'));
  });
  let ended = false;
  // The pool listens only while it waits for an answer.
  died.catch(() => {});
  return {
    calls: {
      prepare: (settings) => remote.prepare(settings),
      play: (chunk) => remote.play(chunk),
      trace: (settings, planId, replication) => remote.trace(settings, planId, replication),
    },
    died,
    end() {
      // A released proxy refuses to be released again.
      if (ended) return;
      ended = true;
      remote[releaseProxy]();
      worker.terminate();
    },
  };
}
