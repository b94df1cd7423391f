import type { SimulationWorker, WorkerHandle } from '../../../sim-core/index.ts';
import { WorkerLost, createSimulationWorker } from '../../../sim-core/index.ts';

export interface TestWorker extends WorkerHandle {
  readonly calls: SimulationWorker;
  readonly die: (reason?: string) => void;
  ended: boolean;
}

/** A worker on this very thread, which answers later as a real one does, and can be made to die. */
export function workerHere(change: Partial<SimulationWorker> = {}): TestWorker {
  const inner = createSimulationWorker();
  let die: (reason?: string) => void = () => {};
  const died = new Promise<never>((_, reject) => {
    die = (reason = 'killed') => reject(new WorkerLost(reason));
  });
  died.catch(() => {});
  const later = () => new Promise((resolve) => setImmediate(resolve));
  return {
    calls: {
      async prepare(settings) {
        await later();
        await inner.prepare(structuredClone(settings));
      },
      async play(chunk) {
        await later();
        return inner.play(chunk);
      },
      async measure(settings, keepOutcomes) {
        await later();
        return inner.measure(structuredClone(settings), keepOutcomes);
      },
      trace: (...input) => inner.trace(...input),
      ...change,
    },
    died,
    die,
    ended: false,
    end() {
      this.ended = true;
    },
  };
}
