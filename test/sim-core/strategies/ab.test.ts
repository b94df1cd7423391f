import { describe, expect, it } from 'vitest';
import { normalUpperTail } from '../../../sim-core/statistics/index.ts';
import { ab } from '../../../sim-core/strategies/ab/index.ts';
import { settings } from '../../../sim-core/strategies/ab/settings.ts';
import type { Evidence, UserCounts } from '../../../sim-core/strategies/evidence.ts';
import type { Decision, Reading } from '../../../sim-core/strategies/strategy.ts';

const users = (exposed: number, withEvent: number): UserCounts => ({ exposed, withEvent });
const seen = (incumbent: UserCounts, challenger: UserCounts): Evidence => ({
  users: { incumbent, challenger },
});

/** Plays a test in ticks of an hour against evidence look by look; the last is repeated. */
function play(
  chosen: Record<string, unknown>,
  looks: readonly Evidence[],
): { ticks: number[]; decision: Decision; readings: Reading[] } {
  const run = ab.start(settings.parse({ hours: 24, ...chosen }), {
    tickHours: 1,
    startTick: 10,
    horizonTicks: 1000,
  });
  const ticks: number[] = [];
  const readings: Reading[] = [];
  let tick = 10;
  let decision: Decision = 'continue';
  while (decision === 'continue') {
    tick = run.watch(tick).lookAt;
    decision = run.observe(looks[Math.min(ticks.length, looks.length - 1)]!, tick);
    ticks.push(tick - 10);
    readings.push(run.reading());
  }
  return { ticks, decision, readings };
}

const alike = seen(users(1000, 100), users(1000, 101));
const better = seen(users(1000, 100), users(1000, 200));

describe('an A/B test', () => {
  it('looks once, at its end, unless it is told otherwise', () => {
    expect(play({}, [better])).toMatchObject({ ticks: [24], decision: 'promote' });
  });

  it('stops at the first look that settles it, by the side of the metric that is better', () => {
    const looks = { kind: 'naive', everyHours: 10 };
    expect(play({ looks }, [alike, better])).toMatchObject({ ticks: [10, 20], decision: 'promote' });
    expect(play({ looks, metric: 'error' }, [better])).toMatchObject({ ticks: [10], decision: 'rollBack' });
    expect(play({ looks, whenInconclusive: 'promote' }, [alike])).toMatchObject({
      ticks: [10, 20, 24],
      decision: 'promote',
    });
  });

  it('leaves out looks before the hours that it runs at least', () => {
    const looks = { kind: 'naive', everyHours: 4 };
    expect(play({ looks, minimumHours: 12 }, [better]).ticks).toEqual([12]);
    expect(play({ looks, minimumHours: 24 }, [better]).ticks).toEqual([24]);
  });

  it('shows the level that is left for each look of a group sequential test, which grows with what is spent', () => {
    const looks = { kind: 'group-sequential', interim: [{ afterHours: 6 }, { afterHours: 12 }] };
    const { readings } = play(
      { looks },
      [1, 2, 3].map((part) => seen(users(part * 400, part * 40), users(part * 400, part * 41))),
    );
    const limits = readings.map(({ limit }) => limit!);
    expect(limits.length).toBe(3);
    // Spent as O'Brien and Fleming at a quarter of the time: 2 (1 - Phi(z / sqrt(1 / 4))) by each tail, z of 0.0125.
    expect(limits[0]! / (4 * normalUpperTail(2.241402727604947 / 0.5))).toBeCloseTo(1, 6);
    expect(limits[1]).toBeGreaterThan(limits[0]!);
    expect(limits[2]).toBeGreaterThan(limits[1]!);
    expect(limits[2]).toBeLessThan(0.05);
  });

  it('gives up at an interim look from which no significant end is in sight, and not before', () => {
    const looks = { kind: 'group-sequential', interim: [{ afterHours: 12 }], futileBelow: 0.1 };
    // Half way with a z of 1 the chance is 1 - Phi((1.969 - 1 / sqrt(0.5)) / sqrt(0.5)) = 0.216, with 0.5 it is 0.037.
    const half = (more: number) => seen(users(1000, 100), users(1000, 100 + more));
    expect(play({ looks }, [half(14)]).ticks).toEqual([12, 24]);
    expect(play({ looks }, [half(-14)]).ticks).toEqual([12, 24]);
    expect(play({ looks }, [half(7)])).toMatchObject({ ticks: [12], decision: 'inconclusive' });
    expect(play({ looks, whenInconclusive: 'promote' }, [half(7)]).decision).toBe('promote');
    expect(play({ looks: { ...looks, futileBelow: undefined } }, [half(7)]).ticks).toEqual([12, 24]);
    expect(play({ looks: { ...looks, futileBelow: 0.2 } }, [half(14)]).ticks).toEqual([12, 24]);
    expect(play({ looks: { ...looks, futileBelow: 0.23 } }, [half(14)]).ticks).toEqual([12]);
  });

  it('keeps the smallest p-value of an always-valid test, as a confidence sequence keeps its narrowest interval', () => {
    const looks = { kind: 'always-valid', everyHours: 12, tunedForUsers: 2000 };
    const nearly = seen(users(1000, 100), users(1000, 135));
    const { readings } = play({ looks }, [nearly, alike]);
    expect(readings[1]!.comparisons[0]!.statistic).toBe(readings[0]!.comparisons[0]!.statistic);
    expect(readings[0]!.comparisons[0]!.statistic).toBeLessThan(0.5);
  });

  it('chooses, where it is Bayesian, once little enough is expected to be lost, however it looks until then', () => {
    const looks = { kind: 'bayesian', everyHours: 8, largestLoss: 0.004 };
    const { ticks, decision, readings } = play({ looks }, [
      seen(users(100, 10), users(100, 11)),
      seen(users(1000, 100), users(1000, 115)),
    ]);
    expect({ ticks, decision }).toEqual({ ticks: [8, 16], decision: 'promote' });
    expect(readings[0]).toMatchObject({ statisticName: 'expected loss', limit: 0.004 });
    expect(readings[0]!.comparisons[0]!.statistic).toBeGreaterThan(0.004);
    const fewer = seen(users(1000, 115), users(1000, 100));
    expect(play({ looks }, [fewer]).decision).toBe('rollBack');
    expect(play({ looks, metric: 'error' }, [fewer]).decision).toBe('promote');
    // A strong prior belief in 1 of 2 draws both rates together: less can be lost.
    const believing = { ...looks, largestLoss: 0.01, priorEvents: 1e6, priorOthers: 1e6 };
    expect(play({ looks: believing }, [seen(users(10, 1), users(10, 9))]).ticks).toEqual([8]);
    expect(
      play({ looks: { ...looks, largestLoss: 1e-6 } }, [seen(users(10, 1), users(10, 9))]).ticks,
    ).toEqual([8, 16, 24]);
  });

  describe('with a guardrail', () => {
    const served = (requests: number, incumbent: number, challenger: number) => ({
      served: {
        incumbent: { requests, errors: incumbent, successes: 0, slow: Number.NaN },
        challenger: { requests, errors: challenger, successes: 0, slow: Number.NaN },
      },
    });
    const looks = { kind: 'naive', everyHours: 12 };
    const guardrails = [{ margin: 0.02 }];

    it('promotes where errors are surely less than the margin above, and not where that is open', () => {
      const sound = { ...better, ...served(5000, 100, 110) };
      expect(play({ guardrails }, [sound]).decision).toBe('promote');
      const open = { ...better, ...served(200, 4, 5) };
      expect(play({ guardrails }, [open]).decision).toBe('inconclusive');
      expect(
        play({ guardrails, whenInconclusive: 'promote' }, [{ ...alike, ...served(200, 4, 5) }]).decision,
      ).toBe('inconclusive');
      expect(play({ guardrails }, [better]).decision).toBe('inconclusive');
    });

    it('waits for a later look, with the requests of all looks together', () => {
      const open = { ...better, ...served(300, 6, 7) };
      const { ticks, decision, readings } = play({ guardrails, looks }, [open]);
      expect({ ticks, decision }).toEqual({ ticks: [12, 24], decision: 'promote' });
      expect(readings[1]!.comparisons[1]).toMatchObject({
        metric: 'guardrail: errors per request',
        incumbent: 12 / 600,
        challenger: 14 / 600,
        judgedBy: { statisticName: 'p-value', limit: 0.05 },
      });
    });

    it('rolls back whatever the guardrail says', () => {
      const worse = { ...seen(users(1000, 200), users(1000, 100)), ...served(5000, 100, 100) };
      expect(play({ guardrails, looks }, [worse])).toMatchObject({ ticks: [12], decision: 'rollBack' });
    });
  });

  it('ends without a verdict when the users counted do not fit the split, however clear the metric', () => {
    const missing = seen(users(1000, 100), users(800, 200));
    const gated = play({ sampleRatioGate: {}, whenInconclusive: 'promote' }, [missing]);
    expect(gated.decision).toBe('inconclusive');
    expect(gated.readings[0]!.comparisons[1]).toMatchObject({
      metric: 'share of the users counted',
      incumbent: 1000 / 1800,
      challenger: 800 / 1800,
      judgedBy: { statisticName: 'p-value', limit: 0.0005 },
    });
    // (200)^2 / 1800 = 22.2 with one degree of freedom.
    expect(gated.readings[0]!.comparisons[1]!.statistic).toBeCloseTo(2.43e-6, 8);
    expect(play({ sampleRatioGate: {} }, [better]).decision).toBe('promote');
    expect(play({}, [missing]).decision).toBe('promote');
    const uneven = { sampleRatioGate: {}, challengerShare: 4 / 9 };
    expect(play(uneven, [missing]).decision).toBe('promote');
  });
});
