import { describe, expect, it } from 'vitest';
import { WITHOUT_CHALLENGER } from '../../../sim-core/world/challengerUse.ts';
import { queueStates } from '../../../sim-core/world/load.ts';
import { normalUpperTail } from '../../../sim-core/statistics/index.ts';
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

describe('fine at 5%: a model that costs 1.6 times as much, on machines that are 62% busy', () => {
  const RATE = 20;
  const latency = { median: 50, p99: 200 };
  const world = {
    horizonHours: 96,
    traffic: { requestsPerSecond: RATE },
    users: { population: 100_000 },
    incumbent: { error: 0.002, latencyMs: latency },
    capacity: { requestsPerSecond: RATE / 0.62, challengerCost: 1.6, machines: 'shared' },
    latencyObjectiveMs: 500,
    slowWeight: 0.5,
  };
  const canary = {
    strategy: 'canary',
    gates: [
      { kind: 'z', metric: 'errors', limit: 4 },
      { kind: 'z', metric: 'slow', limit: 4 },
    ],
  };
  const scenario = scenarioOf(
    world,
    {
      small: [{ ...canary, stages: [{ share: 0.05, hours: 48 }] }],
      shadow: [{ strategy: 'shadow', hours: 48, share: 1, comparisons: ['errors', 'slow'] }],
    },
    { tolerance: 0.01 },
  );

  it.each([
    // Stated by a simple model: latency x1.05 at 5%, x2 at 50%, x47 at 100%.
    [0.05, 1.05],
    [0.5, 1.96],
    [1, 47.4],
  ])('waiting at a share of %d multiplies latency by %d', (challenger, times) => {
    const { capacity } = scenario.world;
    const slowdown = (use: number) =>
      queueStates(capacity, { ...WITHOUT_CHALLENGER, challenger: use }, RATE).incumbent.slowdown;
    expect(slowdown(challenger) / slowdown(0) / times).toBeCloseTo(1, 2);
  });

  it('harms everyone once promoted, and a canary of 5% sees nothing: both arms wait alike', () => {
    const { small } = resultsOf(scenario, REPLICATIONS);
    expect(small!.truth.class).toBe('harmful');
    expect(small!.missed!.low).toBeGreaterThan(0.95);
    expect(small!.blastRadius.harm!.p50).toBeGreaterThan(100_000);
  });

  it('a full shadow asks for 161% of the machines: it fails requests though nobody sees its answers', () => {
    const { shadow } = resultsOf(scenario, REPLICATIONS);
    const requests = RATE * 3600 * 48;
    // 1 - 1 / 1.612 of all requests find no place while it runs, answered by the incumbent or not.
    expect(shadow!.blastRadius.extraFailures!.p50 / requests).toBeGreaterThan(0.37);
    expect(shadow!.blastRadius.requests!.p50).toBeGreaterThanOrEqual(0);
    const own = scenarioOf(
      { ...world, capacity: { ...world.capacity, machines: 'separate', challengerRequestsPerSecond: RATE } },
      { shadow: [{ strategy: 'shadow', hours: 48, share: 1, comparisons: ['errors', 'slow'] }] },
      { tolerance: 0.01 },
    );
    const apart = resultsOf(own, REPLICATIONS)['shadow']!;
    expect(apart.verdict.rolledBack!.low).toBeGreaterThan(0.95);
    expect(apart.blastRadius.extraFailures!.p95).toBe(0);
  });
});

describe('stealing from control: a fixed stock, of which the treatment tries to take 20% more', () => {
  const stock = (wants: number) => ({ kind: 'formula', formula: `${wants} / (1 + 0.2 * share)` });
  const { ab } = resultsOf(
    scenarioOf(
      {
        horizonHours: 28 * 24,
        traffic: { requestsPerSecond: 1 },
        // About one request a user, so that a user is a request.
        users: { population: 1e8 },
        incumbent: { success: stock(0.1) },
        challenger: { success: stock(0.12) },
      },
      { ab: [{ strategy: 'ab', hours: 14 * 24 }] },
    ),
    REPLICATIONS,
  );

  it('is worth nothing in truth, and an A/B test ships it every time', () => {
    expect(ab!.truth.class).toBe('equal');
    expect(ab!.verdict.promoted!.low).toBeGreaterThan(0.95);
  });

  it('for what one arm gains the other loses: no failure is avoided, before the verdict or after', () => {
    const requests = 28 * 24 * 3600;
    expect(Math.abs(ab!.blastRadius.extraFailures!.mean) / requests).toBeLessThan(1e-9);
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

describe('a slice of 3% that goes from 5% to 12% errors', () => {
  const segments = (visible: boolean) => [
    { id: 'most', name: 'Most', share: 0.97 },
    { id: 'slice', name: 'A slice', share: 0.03, visible },
  ];
  const world = (visible: boolean) => ({
    horizonHours: 48,
    tickMinutes: 60,
    traffic: { requestsPerSecond: 200_000 / 86_400 },
    segments: segments(visible),
    incumbent: { error: 0.05 },
    challenger: { segments: { slice: { error: 0.12 } } },
  });
  const stages = { strategy: 'canary', stages: [{ share: 0.05, hours: 24 }] };
  const caught = (visible: boolean, settings: Record<string, unknown>) => {
    const gates = [{ kind: 'z', metric: 'errors', limit: 1.645, looks: 'stage-end', ...settings }];
    const plans = resultsOf(scenarioOf(world(visible), { canary: [{ ...stages, gates }] }), REPLICATIONS);
    return plans['canary']!.detection.probability!.estimate;
  };

  it('hides in the rate of all requests, and shows where it is watched alone', () => {
    // z of 10,000 canary requests: 0.0021 against a standard error of sqrt(0.05 * 0.95 (1 / 10,000 + 1 / 190,000)).
    const power = normalUpperTail(1.645 - 0.0021 / Math.sqrt(0.0475 * (1 / 1e4 + 1 / 1.9e5)));
    expect(Math.abs(caught(true, {}) - power)).toBeLessThan(0.05);
    expect(caught(true, { segment: 'slice' })).toBeGreaterThan(0.95);
  });

  it('cannot be watched alone by a team whose metrics cannot tell it apart', () => {
    expect(() => caught(false, { segment: 'slice' })).toThrow(
      'plans[0].phases[0].gates[0].segment requires the id of a segment that the team can tell apart (most), got "slice"',
    );
    expect(caught(false, {})).toBeLessThan(0.5);
  });
});
