import type { PlanOutcomes } from '../outcome/outcomes.ts';
import { momentsOf } from '../statistics/index.ts';
import { compare, type SelfTestComparison } from './comparison.ts';
import { detectionComparisons } from './detectionComparisons.ts';
import { playedBy, shareEnded, smallScenario } from './playing.ts';

const HOURS = 24;

/** A drifting world with users of unequal activity, played request by request and by the engines that skip requests. */
export function engineComparisons(): SelfTestComparison[] {
  const canary = smallScenario(
    HOURS,
    {
      traffic: { requestsPerSecond: 0.05, shape: { kind: 'cycle', dailyAmplitude: 0.5 }, dispersion: 0.2 },
      users: { population: 400, activitySpread: 1 },
      incumbent: { error: 0.05 },
      challenger: { error: 0.05 },
      drifts: [
        {
          name: 'Errors grow',
          shape: 'incremental',
          model: 'challenger',
          quantity: 'error',
          change: 0.05,
          atHours: 4,
          overHours: 12,
        },
      ],
    },
    {
      strategy: 'canary',
      stages: [{ share: 0.2, hours: HOURS }],
      gates: [{ kind: 'z', metric: 'errors', limit: 2.5, minimumRequests: 20 }],
    },
  );
  const figuresOf = (outcomes: PlanOutcomes) => {
    const replications = outcomes.replications.length;
    const rolledBack = shareEnded(outcomes, 'rolledBack');
    return [
      {
        quantity: 'drifting canary, rolled back',
        value: rolledBack,
        variance: (rolledBack * (1 - rolledBack)) / replications,
      },
      ...(['extraFailures', 'users', 'unitsSeen'] as const).map((column) => {
        const { mean, m2, count } = momentsOf(outcomes.columns[column]);
        return {
          quantity: `drifting canary, ${names[column]}`,
          value: mean,
          variance: m2 / (count - 1) / count,
        };
      }),
    ];
  };
  const oracle = playedBy('events', canary, 1500);
  const expected = figuresOf(oracle);
  // The engines draw the same worlds in other ways, so that their replications are no closer than strangers.
  return (['ticks', 'lazy'] as const).flatMap((engine) => {
    const found = playedBy(engine, canary, 6000);
    return [
      ...figuresOf(found).map(({ quantity, value, variance }, index) =>
        compare({
          engine,
          quantity,
          source: 'the same world, request by request',
          expected: expected[index]!.value,
          simulated: value,
          standardError: Math.sqrt(variance + expected[index]!.variance),
        }),
      ),
      ...detectionComparisons(engine, found, oracle, HOURS),
    ];
  });
}

const names = {
  extraFailures: 'extra failures, mean',
  users: 'users reached, mean',
  unitsSeen: 'requests seen, mean',
} as const;
