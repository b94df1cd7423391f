import { Worker } from 'node:worker_threads';
import * as Comlink from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import type { SimulationWorker, WorkerHandle } from '../sim-core/index.ts';
import { WorkerLost } from '../sim-core/index.ts';

/** A simulation worker on a thread of its own. */
export function spawnWorker(): WorkerHandle {
  const thread = new Worker(new URL('./worker.mjs', import.meta.url));
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
