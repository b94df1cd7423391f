import type { Scenario } from '../../../sim-core/index.ts';
import { scenarioOf } from './scenarioOf.ts';

type Phase = Record<string, unknown>;

const followed = (phase: Phase): Phase[] => [
  { strategy: 'ab', hours: 9, followUpHours: 11, challengerShare: 0.4, alpha: 0.3, ...phase },
];

/** Worlds of A/B tests that wait for labels after the last request that they count. */
export const maturedWorlds: Record<string, () => Scenario> = {
  'A/B tests that wait for failures to be reported': () =>
    scenarioOf(
      {
        users: { population: 120, activitySpread: 1, propensitySpread: 0.6 },
        traffic: { requestsPerSecond: 0.012, dispersion: 0.3, memoryHours: 3 },
        incumbent: { error: 0.05, success: 0.5 },
        challenger: { success: { kind: 'formula', formula: '0.5 + hours / 60' } },
        labels: { of: 'failure', meanHours: 6, neverArrives: 0.1 },
        filters: [{ model: 'both', requests: 'errors', share: 0.3 }],
      },
      {
        users: followed({}),
        means: followed({ analysis: 'mean', sampleRatioGate: { alpha: 0.05 } }),
        requests: followed({ unit: 'request', guardrails: [{ metric: 'success', margin: 0.2, alpha: 0.3 }] }),
        errors: followed({ metric: 'error', whenInconclusive: 'promote' }),
        'after-a-canary': [
          {
            strategy: 'canary',
            stages: [{ share: 0.2, hours: 3 }],
            gates: [{ kind: 'z', metric: 'errors' }],
          },
          ...followed({ hours: 5, holdout: 0.2, whenInconclusive: 'promote' }),
        ],
        'means-kept': [{ ...followed({ analysis: 'mean' })[0], hours: 4, leadsTo: { undecided: 'hold' } }],
      },
    ),
  'A/B tests that wait for successes where requests come in sessions, and bots among them': () =>
    scenarioOf(
      {
        users: {
          population: 150,
          activitySpread: 0.8,
          requestsPerSession: 3,
          bots: { count: 6, share: 0.1, success: 0.05 },
        },
        incumbent: { error: 0.05, success: 0.5 },
        challenger: { success: 0.6 },
        labels: { of: 'success', meanHours: 6, neverArrives: 0.1 },
        drifts: [
          {
            name: 'Fades',
            shape: 'sudden',
            model: 'challenger',
            quantity: 'success',
            change: -0.3,
            atHours: 12,
          },
        ],
      },
      {
        users: followed({}),
        ratios: followed({ analysis: 'ratio' }),
        sessions: followed({ unit: 'session', whenInconclusive: 'promote', holdout: 0.2 }),
        requests: followed({ unit: 'request' }),
      },
    ),
};
