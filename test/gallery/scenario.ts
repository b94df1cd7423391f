import { readFileSync } from 'node:fs';
import type { PlanResult, Scenario } from '../../sim-core/index.ts';
import { formatProblem, parseScenario, summarize } from '../../sim-core/index.ts';
import { compileScenario } from '../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../sim-core/run/playChunk.ts';

/** A shipped scenario by its id. */
export function shipped(id: string): Scenario {
  const text = readFileSync(new URL(`../../assets/scenarios/${id}.rollout.json`, import.meta.url), 'utf8');
  const { scenario, problems } = parseScenario(text);
  if (!scenario) throw new Error(problems.map(formatProblem).join('\n'));
  return scenario;
}

/** Results of a scenario's plans by id. */
export function resultsOf(scenario: Scenario, replications: number): Record<string, PlanResult> {
  const outcomes = playChunk(compileScenario(scenario), 'ticks', scenario.seed, {
    from: 0,
    to: replications,
  });
  const { plans } = summarize({ scenario, seed: scenario.seed, engine: 'auto', outcomes, complete: true });
  return Object.fromEntries(plans.map((plan) => [plan.id, plan]));
}
