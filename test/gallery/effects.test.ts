import { describe, expect, it } from 'vitest';
import { scenarioOf } from '../sim-core/worlds.ts';
import { resultsOf } from './scenario.ts';

const REPLICATIONS = 1000;

describe('a warm-up: a cold cache errs for its first hours', () => {
  const world = {
    horizonHours: 72,
    traffic: { requestsPerSecond: 5 },
    users: { population: 10_000 },
    incumbent: { error: 0.01 },
    challenger: { error: { kind: 'formula', formula: '0.01 + 0.1 * exp(-sinceStart / 2)' } },
  };
  const canary = { strategy: 'canary', stages: [{ share: 0.05, hours: 24 }], limit: 4 };
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

describe('novelty that wears off: +8% at first, -1% in the end, half of the novelty gone every four days', () => {
  // 20,000 users an arm and day, each with about one request, 10% of whom convert.
  const days = (count: number) =>
    resultsOf(
      scenarioOf(
        {
          horizonHours: 672,
          traffic: { requestsPerSecond: 40_000 / 86_400 },
          users: { population: 40_000 * 1000 },
          incumbent: { success: 0.1 },
          challenger: {
            success: { kind: 'formula', formula: '0.1 * (0.99 + 0.09 * 0.5 ^ (sinceStart / 96))' },
          },
        },
        { ab: [{ strategy: 'ab', hours: 24 * count }] },
      ),
      REPLICATIONS,
    )['ab']!;

  it('ships after three days what it ships much less often after four weeks', () => {
    // A simple model has 93% and 32% (two-sided test at 5%, mean effect of the days so far).
    expect(Math.abs(days(3).verdict.promoted!.estimate - 0.93)).toBeLessThan(0.05);
    expect(Math.abs(days(28).verdict.promoted!.estimate - 0.32)).toBeLessThan(0.05);
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
            limit: 4,
          },
        ],
        large: [
          {
            strategy: 'canary',
            stages: [
              { share: 0.05, hours: 24 },
              { share: 0.8, hours: 24 },
            ],
            limit: 4,
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
        { canary: [{ strategy: 'canary', stages: [{ share: 0.1, hours: 24 }], limit: 4 }] },
      ),
      REPLICATIONS,
    );
    expect(plans['canary']!.falseAlarm!.high).toBeLessThan(0.02);
  });
});
