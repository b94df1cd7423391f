import type { PlanOutcomes } from '../../sim-core/index.ts';
import { verdictCodes } from '../../sim-core/outcome/outcomes.ts';
import { compileScenario } from '../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../sim-core/run/playChunk.ts';
import type { Scenario } from '../../sim-core/index.ts';

/** Plays a scenario of one plan and returns its outcomes. */
export function playPlanOf(scenario: Scenario, replications: number, seed = 1): PlanOutcomes {
  return playChunk(compileScenario(scenario), 'ticks', seed, { from: 0, to: replications })[0]!;
}

export function shareOf({ columns }: PlanOutcomes, verdict: keyof typeof verdictCodes): number {
  const hits = columns.verdict.filter((code) => code === verdictCodes[verdict]).length;
  return hits / columns.verdict.length;
}

export function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Three standard errors of a share around its nominal value: what "calibrated" means here. */
export function threeStandardErrors(nominal: number, replications: number): number {
  return 3 * Math.sqrt((nominal * (1 - nominal)) / replications);
}
