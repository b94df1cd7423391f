import { describe, expect, it, test } from 'vitest';
import { summarize } from '../../../sim-core/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';
import type { UserCredits } from '../../../sim-core/strategies/evidence.ts';
import { interleaved } from '../../../sim-core/strategies/interleaved/index.ts';
import type { Tally } from '../../../sim-core/strategies/interleaved/preferenceTest.ts';
import { preferenceTest } from '../../../sim-core/strategies/interleaved/preferenceTest.ts';
import type { Test } from '../../../sim-core/strategies/interleaved/settings.ts';
import { settings } from '../../../sim-core/strategies/interleaved/settings.ts';
import type { PlanningContext } from '../../../sim-core/strategies/strategy.ts';
import { normalUpperTail } from '../../../sim-core/statistics/index.ts';
import type { Effect } from '../../../sim-core/world/effect.ts';
import { golden } from '../golden.ts';
import { scenarioOf } from '../worlds.ts';

const reference = golden('interleaving') as {
  statistics: { wins: [number, number]; ties: number; sign: number; z?: number; waldZ?: number }[];
  sessions: { wins: [number, number]; required: number };
};

const testOf = (chosen: Record<string, unknown>): Test => settings.parse({ hours: 24, test: chosen }).test;

const tallyOf = (
  [incumbentWins, challengerWins]: readonly [number, number],
  ties: number,
  userCredits?: readonly UserCredits[],
): Tally => ({
  sessions: incumbentWins + challengerWins + ties,
  incumbentWins,
  challengerWins,
  ties,
  userCredits,
});

describe('preferenceTest(test, alpha)', () => {
  it.each(reference.statistics)(
    'gives the worked p-values ($wins, $ties)',
    ({ wins, ties, sign, z, waldZ }) => {
      const pValue = (kind: string) => preferenceTest(testOf({ kind }), 0.05)(tallyOf(wins, ties));
      expect(pValue('sign')).toBeCloseTo(sign, 6);
      expect(pValue('z') ?? Number.NaN).toBeCloseTo(z ?? 2 * normalUpperTail(Math.sqrt(5)), 4);
      // Five of five leave no estimate of the variance.
      const wald = waldZ === undefined ? undefined : Math.min(1, 2 * normalUpperTail(waldZ)).toFixed(5);
      expect(pValue('wald')?.toFixed(5)).toBe(wald);
    },
  );

  it('by user is the z of the wins where every user has one session', () => {
    const credits = [
      { credit: -1, users: 40 },
      { credit: 0, users: 20 },
      { credit: 1, users: 60 },
    ];
    const p = (kind: string) => preferenceTest(testOf({ kind }), 0.05)(tallyOf([40, 60], 20, credits));
    expect(p('user-z')).toBeCloseTo(p('z')!, 12);
    expect(p('user-bootstrap')).toBeGreaterThan(0.02);
    expect(p('user-bootstrap')).toBeLessThan(0.08);
  });

  it('by user is less sure of the same wins where they come from few users', () => {
    // 60 to 40 from ten users: six who prefer the one always, four the other.
    const credits = [
      { credit: -10, users: 4 },
      { credit: 10, users: 6 },
    ];
    const p = (kind: string) => preferenceTest(testOf({ kind }), 0.05)(tallyOf([40, 60], 0, credits))!;
    expect(p('user-z')).toBeCloseTo(2 * normalUpperTail(20 / Math.sqrt(1000)), 12);
    // Of ten drawn from these ten at most five are of the six with a chance of 0.367.
    expect(p('user-bootstrap')).toBeGreaterThan(2 * 0.367 - 0.12);
    expect(p('user-bootstrap')).toBeLessThan(2 * 0.367 + 0.12);
  });

  it('finds nothing where nothing was won, whichever test it is', () => {
    for (const kind of ['sign', 'z', 'wald', 'user-z', 'user-bootstrap']) {
      const pValue = preferenceTest(testOf({ kind }), 0.05);
      expect(pValue(tallyOf([0, 0], 10, [{ credit: 0, users: 10 }])), kind).toBe(1);
      expect(pValue(tallyOf([0, 0], 0, [])), kind).toBe(1);
    }
    expect(preferenceTest(testOf({ kind: 'always-valid', everyHours: 1 }), 0.05)(tallyOf([0, 0], 3))).toBe(1);
  });

  it('that is always valid asks for more than a test that looks once', () => {
    const alwaysValid = preferenceTest(
      testOf({ kind: 'always-valid', everyHours: 1, tunedForWins: 100 }),
      0.05,
    );
    const once = preferenceTest(testOf({ kind: 'z' }), 0.05);
    for (const wins of [52, 60, 70, 90]) {
      const tally = tallyOf([100 - wins, wins], 5);
      expect(alwaysValid(tally)).toBeGreaterThan(once(tally)!);
    }
    expect(alwaysValid(tallyOf([20, 80], 0))).toBeLessThan(1e-4);
  });
});

const context: PlanningContext = {
  tickHours: 1,
  horizonHours: 48,
  ranking: { queries: 20, documents: 5, shown: 3 },
  mostRequests: () => 1000,
  requestsPerSession: 1,
  users: 1000,
  watchesLatency: false,
  comparesAnswers: false,
  watchesPredictions: false,
  visibleSegments: ['all'],
  truthArrivesAnyway: 0,
  labelsAreLate: false,
  successVaries: true,
};
const chosen = (own: Record<string, unknown>) => settings.parse({ hours: 24, ...own });

describe('interleaved.check(settings, context)', () => {
  it('refuses looks that are not at ends of ticks, or later than the end', () => {
    const check = (everyHours: number) =>
      interleaved.check(chosen({ test: { kind: 'always-valid', everyHours } }), context);
    expect(check(6)).toEqual([]);
    expect(check(1.5)).toEqual([
      { path: ['test', 'everyHours'], message: 'requires a whole number of ticks of 60 minutes, got 1.5 h' },
    ]);
    expect(check(30)).toEqual([
      {
        path: ['test', 'everyHours'],
        message: 'requires at most the hours that the test runs for (24 h), got 30 h',
      },
    ]);
  });

  it('refuses to keep the sessions of more users apart than fit', () => {
    const many = { ...context, users: 20_000_000 };
    expect(interleaved.check(chosen({}), many)).toEqual([]);
    expect(interleaved.check(chosen({ test: { kind: 'user-z' } }), many)).toEqual([
      {
        path: ['test', 'kind'],
        message:
          'requires at most 10,000,000 users and bots in the world where users are the units, got 20000000',
      },
    ]);
    expect(
      interleaved.check(chosen({ method: { kind: 'balanced', coins: 'each-user' } }), many)[0]!.path,
    ).toEqual(['method', 'coins']);
  });
});

describe('interleaved.requiredSample(settings, effect)', () => {
  const [first, second] = reference.sessions.wins;
  const effect = {
    preference: () => ({ incumbentWins: first, challengerWins: second }),
  } as unknown as Effect;

  it('is the worked number of sessions, by any test that looks once', () => {
    for (const kind of ['sign', 'z', 'wald', 'user-z', 'user-bootstrap']) {
      expect(Math.ceil(interleaved.requiredSample(chosen({ test: { kind } }), effect) as number)).toBe(
        reference.sessions.required,
      );
    }
  });

  it('is more where one may look at any time, and unknown where a user’s sessions are not independent', () => {
    const alwaysValid = chosen({ test: { kind: 'always-valid', everyHours: 1 } });
    expect(interleaved.requiredSample(alwaysValid, effect)).toBeGreaterThan(
      1.3 * reference.sessions.required,
    );
    const sticky = chosen({ method: { kind: 'team-draft', coins: 'each-user' } });
    expect(interleaved.requiredSample(sticky, effect)).toBe('unknown');
  });

  it('is nothing where nobody is preferred, and unknown where lists cannot be enumerated', () => {
    const nobody = { preference: () => ({ incumbentWins: 0.3, challengerWins: 0.3 }) } as unknown as Effect;
    const unknown = { preference: () => 'unknown' } as unknown as Effect;
    expect(interleaved.requiredSample(chosen({}), nobody)).toBeUndefined();
    expect(interleaved.requiredSample(chosen({}), unknown)).toBe('unknown');
  });
});

test('interleaved.start(settings, context) decides at a look on the side that won more', () => {
  const run = interleaved.start(
    chosen({ test: { kind: 'always-valid', everyHours: 6, tunedForWins: 100 } }),
    {
      tickHours: 1,
      startTick: 2,
      horizonTicks: 48,
    },
  );
  expect(run.watch(2).lookAt).toBe(8);
  const preference = { sessions: 100, incumbentWins: 45, challengerWins: 50, ties: 5 };
  expect(run.observe({ preference }, 8)).toBe('continue');
  expect(run.watch(8).lookAt).toBe(14);
  expect(run.observe({ preference: { ...preference, incumbentWins: 95, challengerWins: 0 } }, 14)).toBe(
    'rollBack',
  );
  expect(run.reading().comparisons[0]!.incumbent).toBeCloseTo(0.7, 12);
  expect(run.unitsSeen()).toBe(200);
});

test('a test whose sample theory has no number for is not said to be blind', () => {
  const ranking = { queries: 20, documents: 6, shown: 4, incumbentNoise: 3, challengerNoise: 0.2 };
  const method = { kind: 'team-draft', coins: 'each-user' };
  const scenario = scenarioOf(
    { ranking, traffic: { requestsPerSecond: 0.001 } },
    { sticky: [{ strategy: 'interleaved', hours: 24, method, test: { kind: 'user-z' } }] },
  );
  const outcomes = playChunk(compileScenario(scenario), 'ticks', 1, { from: 0, to: 20 });
  const { plans } = summarize({ scenario, seed: 1, engine: 'auto', outcomes, complete: true });
  expect(plans[0]!.sampleSize).toMatchObject({ required: null, effect: 'seen' });
  expect(plans[0]!.why.reasons.map(({ kind }) => kind)).not.toContain('blind');
});
