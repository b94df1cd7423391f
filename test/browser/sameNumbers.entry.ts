import { parseScenario, summarize } from '../../sim-core/index.ts';
import { compileScenario } from '../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../sim-core/run/playChunk.ts';

/** Plays a scenario file and returns the result object's text: bundled, and run in Node and in a page. */
export function resultText(file: string, replications: number): string {
  const { scenario } = parseScenario(file);
  if (!scenario) throw new Error('resultText requires a valid scenario');
  const outcomes = playChunk(compileScenario(scenario), 'lazy', 11, { from: 0, to: replications });
  return JSON.stringify(summarize({ scenario, seed: 11, engine: 'lazy', outcomes, complete: true }));
}
