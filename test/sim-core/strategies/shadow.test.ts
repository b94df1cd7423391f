import { describe, expect, it } from 'vitest';
import { streamsOf } from '../../../sim-core/engine/streams.ts';
import { ExpectedTraffic } from '../../../sim-core/engine/expectedTraffic.ts';
import { EventDrawer } from '../../../sim-core/engine/eventDrawer.ts';
import { TickDrawer } from '../../../sim-core/engine/tickDrawer.ts';
import { verdictCodes } from '../../../sim-core/outcome/outcomes.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';
import { traceReplication } from '../../../sim-core/run/traceReplication.ts';
import type { PairCounts, ShadowCounts } from '../../../sim-core/strategies/evidence.ts';
import { joinEvidence } from '../../../sim-core/strategies/evidence.ts';
import { shadow } from '../../../sim-core/strategies/shadow/index.ts';
import { settings } from '../../../sim-core/strategies/shadow/settings.ts';
import { meanEffect } from '../../../sim-core/world/meanEffect.ts';
import { scenarioOf } from '../worlds.ts';

const none: PairCounts = { both: 0, onlyIncumbent: 0, onlyChallenger: 0, neither: 0 };

function seen(parts: Partial<ShadowCounts>): ShadowCounts {
  return { pairs: 0, errors: none, slow: none, correct: none, ...parts };
}

/** A run of one look, the evidence it sees, and what it makes of it. */
function lookAt(phase: object, parts: Partial<ShadowCounts>, offlinePredictions?: readonly number[]) {
  const run = shadow.start(settings.parse({ hours: 48, lookEveryHours: 24, ...phase }), {
    tickHours: 1,
    startTick: 0,
    horizonTicks: 100,
    offlinePredictions,
  });
  const decision = run.observe({ shadow: seen(parts) }, 24);
  return { decision, reading: run.reading() };
}

/** Pairs with a noise arm: of 100,000 so many differ in each way. */
const repeated = (both: number, noise: number, raw: number): Partial<ShadowCounts> => ({
  pairs: 100_000,
  answers: {
    compared: 100_000,
    differ: both + raw,
    repeated: { both, onlyIncumbent: noise, onlyChallenger: raw, neither: 100_000 - both - noise - raw },
  },
});

describe('shadow: errors on the same requests', () => {
  it('are tested by the McNemar test that the settings name, the exact one if they name none', () => {
    const found = (only: object, onlyIncumbent: number, onlyChallenger: number) => {
      const errors = { ...none, onlyIncumbent, onlyChallenger };
      const { decision, reading } = lookAt({ alpha: 0.08, ...only }, { pairs: 1000, errors });
      return [decision, reading.comparisons[0]!.statistic];
    };
    // 11 of 14 coins: 470 / 16384, of which 364 fall on 11 itself; two looks share the level of 0.08.
    expect(found({}, 3, 11)).toEqual(['rollBack', expect.closeTo(470 / 16384, 12)]);
    expect(found({ test: 'mid-p' }, 3, 11)).toEqual(['rollBack', expect.closeTo(288 / 16384, 12)]);
    // 8 of 10: 56 / 1024, of which 45 on 8 itself.
    expect(found({}, 2, 8)).toEqual(['continue', expect.closeTo(56 / 1024, 12)]);
    expect(found({ test: 'mid-p' }, 2, 8)).toEqual(['rollBack', expect.closeTo(33.5 / 1024, 12)]);
    expect(found({ test: 'chi-square' }, 2, 8)).toEqual(['rollBack', expect.closeTo(0.0289, 4)]);
    expect(found({ test: 'chi-square-corrected' }, 2, 8)).toEqual(['continue', expect.closeTo(0.0569, 4)]);
    const noise = { comparisons: ['disagreement'], disagreement: { kind: 'noise-test' } };
    expect(lookAt({ ...noise, alpha: 0.08 }, repeated(0, 2, 8)).decision).toBe('continue');
    expect(lookAt({ ...noise, alpha: 0.08, test: 'mid-p' }, repeated(0, 2, 8)).decision).toBe('rollBack');
  });
});

describe('shadow: answers that differ', () => {
  const disagreement = { comparisons: ['disagreement'] };

  it('are an alarm by margins when raw is above noise, by over 20% of both and over 0.03% of requests', () => {
    const decided = (both: number, noise: number, raw: number) =>
      lookAt(disagreement, repeated(both, noise, raw)).decision;
    // (raw - noise) / (raw + noise) = 50 / 250 is not above a fifth, 51 / 251 is.
    expect(decided(0, 100, 150)).toBe('continue');
    expect(decided(0, 100, 151)).toBe('rollBack');
    // Noise that is as much of both: 51 of 451.
    expect(decided(100, 100, 151)).toBe('continue');
    // 30 of 100,000 are not above 0.03%.
    expect(decided(0, 10, 40)).toBe('continue');
    expect(decided(0, 10, 41)).toBe('rollBack');
    expect(decided(0, 151, 100)).toBe('continue');
  });

  it('show noise, raw differences and the relative difference on the dashboard', () => {
    expect(lookAt(disagreement, repeated(40, 60, 160)).reading.comparisons).toMatchObject([
      {
        metric: 'answers other than the incumbent’s at first',
        incumbent: 0.001,
        challenger: 0.002,
        statistic: 100 / 300,
        judgedBy: { statisticName: 'relative difference', limit: 0.2 },
      },
    ]);
  });

  it('are tested on the pairs where one run alone differs, one-sided, and the noise arm sets the exposure', () => {
    const rule = { alpha: 0.1, disagreement: { kind: 'noise-test', noiseShare: 0.25 }, share: 0.8 };
    const phase = { ...disagreement, ...rule };
    // P(at least 8 of 9 coins) = 10 / 512 is below 0.1 / 2 looks; P(at least 7) = 46 / 512 is not.
    expect(lookAt(phase, repeated(500, 1, 8)).decision).toBe('rollBack');
    expect(lookAt(phase, repeated(500, 2, 7)).decision).toBe('continue');
    expect(lookAt(phase, repeated(500, 8, 1)).decision).toBe('continue');
    expect(lookAt(phase, repeated(500, 1, 8)).reading.comparisons[0]!.statistic).toBeCloseTo(10 / 512, 12);
    const run = shadow.start(settings.parse({ hours: 48, ...phase }), {
      tickHours: 1,
      startTick: 0,
      horizonTicks: 100,
    });
    expect(run.watch(0).exposure).toEqual({
      by: 'request',
      challenger: 0,
      interleaved: 0,
      shadowed: 0.8,
      repeated: 0.2,
    });
  });

  it('are an alarm beyond a limit on their share of the pairs that were compared', () => {
    const phase = { ...disagreement, disagreement: { kind: 'limit', share: 0.01 } };
    expect(lookAt(phase, repeated(0, 0, 1000)).decision).toBe('continue');
    expect(lookAt(phase, repeated(0, 0, 1001)).decision).toBe('rollBack');
    // Pairs that an earlier phase mirrored without comparing answers do not thin them out.
    const carried = joinEvidence({ shadow: seen({ pairs: 1e6 }) }, { shadow: seen(repeated(0, 0, 1001)) });
    expect(lookAt(phase, carried.shadow!).decision).toBe('rollBack');
  });

  it('take a level of their own only where they are tested', () => {
    const limitOf = (more: object) =>
      lookAt(
        { alpha: 0.12, comparisons: ['errors', 'disagreement', 'predictions'], ...more },
        {
          ...repeated(0, 0, 0),
          predictions: { incumbent: new Float64Array(2), challenger: new Float64Array(2) },
        },
      ).reading.limit;
    expect(limitOf({})).toBeCloseTo(0.12 / 2, 12);
    expect(limitOf({ disagreement: { kind: 'noise-test' } })).toBeCloseTo(0.12 / 4, 12);
    expect(
      limitOf({ disagreement: { kind: 'noise-test' }, predictions: { kind: 'kolmogorov-smirnov' } }),
    ).toBeCloseTo(0.12 / 6, 12);
  });

  it('ask theory for the pairs of a McNemar test, more where fewer have a noise arm, and for none by a margin', () => {
    const scenario = scenarioOf(
      {
        incumbent: { success: 0.8 },
        sharedLuck: 1,
        answers: { selfDisagreement: { incumbent: 0.1, challenger: 0.1 }, rightInOtherWays: 0.05 },
      },
      { only: [{ strategy: 'shadow', hours: 24 }] },
    );
    const effect = meanEffect(compileScenario(scenario).world, 24);
    const keeps = Math.sqrt(0.9);
    const { onlyIncumbent, onlyChallenger } = effect.discordant('disagreement');
    expect(onlyIncumbent).toBeCloseTo(keeps * (1 - keeps) * keeps * (0.8 * 0.95 + 0.2), 12);
    expect(onlyChallenger).toBeCloseTo(keeps * keeps * (1 - keeps * (0.8 * 0.95 + 0.2)), 12);
    const required = (rule: object) =>
      shadow.requiredSample(settings.parse({ hours: 24, ...disagreement, disagreement: rule }), effect);
    const all = required({ kind: 'noise-test' }) as number;
    expect(required({ kind: 'noise-test', noiseShare: 0.25 })).toBe(4 * all);
    expect(required({ kind: 'noise-margin' })).toBeUndefined();
    expect(required({ kind: 'limit', share: 0.1 })).toBeUndefined();
  });
});

describe('shadow: predictions that drift', () => {
  const predictions = (incumbent: number[], challenger: number[]): Partial<ShadowCounts> => ({
    pairs: 1000,
    predictions: { incumbent: Float64Array.from(incumbent), challenger: Float64Array.from(challenger) },
  });
  const phase = (rule: object) => ({ comparisons: ['predictions'], predictions: rule });
  const even = [2500, 2500, 2500, 2500];
  const uneven = [4000, 3000, 2000, 1000];

  it('have the stability index and the distance of the published example, and are an alarm beyond the limit', () => {
    const index = lookAt(phase({ kind: 'stability-index' }), predictions(even, uneven));
    expect(index.reading.comparisons[0]).toMatchObject({
      incumbent: 0.5,
      challenger: 1 / 3,
      judgedBy: { statisticName: 'population stability index', limit: 0.2 },
    });
    // 0.228217 but for half a pair in each bin.
    expect(index.reading.comparisons[0]!.statistic).toBeCloseTo(0.2282, 3);
    expect(index.decision).toBe('rollBack');
    const distance = lookAt(phase({ kind: 'jensen-shannon', limit: 0.2006 }), predictions(even, uneven));
    expect(distance.reading.comparisons[0]!.statistic).toBeCloseTo(0.200503, 6);
    expect(distance.decision).toBe('continue');
    expect(lookAt(phase({ kind: 'jensen-shannon', limit: 0.2 }), predictions(even, uneven)).decision).toBe(
      'rollBack',
    );
  });

  it('are apart by the total variation and by Hellinger’s distance as they are defined', () => {
    for (const [kind, found, statisticName] of [
      ['total-variation', 0.2, 'total variation distance'],
      ['hellinger', 0.167899596402675, 'Hellinger distance'],
    ] as const) {
      const at = (limit: number) => lookAt(phase({ kind, limit }), predictions(even, uneven));
      const { decision, reading } = at(found - 1e-9);
      expect(decision).toBe('rollBack');
      expect(reading.comparisons[0]!.statistic).toBeCloseTo(found, 12);
      expect(reading.comparisons[0]!.judgedBy).toEqual({ statisticName, limit: found - 1e-9 });
      expect(at(found + 1e-9).decision).toBe('continue');
      expect(
        lookAt(phase({ kind }), predictions([0, 0], [0, 0])).reading.comparisons[0]!.statistic,
      ).toBeNull();
    }
  });

  it('have an index also where a bin is empty on one side, and none where nothing was predicted', () => {
    const rule = phase({ kind: 'stability-index' });
    expect(lookAt(rule, predictions([0, 1000], [500, 500])).decision).toBe('rollBack');
    const { decision, reading } = lookAt(rule, predictions([0, 0], [0, 0]));
    expect(decision).toBe('continue');
    expect(reading.comparisons[0]).toMatchObject({ incumbent: null, challenger: null, statistic: null });
  });

  it('are tested by Kolmogorov-Smirnov at the level of a look', () => {
    const test = (challenger: number[]) =>
      lookAt({ alpha: 0.02, ...phase({ kind: 'kolmogorov-smirnov' }) }, predictions([500, 500], challenger));
    // sqrt(500) times a distance of 0.07 is 1.565, with Stephens' correction p = 0.0140; of 0.08, p = 0.0031.
    expect(test([570, 430]).decision).toBe('continue');
    expect(test([580, 420]).decision).toBe('rollBack');
    expect(test([570, 430]).reading.statisticName).toBe('p-value');
  });

  it('are compared with an offline evaluation where that is asked for', () => {
    const rule = phase({ kind: 'stability-index', reference: 'offline' });
    const live = predictions(uneven, uneven);
    expect(lookAt(rule, live, [0.4, 0.3, 0.2, 0.1]).decision).toBe('continue');
    const drifted = lookAt(rule, live, [0.25, 0.25, 0.25, 0.25]);
    expect(drifted.decision).toBe('rollBack');
    expect(drifted.reading.comparisons[0]!.statistic).toBeCloseTo(0.2282, 3);
    const test = phase({ kind: 'kolmogorov-smirnov', reference: 'offline' });
    expect(lookAt(test, predictions(even, [520, 480]), [0.5, 0.5]).decision).toBe('continue');
    expect(lookAt(test, predictions(even, [600, 400]), [0.5, 0.5]).decision).toBe('rollBack');
  });
});

describe('what a shadow can know', () => {
  const verdicts = (world: Record<string, unknown>, phase: object) => {
    const scenario = scenarioOf(
      { traffic: { requestsPerSecond: 1 }, ...world },
      { shadow: [{ strategy: 'shadow', hours: 24, ...phase }] },
    );
    const compiled = compileScenario(scenario);
    const [{ columns }] = playChunk(compiled, 'ticks', 1, { from: 0, to: 200 }) as [
      ReturnType<typeof playChunk>[number],
    ];
    const rolledBack = columns.verdict.filter((code) => code === verdictCodes.rolledBack).length / 200;
    return { rolledBack, truth: compiled.truth.class };
  };
  const scores = [0.1, 0.2, 0.4, 0.2, 0.1];
  const drift = { comparisons: ['predictions'] };

  it('predictions alarm on a recalibrated model that harms nobody', () => {
    const world = {
      incumbent: { error: 0.01, success: 0.7 },
      predictions: { incumbent: { shares: scores }, challenger: { shares: [0.25, 0.3, 0.3, 0.1, 0.05] } },
    };
    expect(verdicts(world, drift)).toEqual({ rolledBack: 1, truth: 'equal' });
    expect(verdicts(world, { comparisons: ['errors'], alpha: 0.001 }).rolledBack).toBe(0);
  });

  it('predictions miss a needle that errors on the same requests show', () => {
    const world = {
      segments: [
        { id: 'common', name: 'Common', share: 0.995 },
        { id: 'needle', name: 'Needle', share: 0.005, severity: 100 },
      ],
      incumbent: { error: 0.01, success: 0.7 },
      challenger: { segments: { needle: { error: 0.9 } } },
      predictions: { incumbent: { shares: scores }, challenger: { segments: { needle: [0, 0, 0, 0, 1] } } },
    };
    expect(verdicts(world, drift)).toEqual({ rolledBack: 0, truth: 'harmful' });
    expect(verdicts(world, { comparisons: ['errors'] }).rolledBack).toBe(1);
  });

  it('a mix of requests that drifts moves predictions against the offline evaluation, not against the incumbent', () => {
    const world = {
      segments: [
        { id: 'old', name: 'Old', share: 0.9, offlineShare: 0.9 },
        { id: 'new', name: 'New', share: 0.1, offlineShare: 0.1 },
      ],
      incumbent: { error: 0.01 },
      predictions: { incumbent: { shares: scores, segments: { new: [0, 0, 0, 0.2, 0.8] } } },
      drifts: [
        {
          name: 'More of the new',
          kind: 'covariate',
          shape: 'sudden',
          quantity: 'share',
          change: 0.5,
          segments: ['new'],
        },
      ],
    };
    const against = (reference: string) =>
      verdicts(world, { ...drift, predictions: { kind: 'stability-index', reference } }).rolledBack;
    expect(against('offline')).toBe(1);
    expect(against('incumbent')).toBe(0);
  });

  it.each(['ticks', 'events'] as const)(
    'is never what users do: no preference and no success of theirs, whatever is compared (%s)',
    (engine) => {
      const scenario = scenarioOf(
        {
          incumbent: { success: 0.5, latencyMs: { median: 100, p99: 400 } },
          latencyObjectiveMs: 300,
          truthArrivesAnyway: 0.5,
          answers: {},
          predictions: { incumbent: { shares: scores } },
        },
        {
          shadow: [
            {
              strategy: 'shadow',
              hours: 24,
              comparisons: ['errors', 'slow', 'correct', 'disagreement', 'predictions'],
            },
          ],
        },
      );
      const { world, plans } = compileScenario(scenario);
      const { strategy, settings: chosen } = plans[0]!.phases[0]!;
      const open = streamsOf(1)(0);
      const traffic = new ExpectedTraffic(world, open);
      const drawer =
        engine === 'ticks' ? new TickDrawer(world, traffic, open) : new EventDrawer(world, traffic, open);
      drawer.startPhase(strategy.needs(chosen));
      const { exposure } = strategy.start(chosen, { tickHours: 1, startTick: 0, horizonTicks: 24 }).watch(0);
      const evidence = drawer.draw(0, 24, exposure, world);
      expect(Object.keys(evidence)).toEqual(['shadow']);
      expect(Object.keys(evidence.shadow!).sort()).toEqual(
        ['pairs', 'errors', 'slow', 'correct', 'answers', 'predictions'].sort(),
      );
      expect(drawer.usersReached()).toBe(0);
      expect(strategy.blindSpot).toMatch(/preference and business effect/);
      const { ticks } = traceReplication(compileScenario(scenario), engine, 1, 'shadow', 0);
      for (const { incumbent, preference } of ticks) {
        expect(preference).toBeNull();
        expect(incumbent?.successes ?? null).toBeNull();
      }
    },
  );

  it('costs the runs of the challenger, and of the incumbent where it runs twice', () => {
    const runsOf = (phase: object) => {
      const scenario = scenarioOf(
        { traffic: { requestsPerSecond: 1 }, sharedLuck: 1, answers: {} },
        { shadow: [{ strategy: 'shadow', hours: 24, share: 0.5, ...phase }] },
      );
      const [{ columns }] = playChunk(compileScenario(scenario), 'ticks', 1, { from: 0, to: 1 }) as [
        ReturnType<typeof playChunk>[number],
      ];
      return columns.extraModelRuns[0]! / (24 * 3600 * 0.5);
    };
    expect(runsOf({})).toBeCloseTo(1, 1);
    expect(runsOf({ comparisons: ['disagreement'] })).toBeCloseTo(2, 1);
    const tenth = { kind: 'noise-test', noiseShare: 0.1 };
    expect(runsOf({ comparisons: ['disagreement'], disagreement: tenth })).toBeCloseTo(1.1, 1);
    expect(
      runsOf({ comparisons: ['disagreement'], disagreement: { kind: 'limit', share: 0.1 } }),
    ).toBeCloseTo(1, 1);
  });
});
