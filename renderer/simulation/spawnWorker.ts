import type { SimulationWorker, WorkerHandle } from '../../sim-core/index.ts';
import { connect } from './connect.ts';

/** Starts a web worker that plays replications. */
export function spawnWorker(): WorkerHandle {
  const worker = new Worker(new URL('./simulation.worker.ts', import.meta.url), { type: 'module' });
  return handleOf(worker);
}

/** What the pool needs of a worker; apart from spawnWorker so that it can be tested without one. */
export function handleOf(worker: Worker): WorkerHandle {
  const { remote, died, end } = connect<SimulationWorker>(worker);
  return {
    calls: {
      prepare: (settings) => remote.prepare(settings),
      play: (chunk) => remote.play(chunk),
      measure: (settings, keepOutcomes) => remote.measure(settings, keepOutcomes),
      trace: (settings, planId, replication) => remote.trace(settings, planId, replication),
    },
    died,
    end,
  };
}
