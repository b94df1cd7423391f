import { describe, expect, it } from 'vitest';
import { problemsOf } from '../worlds.ts';

type Json = Record<string, unknown>;

const ranking = { queries: 20, documents: 6, shown: 4, incumbentNoise: 1, challengerNoise: 0.5 };

function linesOf(own: { ranking?: Json; world?: Json; phases?: Json[] }): string[] {
  const world = { ranking: { ...ranking, ...own.ranking }, ...own.world };
  return problemsOf(world, own.phases ?? [{ strategy: 'interleaved', hours: 12 }]);
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
      expect(linesOf(phase({ method }))).toEqual([]);
    }
    for (const kind of ['sign', 'z', 'wald', 'user-z', 'user-bootstrap']) {
      expect(linesOf(phase({ test: { kind } }))).toEqual([]);
    }
    expect(linesOf(phase({ test: { kind: 'always-valid', everyHours: 3 } }))).toEqual([]);
    for (const kind of ['dynamic-bayesian', 'dependent-click', 'cascade', 'position-based']) {
      expect(linesOf({ ranking: { browsing: { kind } } })).toEqual([]);
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
    expect(linesOf(own)).toEqual([problem]);
  });
});
