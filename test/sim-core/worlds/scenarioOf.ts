import type { Scenario, Strategy } from '../../../sim-core/index.ts';
import { checkScenario, formatProblem, strategies } from '../../../sim-core/index.ts';

type Json = Record<string, unknown>;

/** What the app would read: a world and plans of phases; what is left out is a day of light traffic. */
function fileOf(world: Json, plans: Record<string, readonly Json[]>, tolerance: number): Json {
  return {
    format: 'rollout-lab/scenario',
    version: 1,
    name: 'A world for tests',
    tolerance,
    world: {
      horizonHours: 24,
      tickMinutes: 60,
      traffic: { requestsPerSecond: 0.01 },
      users: { population: 200 },
      segments: [{ id: 'all', name: 'All', share: 1 }],
      incumbent: {},
      ...world,
    },
    plans: Object.entries(plans).map(([id, phases]) => ({ id, name: id, phases })),
  };
}

/** A scenario from a world and plans, checked. */
export function scenarioOf(
  world: Json,
  plans: Record<string, readonly Json[]>,
  { tolerance = 1e-4, known = strategies }: { tolerance?: number; known?: readonly Strategy[] } = {},
): Scenario {
  const { scenario, problems } = checkScenario(fileOf(world, plans, tolerance), known);
  if (!scenario) throw new Error(problems.map(formatProblem).join('\n'));
  return scenario;
}

/** What is wrong with the phases of a plan in a world, a line each. */
export function problemsOf(world: Json, phases: readonly Json[]): string[] {
  return checkScenario(fileOf(world, { plan: phases }, 1e-4)).problems.map(formatProblem);
}
