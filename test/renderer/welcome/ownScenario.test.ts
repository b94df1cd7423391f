import { describe, expect, test } from 'vitest';
import { shippedScenarios } from '../../../renderer/scenarios.ts';
import { ownScenario } from '../../../renderer/welcome/ownScenario.ts';
import { answerProblems, completeAnswers } from '../../../renderer/welcome/rolloutAnswers.ts';
import type { RolloutAnswers } from '../../../renderer/welcome/rolloutAnswers.ts';
import { parseScenario, serializeScenario, strategies, summarize } from '../../../sim-core/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';

const everyKind = strategies.map(({ kind }) => kind);
const answers: RolloutAnswers = {
  requestsPerDay: 200_000,
  errorRate: 0.02,
  worse: 0.01,
  days: 14,
  strategies: everyKind,
};

function built(changed: Partial<RolloutAnswers> = {}) {
  const own = ownScenario({ ...answers, ...changed }, shippedScenarios);
  if (!own.scenario) throw new Error(JSON.stringify(own.problems));
  return own;
}

function played(changed: Partial<RolloutAnswers> = {}) {
  const settings = { scenario: built(changed).scenario, seed: 1, replications: 200, engine: 'auto' } as const;
  const outcomes = playChunk(compileScenario(settings.scenario), 'ticks', 1, { from: 0, to: 200 });
  return summarize({ ...settings, outcomes, complete: true }).plans;
}

describe('ownScenario(answers, shipped)', () => {
  test.each<[string, Partial<RolloutAnswers>]>([
    ['a small service', { requestsPerDay: 1000, errorRate: 0.05, days: 7 }],
    ['a large one', { requestsPerDay: 80_000_000, errorRate: 0.001, worse: 0.0005, days: 3 }],
    ['hardly any traffic in one day', { requestsPerDay: 50, errorRate: 0, worse: 0.5, days: 1 }],
    ['a year of one canary', { days: 366, strategies: ['canary'] }],
    ['the largest numbers', { requestsPerDay: 1e12, errorRate: 0.99, worse: 0.01 }],
  ])('makes a scenario of %s that is a file without problems', (_name, changed) => {
    const { scenario } = built(changed);
    expect(parseScenario(serializeScenario(scenario)).problems).toEqual([]);
    expect(scenario.world.traffic.requestsPerSecond * 86_400).toBeCloseTo(
      changed.requestsPerDay ?? answers.requestsPerDay,
      -Math.log10((changed.requestsPerDay ?? answers.requestsPerDay) * 1e-5),
    );
    expect(scenario.world.horizonHours).toBe((changed.days ?? answers.days) * 24);
    expect(scenario.plans.map(({ phases }) => phases.map(({ strategy }) => strategy))).toEqual(
      (changed.strategies ?? everyKind).map((kind) => [kind]),
    );
  });

  test('takes the world whose traffic and errors are nearest, among those in which all can be played', () => {
    expect(built({ errorRate: 0.02 }).nearest.id).toBe('slow-burn');
    expect(built({ requestsPerDay: 600, errorRate: 0.01, strategies: ['canary'] }).nearest.id).toBe(
      'silent-canary',
    );
    // That world has no ranking to interleave.
    expect(built({ requestsPerDay: 600, errorRate: 0.01 }).nearest.id).not.toBe('silent-canary');
  });

  test('leaves nothing of the story behind but traffic, users and rankings', () => {
    const { world } = built().scenario;
    expect(world.drifts).toEqual([]);
    expect(world.segments).toHaveLength(1);
    expect(world.challenger.error).toBe(0.03);
    expect(world.ranking?.challengerNoise).toBe(world.ranking?.incumbentNoise);
  });

  test('makes a world in which what was feared is the truth, and tests can see it', () => {
    const plans = played();
    expect(plans.map(({ truth }) => truth.class)).toEqual(everyKind.map(() => 'harmful'));
    const ab = plans.find(({ id }) => id === 'ab')!;
    expect(ab.verdict.rolledBack!.estimate).toBeGreaterThan(0.9);
    expect(played({ worse: 0 }).map(({ truth }) => truth.class)).toEqual(everyKind.map(() => 'equal'));
    expect(played({ worse: 0.0001, strategies: ['shadow'] })[0]?.truth.class).toBe('harmful');
  });
});

describe('answerProblems(answers)', () => {
  test('has none with what can be built', () => {
    expect(answerProblems(answers)).toEqual({});
    expect(completeAnswers(answers)).toEqual(answers);
  });

  test.each([
    ['requestsPerDay', { requestsPerDay: 'many' }, /250,000/],
    ['requestsPerDay', { requestsPerDay: 0 }, /1 or more/],
    ['errorRate', { errorRate: 2 }, /2% or 1\/50/],
    ['worse', { errorRate: 0.9, worse: 0.2 }, /to 10%/],
    ['worse', { worse: -0.1 }, /from 0%/],
    ['days', { days: 400 }, /366/],
    ['strategies', { strategies: [] }, /at least one/],
  ] as const)('says beside %s what %o lacks', (field, changed, words) => {
    const problems = answerProblems({ ...answers, ...changed });
    expect(Object.keys(problems)).toEqual([field]);
    expect(problems[field]).toMatch(words);
    expect(completeAnswers({ ...answers, ...changed })).toBeUndefined();
  });
});
