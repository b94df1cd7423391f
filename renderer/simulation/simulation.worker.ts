import { expose, transfer } from 'comlink';
import { createSimulationWorker } from '../../sim-core/index.ts';
import type { Chunk, RunSettings } from '../../sim-core/index.ts';
import { giveLifeSign } from './lifeSign.ts';

const worker = createSimulationWorker();

giveLifeSign();

expose({
  prepare: (settings: RunSettings) => worker.prepare(settings),
  measure: (settings: RunSettings, keepOutcomes: boolean) => worker.measure(settings, keepOutcomes),
  trace: (settings: RunSettings, planId: string, replication: number) =>
    worker.trace(settings, planId, replication),
  async play(chunk: Chunk) {
    const block = await worker.play(chunk);
    return transfer(block, [block.values.buffer as ArrayBuffer]);
  },
} satisfies typeof worker);
