import type { Scenario } from '../../../sim-core/index.ts';
import { scenarioOf } from './scenarioOf.ts';

const segments = [
  { id: 'common', name: 'Common', share: 0.7 },
  { id: 'rare', name: 'Rare', share: 0.3, severity: 3 },
];

/** Worlds whose models give answers that can be compared, and predictions. */
export const shadowWorlds: Record<string, () => Scenario> = {
  'answers that differ and predictions by segment, while the mix drifts and labels come late': () =>
    scenarioOf(
      {
        traffic: { requestsPerSecond: 0.01, shape: { kind: 'cycle', dailyAmplitude: 0.6, peakHour: 10 } },
        segments,
        incumbent: { error: 0.1, success: 0.6 },
        challenger: { segments: { rare: { error: 0.15, success: 0.55 } } },
        sharedLuck: 0.9,
        truthArrivesAnyway: 0.6,
        labels: { of: 'failure', meanHours: 4, neverArrives: 0.2 },
        answers: {
          selfDisagreement: { incumbent: 0.4, challenger: 0.2 },
          rightInOtherWays: 0.05,
          wrongInOtherWays: 0.1,
        },
        predictions: {
          incumbent: { shares: [0.5, 0.3, 0.2], segments: { rare: [0.2, 0.2, 0.6] } },
          challenger: { shares: [0.4, 0.35, 0.25] },
        },
        drifts: [
          {
            name: 'More of the rare',
            kind: 'covariate',
            shape: 'incremental',
            quantity: 'share',
            change: 0.4,
            atHours: 2,
            overHours: 16,
            segments: ['rare'],
          },
        ],
      },
      {
        margin: [
          {
            strategy: 'shadow',
            hours: 18,
            lookEveryHours: 6,
            comparisons: ['disagreement'],
            disagreement: { kind: 'noise-margin', relative: 0.08 },
          },
          {
            strategy: 'canary',
            stages: [{ share: 0.2, hours: 4 }],
            gates: [{ kind: 'z', metric: 'errors', limit: 2 }],
          },
        ],
        test: [
          {
            strategy: 'shadow',
            share: 0.8,
            hours: 20,
            lookEveryHours: 5,
            alpha: 0.2,
            comparisons: ['errors', 'correct', 'disagreement'],
            disagreement: { kind: 'noise-test', noiseShare: 0.5 },
          },
        ],
        carried: [
          {
            strategy: 'shadow',
            hours: 6,
            lookEveryHours: 3,
            alpha: 0.05,
            comparisons: ['errors', 'predictions'],
            predictions: { kind: 'stability-index', limit: 0.3 },
          },
          {
            strategy: 'shadow',
            hours: 12,
            lookEveryHours: 4,
            alpha: 0.2,
            comparisons: ['disagreement', 'predictions'],
            disagreement: { kind: 'noise-test' },
            predictions: { kind: 'stability-index', limit: 0.25, reference: 'offline' },
            carriesEvidence: true,
          },
        ],
        limit: [
          {
            strategy: 'shadow',
            hours: 18,
            lookEveryHours: 3,
            comparisons: ['disagreement', 'predictions'],
            disagreement: { kind: 'limit', share: 0.48 },
            predictions: { kind: 'jensen-shannon', limit: 0.2 },
          },
        ],
        drift: [
          {
            strategy: 'shadow',
            hours: 20,
            lookEveryHours: 4,
            alpha: 0.3,
            comparisons: ['predictions', 'errors'],
            predictions: { kind: 'kolmogorov-smirnov' },
          },
        ],
      },
    ),
  'a noise arm that takes capacity from both models, and predictions of users in sessions': () =>
    scenarioOf(
      {
        traffic: { requestsPerSecond: 0.01, dispersion: 0.3, memoryHours: 3 },
        users: {
          population: 150,
          propensitySpread: 0.6,
          requestsPerSession: 2,
          bots: { count: 5, share: 0.1, success: 0.2 },
        },
        segments,
        incumbent: { error: 0.05, success: 0.6, latencyMs: { median: 100, p99: 600 } },
        challenger: { success: 0.58 },
        sharedLuck: 0.95,
        latencyObjectiveMs: 300,
        capacity: { requestsPerSecond: 0.025, challengerCost: 1.2, machines: 'shared', places: 4 },
        answers: { selfDisagreement: { incumbent: 0.3 } },
        predictions: {
          incumbent: { shares: [0.25, 0.25, 0.25, 0.25] },
          challenger: { shares: [0.4, 0.3, 0.2, 0.1], segments: { rare: [0.1, 0.2, 0.3, 0.4] } },
        },
      },
      {
        noise: [
          {
            strategy: 'shadow',
            share: 0.9,
            hours: 20,
            lookEveryHours: 5,
            alpha: 0.3,
            comparisons: ['slow', 'disagreement', 'predictions'],
            disagreement: { kind: 'noise-margin', noiseShare: 0.6, relative: 0.1, absolute: 0.02 },
            predictions: { kind: 'stability-index', limit: 0.15 },
          },
          {
            strategy: 'canary',
            stages: [{ share: 0.2, hours: 4 }],
            gates: [{ kind: 'z', metric: 'errors', limit: 2 }],
          },
        ],
      },
    ),
};
