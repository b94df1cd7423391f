/** The sizes of a scenario that the app has to bear. */
export interface Sizes {
  readonly plans: number;
  readonly segments: number;
  readonly replications: number;
  readonly days: number;
}

/** What the app has to stay fluid with. */
export const LARGE: Sizes = { plans: 50, segments: 40, replications: 10_000, days: 90 };

/**
 * The text of a scenario of given sizes: segments of ever rarer traffic of which every third fails in a way of its
 * own, and plans that take the strategies in turn, each a little more patient than the one before.
 */
export function largeScenario({ plans, segments, replications, days }: Sizes = LARGE): string {
  const weights = Array.from({ length: segments }, (_, index) => 1 / (1 + index));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => Math.round((1e6 * weight) / whole) / 1e6);
  // The first takes what rounding left, so that the shares sum to 1.
  shares[0] = 1 - shares.slice(1).reduce((sum, share) => sum + share, 0);
  return JSON.stringify({
    format: 'rollout-lab/scenario',
    version: 1,
    name: `${plans} plans and ${segments} segments`,
    description: 'As large as a scenario is expected to get.',
    seed: 1,
    replications,
    tolerance: 0.0005,
    world: {
      horizonHours: 24 * days,
      tickMinutes: 30,
      traffic: {
        requestsPerSecond: 5,
        shape: { kind: 'cycle', dailyAmplitude: 0.5, peakHour: 14, weekendFactor: 0.8 },
        dispersion: 0.05,
        memoryHours: 2,
      },
      users: { population: 200_000, activitySpread: 1 },
      segments: shares.map((share, index) => ({
        id: `segment-${index}`,
        name: `Segment ${index + 1}`,
        share,
        severity: 1 + (index % 4),
      })),
      incumbent: { error: 0.02, success: 1 },
      challenger: {
        segments: Object.fromEntries(
          shares.flatMap((_, index) => (index % 3 === 2 ? [[`segment-${index}`, { error: 0.03 }]] : [])),
        ),
      },
      sharedLuck: 0.5,
      drifts: [
        {
          name: 'Errors creep up',
          shape: 'incremental',
          model: 'challenger',
          quantity: 'error',
          change: 0.01,
          atHours: 0,
          overHours: 24 * days,
        },
      ],
      ranking: {
        documents: 20,
        shown: 10,
        clickModel: 'navigational',
        incumbentNoise: 2,
        challengerNoise: 2.2,
      },
    },
    plans: Array.from({ length: plans }, (_, index) => {
      const patience = 1 + Math.floor(index / makers.length);
      const { name, phases } = makers[index % makers.length]!(patience);
      return { id: `plan-${index + 1}`, name: `${name} ${patience}`, phases };
    }),
  });
}

type Maker = (patience: number) => { readonly name: string; readonly phases: readonly object[] };

const canary = (patience: number) => ({
  strategy: 'canary',
  stages: [0.01, 0.05, 0.25].map((share) => ({ share, hours: 12 * patience })),
  gates: [{ kind: 'z', metric: 'errors', limit: 3, minimumRequests: 1000 }],
});
const shadow = (patience: number) => ({ strategy: 'shadow', share: 0.1, hours: 24 * patience });

const makers: readonly Maker[] = [
  (patience) => ({
    name: 'A/B test',
    phases: [{ strategy: 'ab', hours: 48 * patience, metric: 'error' }],
  }),
  (patience) => ({ name: 'Canary release', phases: [canary(patience)] }),
  (patience) => ({
    name: 'Interleaved test',
    phases: [{ strategy: 'interleaved', share: 0.1, hours: 24 * patience }],
  }),
  (patience) => ({ name: 'Shadow mode', phases: [shadow(patience)] }),
  (patience) => ({ name: 'Shadow, then canary', phases: [shadow(patience), canary(patience)] }),
];
