import { describe, expect, it } from 'vitest';
import { compileScenario } from '../../sim-core/run/compileScenario.ts';
import { meanEffect } from '../../sim-core/world/meanEffect.ts';
import { scenarioOf } from '../sim-core/worlds.ts';
import { meanOf, playPlanOf, shareOf, threeStandardErrors } from './play.ts';

type Settings = Record<string, unknown>;

/** A day of about 2,000 sessions of 200 users. */
const day = { users: { population: 200 }, traffic: { requestsPerSecond: 0.0232 } };
const equal = { queries: 50, documents: 6, shown: 4, incumbentNoise: 1, challengerNoise: 1 };

function decided(world: Settings, phase: Settings, replications: number) {
  const scenario = scenarioOf(
    { ...day, ranking: equal, ...world },
    { only: [{ strategy: 'interleaved', hours: 24, ...phase }] },
  );
  const outcomes = playPlanOf(scenario, replications);
  return {
    outcomes,
    promoted: shareOf(outcomes, 'promoted'),
    rejected: shareOf(outcomes, 'promoted') + shareOf(outcomes, 'rolledBack'),
  };
}

describe('an interleaved test of equal rankers', () => {
  it.each([
    ['z', {}, 8000],
    ['wald', {}, 8000],
    ['user-z', {}, 3000],
    ['user-bootstrap', { resamples: 200 }, 900],
  ] as const)('rejects at its level by %s', (kind, own, replications) => {
    const { rejected } = decided({}, { test: { kind, ...own } }, replications);
    expect(Math.abs(rejected - 0.05)).toBeLessThan(threeStandardErrors(0.05, replications));
  });

  it('stays within its level however often one looks, if always valid', () => {
    const test = { kind: 'always-valid', everyHours: 1, tunedForWins: 500 };
    const { rejected } = decided({}, { test }, 3000);
    expect(rejected).toBeLessThan(0.05);
    expect(rejected).toBeGreaterThan(0.005);
  });

  it.each([
    { kind: 'team-draft', commonPrefix: 'nobody' },
    { kind: 'balanced' },
    { kind: 'probabilistic' },
    { kind: 'optimized', credit: 'linear' },
    { kind: 'optimized', credit: 'inverse' },
    { kind: 'optimized', credit: 'binary' },
  ])('rejects at its level whatever the method: %o', (method) => {
    const { rejected } = decided({}, { method, test: { kind: 'wald' } }, 6000);
    expect(Math.abs(rejected - 0.05)).toBeLessThan(threeStandardErrors(0.05, 6000));
  });

  it.each([{ kind: 'cascade' }, { kind: 'position-based' }, { kind: 'dependent-click' }])(
    'rejects at its level however users click: %o',
    (browsing) => {
      const { rejected } = decided({ ranking: { ...equal, browsing } }, { test: { kind: 'wald' } }, 6000);
      expect(Math.abs(rejected - 0.05)).toBeLessThan(threeStandardErrors(0.05, 6000));
    },
  );

  it('rejects far above its level by sessions where coins are tossed once a user, and at its level by user', () => {
    // Both rank alike: the coins alone say who is clicked first, in all ten sessions of a user.
    const ranking = {
      ...equal,
      incumbentNoise: 0,
      challengerNoise: 0,
      clickModel: 'perfect',
      browsing: { kind: 'cascade' },
    };
    const method = { kind: 'team-draft', coins: 'each-user' };
    const bySession = decided({ ranking }, { method, test: { kind: 'z' } }, 1500).rejected;
    // 1.96 is passed by 39% where the variance is 5.2 times that of independent sessions, by 49% where it is 8 times.
    expect(bySession).toBeGreaterThan(0.39);
    expect(bySession).toBeLessThan(0.49);
    const byUser = decided({ ranking }, { method, test: { kind: 'user-z' } }, 1500).rejected;
    expect(Math.abs(byUser - 0.05)).toBeLessThan(threeStandardErrors(0.05, 1500));
  });
});

describe('an interleaved test of a better ranker', () => {
  it.each([
    { kind: 'team-draft' },
    { kind: 'balanced' },
    { kind: 'probabilistic' },
    { kind: 'optimized', credit: 'linear' },
  ])('has its power with the sessions that theory asks for: %o', (method) => {
    const world = { ranking: { ...equal, challengerNoise: 0.8 } };
    const phase = { strategy: 'interleaved', hours: 24, method, test: { kind: 'wald' } };
    const { world: compiled, plans } = compileScenario(scenarioOf({ ...day, ...world }, { only: [phase] }));
    const { strategy, settings } = plans[0]!.phases[0]!;
    const required = strategy.requiredSample(settings, meanEffect(compiled, 24)) as number;
    const replications = 5000;
    const { outcomes, promoted } = decided(
      { ...world, traffic: { requestsPerSecond: required / (24 * 3600) } },
      phase,
      replications,
    );
    expect(meanOf(outcomes.columns.unitsSeen)).toBeCloseTo(required, -2);
    expect(Math.abs(promoted - 0.8)).toBeLessThan(threeStandardErrors(0.8, replications));
  });
});
