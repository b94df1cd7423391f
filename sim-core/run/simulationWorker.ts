import { chooseEngine } from '../engine/engine.ts';
import { packOutcomes } from '../outcome/packedOutcomes.ts';
import { measureScenario } from '../planning/measureScenario.ts';
import { strategies as registered } from '../strategies/index.ts';
import type { Strategy } from '../strategies/strategy.ts';
import type { CompiledScenario } from './compileScenario.ts';
import { compileScenario } from './compileScenario.ts';
import type { RunSettings, SimulationWorker } from './job.ts';
import { playChunk } from './playChunk.ts';
import { traceReplication } from './traceReplication.ts';

/** What runs inside a worker, apart from the few lines that put it there. */
export function createSimulationWorker(known: readonly Strategy[] = registered): SimulationWorker {
  let prepared: { settings: RunSettings; compiled: CompiledScenario } | undefined;
  return {
    prepare(settings) {
      prepared = { settings, compiled: compileScenario(settings.scenario, known) };
    },
    play(chunk) {
      if (!prepared) throw new Error('play requires prepare to be called first');
      const { settings, compiled } = prepared;
      return packOutcomes(playChunk(compiled, chooseEngine(settings.engine), settings.seed, chunk));
    },
    measure(settings, keepOutcomes) {
      return measureScenario(compileScenario(settings.scenario, known), settings, keepOutcomes);
    },
    trace({ scenario, engine, seed }, planId, replication) {
      return traceReplication(
        compileScenario(scenario, known),
        chooseEngine(engine),
        seed,
        planId,
        replication,
      );
    },
  };
}
