import { describe, expect, it } from 'vitest';
import { checkScenario, formatProblem } from '../../../sim-core/index.ts';

/** Problems of a plan of one phase in a world of 48 one-hour ticks. */
function problemsOf(phase: Record<string, unknown>, world: Record<string, unknown> = {}): string[] {
  const { problems } = checkScenario({
    format: 'rollout-lab/scenario',
    version: 1,
    name: 'x',
    tolerance: 0,
    world: {
      horizonHours: 48,
      tickMinutes: 60,
      traffic: { requestsPerSecond: 1 },
      users: { population: 10 },
      segments: [{ id: 'all', name: 'All', share: 1 }],
      incumbent: {},
      ...world,
    },
    plans: [{ id: 'p', name: 'P', phases: [phase] }],
  });
  return problems.map(formatProblem);
}

describe('a phase that cannot run is refused with a path and the reason', () => {
  it.each([
    [
      { strategy: 'interleaved', hours: 24 },
      'plans[0].phases[0].strategy requires a world with a ranking: there are no lists to interleave',
    ],
    [
      { strategy: 'canary', stages: [{ share: 0.1, hours: 4 }], metrics: ['slow'] },
      'plans[0].phases[0].metrics[0] requires world.latencyObjectiveMs to compare slow answers',
    ],
    [
      { strategy: 'shadow', hours: 24, comparisons: ['errors', 'correct'] },
      'plans[0].phases[0].comparisons[1] requires world.truthArrivesAnyway above 0: no truth arrives for answers that nobody saw',
    ],
    [
      { strategy: 'ab', hours: 1.5 },
      'plans[0].phases[0].hours requires a whole number of ticks of 60 minutes, got 1.5 h',
    ],
    [
      {
        strategy: 'canary',
        stages: [
          { share: 0.1, hours: 20 },
          { share: 0.5, hours: 0.5 },
        ],
      },
      'plans[0].phases[0].stages[1].hours requires a whole number of ticks of 60 minutes, got 0.5 h',
    ],
    [
      {
        strategy: 'canary',
        stages: [
          { share: 0.1, hours: 20 },
          { share: 0.5, hours: 30 },
        ],
      },
      'plans[0].phases require a horizon at least as long as they are together (50 h), got 48 h',
    ],
    [
      { strategy: 'canary', stages: [{ share: 1.2, hours: 20 }] },
      'plans[0].phases[0].stages[0].share requires a number from 0 to 1, got 1.2',
    ],
  ])('%j', (phase, line) => {
    expect(problemsOf(phase)).toEqual([line]);
  });
});
