import { expose, transfer } from 'comlink';
import { createSimulationWorker, transferables } from '../../sim-core/index.ts';
import type { Chunk, RunSettings } from '../../sim-core/index.ts';

const worker = createSimulationWorker();

expose({
  prepare: (settings: RunSettings) => worker.prepare(settings),
  measure: (settings: RunSettings, keepOutcomes: boolean) => worker.measure(settings, keepOutcomes),
  trace: (settings: RunSettings, planId: string, replication: number) =>
    worker.trace(settings, planId, replication),
  async play(chunk: Chunk) {
    const outcomes = await worker.play(chunk);
    // At the top level: nested in an object, transfer would silently copy.
    return transfer(outcomes, transferables(outcomes));
  },
} satisfies typeof worker);
