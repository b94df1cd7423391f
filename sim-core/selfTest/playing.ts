import type { EngineName } from '../engine/engine.ts';
import { verdictCodes } from '../outcome/outcomes.ts';
import type { PlanOutcomes, Verdict } from '../outcome/outcomes.ts';
import type { CompiledScenario } from '../run/compileScenario.ts';
import { compileScenario } from '../run/compileScenario.ts';
import { playChunk } from '../run/playChunk.ts';
import { checkScenario } from '../scenario/check.ts';
import { formatProblem } from '../scenario/problems.ts';
import { SCENARIO_FORMAT, SCENARIO_VERSION } from '../scenario/schema.ts';

type Json = Record<string, unknown>;

/** Every self-test plays the same numbers on every machine. */
export const SELF_TEST_SEED = 1969;

/** A world of hourly ticks and one segment, over as many hours as its one phase lasts. */
export function smallScenario(hours: number, world: Json, phase: Json): CompiledScenario {
  const { scenario, problems } = checkScenario({
    format: SCENARIO_FORMAT,
    version: SCENARIO_VERSION,
    name: 'Self-test',
    tolerance: 0,
    world: {
      horizonHours: hours,
      tickMinutes: 60,
      segments: [{ id: 'all', name: 'All', share: 1 }],
      users: { population: 1000 },
      incumbent: {},
      ...world,
    },
    plans: [{ id: 'plan', name: 'Plan', phases: [phase] }],
  });
  if (!scenario) throw new Error(problems.map(formatProblem).join('\n'));
  return compileScenario(scenario);
}

/** Outcomes of its plan. */
export function playedBy(engine: EngineName, compiled: CompiledScenario, replications: number): PlanOutcomes {
  return playChunk(compiled, engine, SELF_TEST_SEED, { from: 0, to: replications })[0]!;
}

/** Share of the replications that ended so. */
export function shareEnded({ columns }: PlanOutcomes, verdict: Verdict): number {
  let count = 0;
  for (const code of columns.verdict) count += code === verdictCodes[verdict] ? 1 : 0;
  return count / columns.verdict.length;
}

/** Of a share of replications about its probability. */
export function shareError(probability: number, replications: number): number {
  return Math.sqrt((probability * (1 - probability)) / replications);
}
