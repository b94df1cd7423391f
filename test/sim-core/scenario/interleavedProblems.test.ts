import { describe, expect, it } from 'vitest';
import { checkScenario, formatProblem } from '../../../sim-core/index.ts';

const ranking = { queries: 20, documents: 6, shown: 4, incumbentNoise: 1, challengerNoise: 0.5 };

function problemsOf(own: { ranking?: object; world?: object; phases?: object[] }): string[] {
  const { problems } = checkScenario({
    format: 'rollout-lab/scenario',
    version: 1,
    name: 'Rankers',
    tolerance: 0.001,
    world: {
      horizonHours: 24,
      tickMinutes: 60,
      traffic: { requestsPerSecond: 0.01 },
      users: { population: 200 },
      segments: [{ id: 'all', name: 'All', share: 1 }],
      incumbent: {},
      ranking: { ...ranking, ...own.ranking },
      ...own.world,
    },
    plans: [{ id: 'plan', name: 'Plan', phases: own.phases ?? [{ strategy: 'interleaved', hours: 12 }] }],
  });
  return problems.map(formatProblem);
}

const phase = (own: object) => ({ phases: [{ strategy: 'interleaved', hours: 12, ...own }] });

describe('checkScenario(value) of interleaved tests and their clicks', () => {
  it('takes every method, test and click model', () => {
    for (const method of [
      { kind: 'team-draft', commonPrefix: 'nobody', coins: 'each-user' },
      { kind: 'balanced' },
      { kind: 'probabilistic' },
      { kind: 'optimized', credit: 'binary' },
    ]) {
      expect(problemsOf(phase({ method }))).toEqual([]);
    }
    for (const kind of ['sign', 'z', 'wald', 'user-z', 'user-bootstrap']) {
      expect(problemsOf(phase({ test: { kind } }))).toEqual([]);
    }
    expect(problemsOf(phase({ test: { kind: 'always-valid', everyHours: 3 } }))).toEqual([]);
    for (const kind of ['dynamic-bayesian', 'dependent-click', 'cascade', 'position-based']) {
      expect(problemsOf({ ranking: { browsing: { kind } } })).toEqual([]);
    }
  });

  it.each([
    [
      phase({ method: { kind: 'alternating' } }),
      'plans[0].phases[0].method.kind requires a kind: "team-draft", "balanced", "probabilistic" or "optimized", got "alternating"',
    ],
    [
      phase({ method: { kind: 'probabilistic', coins: 'each-user' } }),
      'plans[0].phases[0].method.coins is not a setting here (known: kind)',
    ],
    [
      phase({ method: { kind: 'optimized', credit: 'quadratic' } }),
      'plans[0].phases[0].method.credit requires one of "linear", "inverse", "binary", got "quadratic"',
    ],
    [
      phase({ test: { kind: 't' } }),
      'plans[0].phases[0].test.kind requires a kind: "sign", "z", "wald", "user-z", "user-bootstrap" or "always-valid", got "t"',
    ],
    [
      phase({ test: { kind: 'always-valid', everyHours: 0.5 } }),
      'plans[0].phases[0].test.everyHours requires a whole number of ticks of 60 minutes, got 0.5 h',
    ],
    [
      { ranking: { browsing: { kind: 'random-walk' } } },
      'world.ranking.browsing.kind requires a kind: "dynamic-bayesian", "dependent-click", "cascade" or "position-based", got "random-walk"',
    ],
    [
      { ranking: { browsing: { kind: 'cascade' }, stop: 'at-every-result' } },
      'world.ranking.stop requires "after-click" where users read on by "cascade", got "at-every-result"',
    ],
    [
      {
        phases: [
          { strategy: 'interleaved', hours: 6 },
          { strategy: 'interleaved', hours: 6, test: { kind: 'user-z' }, carriesEvidence: true },
        ],
      },
      'plans[0].phases[1].carriesEvidence requires evidence that adds up: users are assigned and counted anew in every phase',
    ],
  ])('refuses %o', (own, problem) => {
    expect(problemsOf(own)).toEqual([problem]);
  });
});
