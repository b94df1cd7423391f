import { describe, expect, it } from 'vitest';
import { scenarioOf } from '../../sim-core/worlds.ts';
import { resultsOf } from '../scenario.ts';

const REPLICATIONS = 1000;

describe('a warm-up: a cold cache errs for its first hours', () => {
  const world = {
    horizonHours: 72,
    traffic: { requestsPerSecond: 5 },
    users: { population: 10_000 },
    incumbent: { error: 0.01 },
    challenger: { error: { kind: 'formula', formula: '0.01 + 0.1 * exp(-sinceStart / 2)' } },
  };
  const canary = {
    strategy: 'canary',
    stages: [{ share: 0.05, hours: 24 }],
    gates: [{ kind: 'z', metric: 'errors', limit: 4 }],
  };
  // A trickle of mirrored requests warms the cache and is too small to raise an alarm of its own.
  const trickle = { strategy: 'shadow', hours: 24, share: 0.001, alpha: 1e-9 };
  const plans = resultsOf(
    scenarioOf(world, { cold: [canary], warmed: [trickle, canary] }, { tolerance: 0.01 }),
    REPLICATIONS,
  );

  it('makes a canary that starts cold refuse a good model', () => {
    expect(plans['cold']!.truth.class).toBe('equal');
    expect(plans['cold']!.falseAlarm!.low).toBeGreaterThan(0.95);
  });

  it('and not one that shadow mode has warmed before', () => {
    expect(plans['warmed']!.verdict.promoted!.low).toBeGreaterThan(0.95);
  });
});

describe('fine at 5%: errors that come with the share that is served', () => {
  const plans = resultsOf(
    scenarioOf(
      {
        horizonHours: 96,
        traffic: { requestsPerSecond: 20, shape: { kind: 'cycle', dailyAmplitude: 0.5, peakHour: 14 } },
        users: { population: 100_000 },
        incumbent: { error: 0.002 },
        // Past what its own machines carry, requests are turned away.
        challenger: { error: { kind: 'formula', formula: '0.002 + max(0, share * load - 0.6)' } },
      },
      {
        small: [
          {
            strategy: 'canary',
            stages: [
              { share: 0.05, hours: 24 },
              { share: 0.25, hours: 24 },
            ],
            gates: [{ kind: 'z', metric: 'errors', limit: 4 }],
          },
        ],
        large: [
          {
            strategy: 'canary',
            stages: [
              { share: 0.05, hours: 24 },
              { share: 0.8, hours: 24 },
            ],
            gates: [{ kind: 'z', metric: 'errors', limit: 4 }],
          },
        ],
      },
    ),
    REPLICATIONS,
  );

  it('promotes what fails at 100% when no stage comes near it', () => {
    expect(plans['small']!.truth.class).toBe('harmful');
    expect(plans['small']!.missed!.low).toBeGreaterThan(0.95);
    expect(plans['small']!.blastRadius.extraFailures!.p50).toBeGreaterThan(100_000);
  });

  it('catches it at a stage that is large enough, within a day', () => {
    expect(plans['large']!.detection.probability!.low).toBeGreaterThan(0.95);
    expect(plans['large']!.decisionHours!.p50).toBeLessThan(48);
  });
});

describe('a shock to both models: a concurrent baseline is not fooled', () => {
  it('an outage that hits both arms rolls nothing back', () => {
    const plans = resultsOf(
      scenarioOf(
        {
          horizonHours: 48,
          traffic: { requestsPerSecond: 5 },
          incumbent: { error: 0.01 },
          drifts: [
            {
              name: 'Outage',
              kind: 'prior',
              shape: 'outlier',
              quantity: 'error',
              change: 0.3,
              atHours: 12,
              overHours: 2,
            },
          ],
        },
        {
          canary: [
            {
              strategy: 'canary',
              stages: [{ share: 0.1, hours: 24 }],
              gates: [{ kind: 'z', metric: 'errors', limit: 4 }],
            },
          ],
        },
      ),
      REPLICATIONS,
    );
    expect(plans['canary']!.falseAlarm!.high).toBeLessThan(0.02);
  });
});

describe('feedback: a recommender that learns from its own clicks', () => {
  const plans = resultsOf(
    scenarioOf(
      {
        horizonHours: 60 * 24,
        traffic: { requestsPerSecond: 2 },
        users: { population: 50_000_000 },
        incumbent: { success: 0.3 },
        challenger: { success: 0.31 },
        // It narrows what it shows; a quarter of the traffic takes four times as long.
        feedbacks: [{ name: 'Narrows', quantity: 'success', change: -0.05, servedHours: 20 * 24 }],
      },
      {
        short: [{ strategy: 'ab', hours: 3 * 24, challengerShare: 0.25 }],
        long: [{ strategy: 'ab', hours: 42 * 24, challengerShare: 0.5 }],
      },
    ),
    REPLICATIONS,
  );

  it('makes a short test on little traffic ship what a long one on much traffic refuses', () => {
    expect(plans['short']!.truth.class).toBe('harmful');
    expect(plans['short']!.verdict.promoted!.low).toBeGreaterThan(0.9);
    expect(plans['long']!.verdict.rolledBack!.low).toBeGreaterThan(0.9);
  });
});

describe('clicks that are worth less: as many successes, each worth 5% less', () => {
  it('is harm that no strategy which counts successes can see', () => {
    const plans = resultsOf(
      scenarioOf(
        {
          horizonHours: 14 * 24,
          traffic: { requestsPerSecond: 2 },
          users: { population: 1_000_000 },
          incumbent: { success: 0.3 },
          challenger: { value: 0.95 },
          truthArrivesAnyway: 0.5,
        },
        {
          ab: [{ strategy: 'ab', hours: 7 * 24, whenInconclusive: 'promote' }],
          canary: [
            {
              strategy: 'canary',
              stages: [{ share: 0.2, hours: 72 }],
              gates: [{ kind: 'z', metric: 'successes', limit: 4 }],
            },
          ],
          shadow: [{ strategy: 'shadow', hours: 72, comparisons: ['correct'] }],
        },
        { tolerance: 0.001 },
      ),
      REPLICATIONS,
    );
    for (const { truth, missed, blastRadius } of Object.values(plans)) {
      expect(truth.class).toBe('harmful');
      expect(missed!.low).toBeGreaterThan(0.9);
      expect(blastRadius.harm!.p50).toBeGreaterThan(1000);
      expect(blastRadius.extraFailures!.p50).toBe(0);
    }
  });
});

describe('a bursty segment: one request in 2,000, and one in five for two hours of every third day', () => {
  const world = {
    horizonHours: 14 * 24,
    tickMinutes: 30,
    traffic: { requestsPerSecond: 2 },
    segments: [
      { id: 'common', name: 'Common', share: 0.9995 },
      { id: 'campaign', name: 'Campaign', share: 0.0005 },
    ],
    incumbent: { error: 0.01 },
    challenger: { segments: { campaign: { error: 0.2 } } },
    drifts: [
      {
        name: 'Campaign',
        kind: 'covariate',
        shape: 'recurring',
        quantity: 'share',
        change: 0.19,
        atHours: 30,
        overHours: 2,
        everyHours: 72,
        segments: ['campaign'],
      },
    ],
  };
  const shadow = { strategy: 'shadow', hours: 24, alpha: 0.001 };

  it('is missed before its burst and caught in it', () => {
    const plans = resultsOf(
      scenarioOf(world, {
        before: [{ ...shadow, lookEveryHours: 24 }],
        through: [{ ...shadow, hours: 48, lookEveryHours: 24 }],
      }),
      REPLICATIONS,
    );
    expect(plans['before']!.missed!.low).toBeGreaterThan(0.9);
    expect(plans['through']!.missed!.high).toBeLessThan(0.05);
  });
});
