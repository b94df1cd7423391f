import { describe, expect, it } from 'vitest';
import { canary } from '../../../sim-core/strategies/canary/index.ts';
import { settings } from '../../../sim-core/strategies/canary/settings.ts';
import type { Evidence, ServedCounts } from '../../../sim-core/strategies/evidence.ts';
import type { Decision, Reading } from '../../../sim-core/strategies/strategy.ts';

type Json = Record<string, unknown>;

const START = 10;

const counts = (requests: number, errors: number): ServedCounts => ({
  requests,
  errors,
  successes: requests - errors,
  slow: Number.NaN,
});

/** What a tick of an hour brings under a share: 1,000 requests, with errors by rate. */
const tickOf = (share: number, incumbent: number, challenger: number): Evidence => ({
  served: {
    incumbent: counts(1000 * (1 - share), 1000 * (1 - share) * incumbent),
    challenger: counts(1000 * share, 1000 * share * challenger),
  },
});

interface Played {
  /** Hours until the decision. */
  readonly hours: number;
  readonly decision: Decision;
  /** Share of each hour. */
  readonly shares: readonly number[];
  readonly reading: Reading;
}

/** Plays a canary in ticks of an hour against error rates by hour; the world starts on a Monday at 0:00, the canary at 10:00. */
function play(
  chosen: Json,
  rates: (hour: number) => { incumbent: number; challenger: number; none?: boolean },
): Played {
  const run = canary.start(settings.parse(chosen), { tickHours: 1, startTick: START, horizonTicks: 1000 });
  const shares: number[] = [];
  let tick = START;
  let decision: Decision = 'continue';
  while (decision === 'continue') {
    const { exposure, lookAt } = run.watch(tick);
    const seen = { incumbent: counts(0, 0), challenger: counts(0, 0) };
    for (; tick < lookAt; tick += 1) {
      const { incumbent, challenger, none } = rates(tick - START);
      shares.push(exposure.challenger);
      const { served } = tickOf(none ? 0 : exposure.challenger, incumbent, challenger);
      for (const role of ['incumbent', 'challenger'] as const) {
        for (const key of ['requests', 'errors', 'successes'] as const) seen[role][key] += served![role][key];
      }
    }
    decision = run.observe({ served: seen }, tick);
  }
  return { hours: tick - START, decision, shares, reading: run.reading() };
}

const bad = () => ({ incumbent: 0.01, challenger: 0.1 });
const good = () => ({ incumbent: 0.01, challenger: 0.01 });
const errors = { metric: 'errors' };
const threshold = {
  kind: 'threshold',
  ...errors,
  baseline: { kind: 'fixed', rate: 0.05 },
  everyHours: 1,
  minimumRequests: 1,
};

describe('a canary release', () => {
  it('goes from stage to stage and promotes after the last, which may be everyone', () => {
    const stages = [
      { share: 0.1, hours: 2 },
      { share: 1, hours: 3 },
    ];
    const gates = [{ kind: 'z', ...errors, baseline: { kind: 'fixed', rate: 0.02 } }];
    const { decision, shares } = play({ stages, gates }, good);
    expect({ decision, shares }).toEqual({ decision: 'promote', shares: [0.1, 0.1, 1, 1, 1] });
    // What goes wrong only after everybody has it is still rolled back.
    const late = play({ stages, gates }, (hour) => (hour < 3 ? good() : bad()));
    expect(late).toMatchObject({ decision: 'rollBack', hours: 4 });
  });

  it('waits for a person, in office hours only if it is told so', () => {
    const stages = (approval: Json) => [
      { share: 0.1, hours: 2, approval },
      { share: 0.5, hours: 1 },
    ];
    // The first stage ends on Monday at 12:00.
    expect(play({ stages: stages({ reactionHours: 3 }) }, good).shares).toEqual([
      ...Array<number>(5).fill(0.1),
      0.5,
    ]);
    expect(play({ stages: stages({ reactionHours: 3, officeHoursOnly: true }) }, good).hours).toBe(6);
    // 12:00 and 6 hours is 18:00: it waits until 9:00 on Tuesday.
    expect(play({ stages: stages({ reactionHours: 6, officeHoursOnly: true }) }, good).hours).toBe(23 + 1);
    // Friday at 18:00, four days on, waits until 9:00 on Monday.
    expect(play({ stages: stages({ reactionHours: 6 + 4 * 24, officeHoursOnly: true }) }, good).hours).toBe(
      7 * 24 - 1 + 1,
    );
    // A gate that looks at every tick looks on while it waits.
    expect(
      play({ stages: stages({ reactionHours: 5 }) }, (hour) => (hour < 4 ? good() : bad())),
    ).toMatchObject({ decision: 'rollBack', hours: 5 });
  });

  it('steps back after the lag, over smaller shares only, and the rollback counts from when all is gone', () => {
    const chosen = {
      stages: [{ share: 0.5, hours: 4 }],
      rollback: {
        lagHours: 2,
        steps: [
          { share: 0.6, hours: 9 },
          { share: 0.2, hours: 1 },
          { share: 0.1, hours: 3 },
        ],
      },
    };
    expect(play(chosen, bad)).toMatchObject({
      decision: 'rollBack',
      hours: 7,
      shares: [0.5, 0.5, 0.5, 0.2, 0.1, 0.1, 0.1],
    });
    expect(canary.durationHours(settings.parse(chosen))).toBe(4 + 2 + 9 + 1 + 3);
  });

  it('compares with the hours before, in which nobody is served by the challenger', () => {
    const chosen = {
      beforeHours: 3,
      stages: [{ share: 0.2, hours: 2 }],
      gates: [{ kind: 'z', ...errors, baseline: { kind: 'before' } }],
    };
    const { shares, decision, reading } = play(chosen, good);
    expect({ shares, decision }).toEqual({ shares: [0, 0, 0, 0.2, 0.2], decision: 'promote' });
    expect(reading.comparisons[0]).toMatchObject({
      metric: 'errors per request against the hours before',
      incumbent: 0.01,
    });
    // A shock to both models is taken for the challenger, which a concurrent baseline would not do.
    const shock = (hour: number) => (hour < 3 ? good() : { incumbent: 0.08, challenger: 0.08 });
    expect(play(chosen, shock).decision).toBe('rollBack');
    expect(play({ ...chosen, gates: [{ kind: 'z', ...errors }] }, shock).decision).toBe('promote');
  });

  it('ignores too few requests, fails for them, or holds the stage until there are enough, for so long', () => {
    const chosen = (whenTooFew: string, minimumRequests: number) => ({
      stages: [
        { share: 0.1, hours: 2 },
        { share: 0.5, hours: 1 },
      ],
      gates: [{ kind: 'z', ...errors, minimumRequests, whenTooFew }],
      longestHoldHours: 3,
    });
    expect(play(chosen('ignore', 1e6), bad)).toMatchObject({ decision: 'promote', hours: 3 });
    expect(play(chosen('fail', 1e6), good)).toMatchObject({ decision: 'rollBack', hours: 2 });
    // 100 requests an hour: four hours for 400.
    expect(play(chosen('hold', 400), good)).toMatchObject({
      decision: 'promote',
      shares: [0.1, 0.1, 0.1, 0.1, 0.5],
    });
    expect(play(chosen('hold', 400), bad)).toMatchObject({ decision: 'rollBack', hours: 4 });
    expect(play(chosen('hold', 1e6), good)).toMatchObject({ decision: 'inconclusive', hours: 5 });
  });

  it('tells its segments apart, one alone or several next to everything', () => {
    const needs = (...gates: Json[]) =>
      canary.needs(settings.parse({ stages: [{ share: 0.1, hours: 1 }], gates }));
    const z = { kind: 'z', ...errors };
    expect(needs(z)).toEqual({ slow: false });
    expect(needs({ ...z, segment: 'a' }, { ...z, metric: 'slow', segment: 'a' })).toEqual({
      slow: true,
      segment: 'a',
    });
    expect(needs(z, { ...z, segment: 'a' }, { ...z, segment: 'b' })).toEqual({
      slow: false,
      bySegment: ['a', 'b'],
    });
    const run = canary.start(
      settings.parse({ stages: [{ share: 0.5, hours: 9 }], gates: [z, { ...z, segment: 'a', limit: 5 }] }),
      { tickHours: 1, startTick: 0, horizonTicks: 100 },
    );
    const { served } = tickOf(0.5, 0.01, 0.01);
    const segment = { incumbent: counts(100, 1), challenger: counts(100, 40) };
    expect(run.observe({ served: served!, bySegment: { a: segment } }, 1)).toBe('rollBack');
    expect(run.reading().comparisons[1]).toMatchObject({
      metric: 'errors per request in a',
      challenger: 0.4,
      judgedBy: { statisticName: 'standard errors worse', limit: 5 },
    });
  });

  it('lets an engine look ahead for z-tests that are alike, and for nothing else', () => {
    const gateOf = (...gates: Json[]) =>
      canary
        .start(settings.parse({ stages: [{ share: 0.1, hours: 4 }], gates }), {
          tickHours: 1,
          startTick: 5,
          horizonTicks: 100,
        })
        .watch(5).gate;
    const z = { kind: 'z', ...errors };
    expect(gateOf(z, { ...z, metric: 'successes' })).toEqual({
      metrics: ['errors', 'successes'],
      limit: 3,
      minimumRequests: 100,
      until: 9,
    });
    for (const other of [
      { limit: 4 },
      { minimumRequests: 5 },
      { segment: 'a' },
      { looks: 'stage-end' },
      { whenTooFew: 'hold' },
      { baseline: { kind: 'fixed', rate: 0.1 } },
    ]) {
      expect(gateOf(z, { ...z, ...other })).toBeUndefined();
    }
  });
});

describe('a gate with a threshold', () => {
  const stages = [{ share: 0.1, hours: 48 }];

  it('rolls back one failed check after Argo’s failureLimit, and not before', () => {
    // failureLimit 3 needs 4 failures; with an initial delay of one interval the fourth measurement is after 4 of them.
    for (const allowed of [0, 1, 3]) {
      const rollsBack = { kind: 'cumulative', allowed };
      expect(play({ stages, gates: [{ ...threshold, rollsBack }] }, bad)).toMatchObject({
        decision: 'rollBack',
        hours: allowed + 1,
      });
    }
  });

  it('takes no failure back: a check that fails now and then rolls back a long rollout', () => {
    const flaky = (hour: number) => (hour % 7 === 6 ? bad() : good());
    const cumulative = { ...threshold, rollsBack: { kind: 'cumulative', allowed: 3 } };
    expect(play({ stages, gates: [cumulative] }, flaky)).toMatchObject({ decision: 'rollBack', hours: 28 });
    const recent = { ...threshold, rollsBack: { kind: 'most-recent', failures: 2, checks: 5 } };
    expect(play({ stages, gates: [recent] }, flaky).decision).toBe('promote');
    expect(play({ stages, gates: [{ ...cumulative, memory: 'stage' }] }, flaky).hours).toBe(28);
    const short = Array.from({ length: 4 }, () => ({ share: 0.1, hours: 12 }));
    expect(play({ stages: short, gates: [{ ...cumulative, memory: 'stage' }] }, flaky).decision).toBe(
      'promote',
    );
  });

  it('plays Flagger’s threshold T as T - 1 allowed failures and a rollback one interval later: exposure T + 1 intervals', () => {
    for (const T of [1, 2, 5]) {
      const { shares, decision } = play(
        {
          stages,
          gates: [{ ...threshold, rollsBack: { kind: 'cumulative', allowed: T - 1 } }],
          rollback: { lagHours: 1 },
        },
        bad,
      );
      expect({ exposed: shares.length, decision }).toEqual({ exposed: T + 1, decision: 'rollBack' });
    }
  });

  it('looks at its window, whose overlaps make one bad hour fail several checks', () => {
    const oneBadHour = (hour: number) => (hour === 3 ? { incumbent: 0.01, challenger: 0.5 } : good());
    const rollsBack = { kind: 'cumulative', allowed: 2 };
    const wide = { ...threshold, windowHours: 5, rollsBack };
    // 0.5 in one of 5 hours is 0.108 on average, above 0.05 in the checks after hours 4, 5 and 6.
    expect(play({ stages, gates: [wide] }, oneBadHour)).toMatchObject({ decision: 'rollBack', hours: 6 });
    expect(play({ stages, gates: [{ ...threshold, rollsBack }] }, oneBadHour).decision).toBe('promote');
    // A window shorter than the time between checks does not see what lies between.
    const narrow = {
      ...threshold,
      everyHours: 3,
      windowHours: 1,
      rollsBack: { kind: 'cumulative', allowed: 0 },
    };
    expect(play({ stages, gates: [narrow] }, oneBadHour).decision).toBe('promote');
    const seen = (hour: number) => (hour === 5 ? bad() : good());
    expect(play({ stages, gates: [narrow] }, seen)).toMatchObject({ decision: 'rollBack', hours: 6 });
  });

  it('compares with the baseline and a margin', () => {
    const rollsBack = { kind: 'cumulative', allowed: 0 };
    const gate = { ...threshold, baseline: { kind: 'concurrent' }, rollsBack };
    const rates = () => ({ incumbent: 0.02, challenger: 0.05 });
    expect(play({ stages, gates: [{ ...gate, margin: 0.02 }] }, rates).decision).toBe('rollBack');
    expect(play({ stages, gates: [{ ...gate, margin: 0.04 }] }, rates).decision).toBe('promote');
    const successes = { ...gate, metric: 'successes', margin: 0.02 };
    expect(play({ stages, gates: [successes] }, rates).decision).toBe('rollBack');
    const fixed = { ...successes, baseline: { kind: 'fixed', rate: 0.98 }, margin: 0 };
    expect(play({ stages, gates: [fixed] }, rates).decision).toBe('rollBack');
    expect(play({ stages, gates: [fixed] }, good).decision).toBe('promote');
  });

  it('counts a check without data as none, as a failure, or as a reason to hold', () => {
    const silent = (hour: number) => ({ ...good(), none: hour < 40 });
    const rollsBack = { kind: 'cumulative', allowed: 2 };
    const gate = (whenTooFew: string) => ({ ...threshold, whenTooFew, rollsBack });
    expect(play({ stages, gates: [gate('ignore')] }, silent)).toMatchObject({
      decision: 'promote',
      hours: 48,
    });
    expect(play({ stages, gates: [gate('fail')] }, silent)).toMatchObject({ decision: 'rollBack', hours: 3 });
    const atFirst = [{ share: 0.1, hours: 38 }];
    expect(play({ stages: atFirst, gates: [gate('hold')] }, silent)).toMatchObject({
      decision: 'promote',
      hours: 41,
    });
  });
});

describe('a sequential gate and a CUSUM', () => {
  const stages = [
    { share: 0.1, hours: 10 },
    { share: 0.5, hours: 10 },
  ];

  it('show the evidence so far and roll back when it is enough, over all stages together', () => {
    const worse = () => ({ incumbent: 0.02, challenger: 0.034 });
    for (const gate of [
      { kind: 'sequential', ...errors, alpha: 0.001 },
      { kind: 'sequential', ...errors, alpha: 0.001, baseline: { kind: 'fixed', rate: 0.02 } },
      { kind: 'cusum', ...errors, detects: 1.5 },
      { kind: 'cusum', ...errors, detects: 1.5, baseline: { kind: 'fixed', rate: 0.02 } },
    ]) {
      const found = play({ stages, gates: [gate] }, worse);
      expect(found.decision).toBe('rollBack');
      // Neither is found by the first stage alone, and each sooner than by the second stage alone.
      expect(found.hours).toBeGreaterThan(10);
      const alone = play({ stages: stages.slice(1), gates: [gate] }, worse);
      expect(alone.decision).toBe('rollBack');
      expect(found.hours - 10).toBeLessThan(alone.hours);
      expect(play({ stages, gates: [gate] }, () => ({ incumbent: 0.02, challenger: 0.019 })).decision).toBe(
        'promote',
      );
    }
  });

  it('a CUSUM forgets what speaks against a change, so that it does not have to be made up for', () => {
    const gate = { kind: 'cusum', ...errors, detects: 2, baseline: { kind: 'fixed', rate: 0.02 } };
    const after = (quiet: number) =>
      play({ stages: [{ share: 0.2, hours: 400 }], gates: [gate] }, (hour) => ({
        incumbent: 0.02,
        challenger: hour < quiet ? 0.01 : 0.035,
      })).hours - quiet;
    expect(after(100)).toBe(after(1));
    const tested = { kind: 'z', ...errors, baseline: { kind: 'fixed', rate: 0.02 } };
    const zAfter = (quiet: number) =>
      play({ stages: [{ share: 0.2, hours: 400 }], gates: [tested] }, (hour) => ({
        incumbent: 0.02,
        challenger: hour < quiet ? 0.01 : 0.035,
      })).hours - quiet;
    expect(zAfter(100)).toBeGreaterThan(zAfter(1) + 50);
  });
});
