import { summarize } from '../../../sim-core/index.ts';
import type { Scenario, SimulationResult } from '../../../sim-core/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';

/** The result of a few replications. */
export function resultOf(scenario: Scenario, replications = 20): SimulationResult {
  const outcomes = playChunk(compileScenario(scenario), 'lazy', scenario.seed, { from: 0, to: replications });
  return summarize({ scenario, seed: scenario.seed, engine: 'auto', outcomes, complete: true });
}
