import { Worker } from 'node:worker_threads';
import * as Comlink from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import type { SimulationWorker, WorkerHandle } from '../sim-core/index.ts';
import { WorkerLost } from '../sim-core/index.ts';

/** A simulation worker on a thread of its own. */
export function spawnWorker(): WorkerHandle {
  return handleOf(new Worker(new URL('./worker.mjs', import.meta.url)));
}

/** What the pool needs of a thread that runs worker.ts; apart from spawnWorker so that a test can take memory from it. */
export function handleOf(thread: Worker): WorkerHandle {
  const died = new Promise<never>((_, reject) => {
    thread.once('error', (error) => reject(new WorkerLost(error.message)));
    thread.once('exit', (code) => reject(new WorkerLost(`the thread ended with code ${code}`)));
  });
  // The pool watches `died` only while it waits; a thread that ends afterwards is no one's concern.
  died.catch(() => {});
  return {
    calls: Comlink.wrap<SimulationWorker>(nodeEndpoint(thread)),
    died,
    end: () => void thread.terminate(),
  };
}
