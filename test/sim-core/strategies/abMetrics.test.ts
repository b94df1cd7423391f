import { describe, expect, it } from 'vitest';
import { emptyArmSums } from '../../../sim-core/engine/units/unitSums.ts';
import { mixtureCriticalValue, mixtureSpread } from '../../../sim-core/statistics/index.ts';
import { ab } from '../../../sim-core/strategies/ab/index.ts';
import { settings } from '../../../sim-core/strategies/ab/settings.ts';
import type { Evidence, UnitSums } from '../../../sim-core/strategies/evidence.ts';
import type { Decision, Reading } from '../../../sim-core/strategies/strategy.ts';
import { problemsOf } from '../worlds.ts';

/** Sums over users who send 10 requests each: successes of variance 4 around a mean, errors of variance 1. */
function arm(users: number, successes: number, errors: number): UnitSums {
  const sums = emptyArmSums(false).incumbent;
  sums.exposed = users;
  sums.requests = 10 * users;
  sums.squaredRequests = 100 * users;
  const fill = (quantity: 'successes' | 'errors', mean: number, variance: number) => {
    sums[quantity].sum = users * mean;
    sums[quantity].squares = users * (variance + mean * mean);
    sums[quantity].timesRequests = 10 * users * mean;
  };
  fill('successes', successes, 4);
  fill('errors', errors, 1);
  return sums;
}

const seen = (incumbent: UnitSums, challenger: UnitSums): Evidence => ({ units: { incumbent, challenger } });

function play(
  chosen: Record<string, unknown>,
  evidence: Evidence,
): { decision: Decision; hours: number; reading: Reading; challengers: number[] } {
  const run = ab.start(settings.parse({ hours: 24, ...chosen }), {
    tickHours: 1,
    startTick: 10,
    horizonTicks: 1000,
  });
  const challengers: number[] = [];
  let tick = 10;
  let decision: Decision = 'continue';
  while (decision === 'continue') {
    const { exposure, lookAt } = run.watch(tick);
    challengers.push(exposure.challenger);
    tick = lookAt;
    decision = run.observe(evidence, tick);
  }
  return { decision, hours: tick - 10, reading: run.reading(), challengers };
}

const mean = { metric: 'success', analysis: 'mean' };
// Of 800 users an arm the difference of two means of variance 4 has a standard error of 0.1.
const better = seen(arm(800, 2, 1), arm(800, 2.5, 1));
const both = seen(arm(800, 2, 1), arm(800, 2.5, 1.3));

describe('an A/B test of means and ratios', () => {
  it('compares means by Welch’s test', () => {
    const { decision, reading } = play(mean, seen(arm(800, 2, 1), arm(800, 2.196, 1)));
    // z = 1.96 less what Student's t with 1598 degrees and n - 1 in the variance take of it.
    expect(decision).toBe('inconclusive');
    expect(reading.comparisons[0]).toMatchObject({
      metric: 'successes per user',
      incumbent: 2,
      challenger: 2.196,
    });
    expect(reading.comparisons[0]!.statistic).toBeCloseTo(0.0504, 3);
    expect(play(mean, better).decision).toBe('promote');
    expect(play({ metric: 'error', analysis: 'mean' }, both).decision).toBe('rollBack');
  });

  it('compares ratios by the delta method: with as many requests each, a ratio is a tenth of the mean', () => {
    const { decision, reading } = play({ analysis: 'ratio' }, better);
    expect(decision).toBe('promote');
    expect(reading.comparisons[0]).toMatchObject({
      metric: 'successes per request',
      incumbent: 0.2,
      challenger: 0.25,
    });
    expect(reading.comparisons[0]!.statistic).toBeCloseTo(
      play(mean, better).reading.comparisons[0]!.statistic!,
      12,
    );
  });

  it('rolls back when it is worse by any metric, and promotes when it is better by any and worse by none', () => {
    const furtherMetrics = [{ metric: 'error', analysis: 'mean' }];
    expect(play({ ...mean, furtherMetrics }, better).decision).toBe('promote');
    expect(play({ ...mean, furtherMetrics }, both).decision).toBe('rollBack');
    expect(play({ ...mean, furtherMetrics }, seen(arm(800, 2, 1), arm(800, 2, 1))).decision).toBe(
      'inconclusive',
    );
  });

  it.each([
    // p of 0.0361 and 0.0361: Bonferroni asks for 0.025 each, Holm too, Benjamini-Hochberg for 0.05 of the larger.
    ['none', 'promote'],
    ['bonferroni', 'inconclusive'],
    ['holm', 'inconclusive'],
    ['benjamini-hochberg', 'promote'],
  ])('shares its level among its metrics by %s', (correction, decision) => {
    const furtherMetrics = [{ metric: 'error', analysis: 'mean' }];
    const close = seen(arm(800, 2, 1), arm(800, 2.21, 0.895));
    expect(play({ ...mean, furtherMetrics, correction }, close).decision).toBe(decision);
  });

  it('counts users before it splits them, and takes out what that tells', () => {
    const counted = (users: number, successes: number, before: number): UnitSums => {
      const sums = arm(users, successes, 1);
      // What a user did before explains three quarters of the variance of what it does now.
      const variance = 3;
      sums.successes.before = users * before;
      sums.successes.squaresBefore = users * (variance + before * before);
      sums.successes.timesBefore = users * (variance + before * successes);
      return sums;
    };
    const cuped = { hours: 6 };
    const shifted = seen(counted(800, 2, 2), counted(800, 2.15, 2));
    const { decision, hours, challengers } = play({ ...mean, cuped }, shifted);
    // z = 0.15 / (0.1 / 2) = 3 with a quarter of the variance, 1.5 with all of it.
    expect({ decision, hours, challengers }).toEqual({
      decision: 'promote',
      hours: 30,
      challengers: [0, 0.5],
    });
    expect(play(mean, shifted).decision).toBe('inconclusive');
    // The challenger's users had been better before, by just as much.
    const luck = seen(counted(800, 2, 2), counted(800, 2.5, 2.5));
    expect(play({ ...mean, cuped }, luck).decision).toBe('inconclusive');
    expect(play(mean, luck).decision).toBe('promote');
  });

  it('promotes only past every guardrail, each with its own margin', () => {
    const guardrail = { metric: 'success', alpha: 0.05 };
    const fewer = seen(arm(800, 2, 1), arm(800, 2, 0.5));
    const errors = { metric: 'error', analysis: 'mean' };
    // Successes per request are the same, give or take 0.01: within 0.02 for sure, within 0.01 perhaps.
    expect(play({ ...errors, guardrails: [{ ...guardrail, margin: 0.02 }] }, fewer).decision).toBe('promote');
    expect(play({ ...errors, guardrails: [{ ...guardrail, margin: 0.01 }] }, fewer).decision).toBe(
      'inconclusive',
    );
  });

  it('shows a confidence sequence where it is always valid, which leaves 0 out when it settles the test', () => {
    const looks = { kind: 'always-valid', everyHours: 12 };
    const interval = (evidence: Evidence) =>
      play({ ...mean, looks }, evidence).reading.comparisons[0]!.interval!;
    expect(interval(better)[0]).toBeGreaterThan(0);
    const [low, high] = interval(seen(arm(800, 2, 1), arm(800, 2.1, 1)));
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0.1);
    expect((low + high) / 2).toBeCloseTo(0.1, 12);
  });

  it('shows at its only look the interval of the difference, which for means leaves 0 out when it settles the test', () => {
    const intervalOf = (chosen: object, evidence: Evidence) =>
      play({ ...mean, ...chosen }, evidence).reading.comparisons[0]!.interval;
    const [low, high] = intervalOf({}, better)!;
    // 0.5, and 1.9614 (Student's t of 1598 degrees) standard errors of 0.1, of n - 1 in the variance, to each side.
    const half = 1.961_449 * Math.sqrt(8 / 799);
    expect([low, high]).toEqual([expect.closeTo(0.5 - half, 6), expect.closeTo(0.5 + half, 6)]);
    expect(intervalOf({}, seen(arm(800, 2, 1), arm(800, 2.196, 1)))![0]).toBeLessThan(0);
    expect(intervalOf({ looks: { kind: 'naive', everyHours: 12 } }, better)).toBeUndefined();
  });
});

describe('an A/B test of shares', () => {
  const counts = (requests: number, errors: number) => ({ requests, errors, successes: 0, slow: 0 });
  const intervalOf = (looks: object) =>
    play(
      { unit: 'request', metric: 'error', looks },
      { served: { incumbent: counts(80, 48), challenger: counts(70, 56) } },
    ).reading.comparisons[0]!.interval;

  it('shows at its only look the interval of Newcombe 1998, Table II', () => {
    expect(intervalOf({ kind: 'once' })!.map((end) => end.toFixed(4))).toEqual(['0.0524', '0.3339']);
  });

  it('shows a confidence sequence that does not take the shares to be the same where it is always valid', () => {
    const [low, high] = intervalOf({ kind: 'always-valid', everyHours: 24, tunedForUsers: 200 })!;
    const error = Math.sqrt((0.6 * 0.4) / 80 + (0.8 * 0.2) / 70);
    const half = mixtureCriticalValue(0.05, 150, mixtureSpread(200, 0.05)) * error;
    expect([low, high]).toEqual([expect.closeTo(0.2 - half, 12), expect.closeTo(0.2 + half, 12)]);
  });
});

describe('an A/B test that cannot run, or would not mean what it says, is refused', () => {
  const linesOf = (phase: Record<string, unknown>, world: Record<string, unknown> = {}) =>
    problemsOf({ horizonHours: 48, ...world }, [{ strategy: 'ab', hours: 24, ...phase }]).map((line) =>
      line.replace('plans[0].phases[0].', ''),
    );
  const late = { labels: { of: 'success', meanHours: 5 } };
  const naive = { kind: 'naive', everyHours: 8 };

  it.each([
    [{ metric: 'value' }, {}, 'analysis requires "mean" or "ratio" for the value of successes, got "share"'],
    [
      { metric: 'value', analysis: 'mean' },
      late,
      'metric requires a world whose labels come at once for the value of successes, got "value"',
    ],
    [
      { unit: 'request', analysis: 'ratio' },
      {},
      'analysis requires "share" or "mean" where requests are the units, got "ratio"',
    ],
    [
      { unit: 'request', analysis: 'mean' },
      {},
      'analysis requires "share" where requests are the units: one succeeds or does not, got "mean"',
    ],
    [
      { furtherMetrics: [{}] },
      {},
      'furtherMetrics[0].metric requires a metric of its own, got one that decides already',
    ],
    [
      { looks: { kind: 'bayesian', everyHours: 8 }, analysis: 'mean' },
      {},
      'analysis requires "share", not adjusted for the time before, in a Bayesian test, which compares shares by beta distributions, got "mean"',
    ],
    [
      {
        looks: { kind: 'group-sequential', interim: [{ afterHours: 12 }] },
        furtherMetrics: [{ metric: 'error' }],
        correction: 'holm',
      },
      {},
      'correction requires "none" or "bonferroni" where looks are "group-sequential", which has no p-values to compare, got "holm"',
    ],
    [
      {
        looks: {
          kind: 'group-sequential',
          spending: 'custom',
          interim: [
            { afterHours: 6, spends: 0.4 },
            { afterHours: 12, spends: 0.7 },
          ],
        },
      },
      {},
      'looks.interim[1].spends requires less than the share of the level that is left for it and the looks after it (0.6), got 0.7',
    ],
    [
      { looks: { kind: 'group-sequential', spending: 'custom', interim: [{ afterHours: 6 }] } },
      {},
      'looks.interim[0].spends requires a share of the significance level where the spending is custom, got nothing',
    ],
    [
      { looks: { kind: 'group-sequential', interim: [{ afterHours: 6, spends: 0.1 }] } },
      {},
      'looks.interim[0].spends requires looks.spending "custom", got "obrien-fleming"',
    ],
    [
      { challengerShare: 0.4, holdout: 0.6 },
      {},
      'holdout requires less than the challenger leaves (0.6), for some have to be compared with it, got 0.6',
    ],
    [
      { guardrail: { margin: 0.01 } },
      {},
      'guardrail belongs to a list now: "guardrails" has one for each metric, such as [{"metric": "error", "margin": 0.01, "alpha": 0.05}]',
    ],
    [{ cuped: { hours: 1.5 } }, {}, 'cuped.hours requires a whole number of ticks of 60 minutes, got 1.5 h'],
    [
      { unit: 'session', cuped: { hours: 2 } },
      {},
      'cuped requires users as units, for only they were there before, got "session"',
    ],
    [
      { analysis: 'ratio', cuped: { hours: 2 } },
      {},
      'analysis requires "share" or "mean" where it is adjusted for the time before, got "ratio"',
    ],
    [
      { metric: 'error', cuped: { hours: 2 } },
      late,
      'cuped requires a world whose labels come at once: those of the hours before would come during the test',
    ],
    [
      { guardrails: [{ metric: 'slow', margin: 0.1 }] },
      {},
      'guardrails[0].metric requires world.latencyObjectiveMs to compare slow answers',
    ],
    [
      { guardrails: [{ margin: 0.1 }, { margin: 0.2 }] },
      {},
      'guardrails[1].metric requires a metric of its own, got "error", which guardrails[0] has',
    ],
    [
      { unit: 'session', looks: naive },
      late,
      'looks.kind requires "once" in a world with labels that come late: sessions with a success can be counted once only, got "naive"',
    ],
  ])('%j', (phase, world, line) => {
    expect(linesOf(phase, world)).toEqual([line]);
  });

  it('requests may be looked at again and again, however late their labels', () => {
    expect(linesOf({ unit: 'request', looks: naive }, late)).toEqual([]);
  });
});
