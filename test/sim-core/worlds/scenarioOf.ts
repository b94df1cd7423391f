import type { Scenario, Strategy } from '../../../sim-core/index.ts';
import { checkScenario, formatProblem, strategies } from '../../../sim-core/index.ts';

type Json = Record<string, unknown>;

/** A scenario from a world and plans, checked; defaults are a day of light traffic. */
export function scenarioOf(
  world: Json,
  plans: Record<string, Json[]>,
  { tolerance = 1e-4, known = strategies }: { tolerance?: number; known?: readonly Strategy[] } = {},
): Scenario {
  const { scenario, problems } = checkScenario(
    {
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
    },
    known,
  );
  if (!scenario) throw new Error(problems.map(formatProblem).join('\n'));
  return scenario;
}
