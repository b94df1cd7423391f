import type { Scenario } from '../../../sim-core/index.ts';
import { scenarioOf } from './scenarioOf.ts';

/** Worlds in which the team learns late, by looks, or not at all. */
export const evidenceWorlds: Record<string, () => Scenario> = {
  'counts drawn anew in every replication': () =>
    scenarioOf(
      {
        segments: [
          { id: 'common', name: 'Common', share: 0.7 },
          { id: 'rare', name: 'Rare', share: 0.3, severity: 2 },
        ],
        incumbent: {
          error: { kind: 'measured', events: 3, trials: 60, uncertainty: 'drawn' },
          success: 0.6,
          segments: { rare: { success: { kind: 'measured', events: 20, trials: 40, uncertainty: 'drawn' } } },
        },
        challenger: {
          error: { kind: 'measured', events: 6, trials: 60, uncertainty: 'drawn' },
          success: { kind: 'formula', formula: '0.65 - 0.2 * share' },
        },
        drifts: [
          {
            name: 'Errors',
            shape: 'incremental',
            model: 'challenger',
            quantity: 'error',
            change: 0.1,
            atHours: 4,
            overHours: 8,
          },
        ],
        truthArrivesAnyway: 0.4,
      },
      {
        ab: [{ strategy: 'ab', hours: 20, challengerShare: 0.4, metric: 'error', alpha: 0.2 }],
        canary: [
          {
            strategy: 'canary',
            stages: [
              { share: 0.2, hours: 8 },
              { share: 0.5, hours: 10 },
            ],
            gates: [
              { kind: 'z', metric: 'errors', limit: 2, minimumRequests: 20 },
              { kind: 'z', metric: 'successes', limit: 2, minimumRequests: 20 },
            ],
          },
        ],
        shadow: [
          {
            strategy: 'shadow',
            hours: 18,
            lookEveryHours: 6,
            alpha: 0.2,
            comparisons: ['errors', 'correct'],
          },
        ],
      },
    ),
  'A/B tests that look before they end': () =>
    scenarioOf(
      {
        users: {
          population: 120,
          activitySpread: 1,
          propensitySpread: 0.5,
          bots: { count: 10, share: 0.1, success: 0.05 },
        },
        incumbent: { error: 0.1, success: 0.3 },
        challenger: { error: 0.15, success: 0.36 },
        filters: [{ model: 'challenger', requests: 'bots', share: 0.8 }],
      },
      {
        naive: [
          {
            strategy: 'ab',
            hours: 24,
            alpha: 0.2,
            looks: { kind: 'naive', everyHours: 4 },
            minimumHours: 8,
            sampleRatioGate: { alpha: 0.3 },
          },
        ],
        'group-sequential': [
          {
            strategy: 'ab',
            hours: 20,
            metric: 'error',
            alpha: 0.3,
            challengerShare: 0.4,
            looks: {
              kind: 'group-sequential',
              spending: 'pocock',
              interim: [{ afterHours: 4 }, { afterHours: 7 }, { afterHours: 15 }],
              futileBelow: 0.1,
            },
          },
        ],
        'always-valid': [
          {
            strategy: 'ab',
            hours: 24,
            alpha: 0.4,
            looks: { kind: 'always-valid', everyHours: 2, tunedForUsers: 100 },
            guardrails: [{ margin: 0.1, alpha: 0.3 }],
          },
        ],
        bayesian: [
          {
            strategy: 'ab',
            hours: 24,
            metric: 'error',
            looks: { kind: 'bayesian', everyHours: 4, largestLoss: 0.02 },
          },
        ],
      },
    ),
  'failures that are reported late or never': () =>
    scenarioOf(
      {
        traffic: { requestsPerSecond: 0.01, shape: { kind: 'cycle', dailyAmplitude: 0.6, peakHour: 10 } },
        incumbent: { error: 0.03, success: 0.8, latencyMs: { median: 100, p99: 500 } },
        challenger: { success: 0.65 },
        latencyObjectiveMs: 300,
        truthArrivesAnyway: 0.8,
        labels: { of: 'failure', meanHours: 4, neverArrives: 0.2 },
      },
      {
        ab: [{ strategy: 'ab', hours: 12, metric: 'success', alpha: 0.3 }],
        canary: [
          {
            strategy: 'canary',
            stages: [
              { share: 0.3, hours: 9 },
              { share: 0.5, hours: 9 },
            ],
            gates: [
              { kind: 'z', metric: 'successes', limit: 2, minimumRequests: 20 },
              { kind: 'z', metric: 'slow', limit: 2, minimumRequests: 20 },
            ],
          },
        ],
        // A gate on errors is searched for; the stage before must leave no labels to the one looked at once.
        phased: [
          {
            strategy: 'canary',
            stages: [{ share: 0.4, hours: 6 }],
            gates: [{ kind: 'z', metric: 'errors', limit: 2.5 }],
          },
          {
            strategy: 'canary',
            stages: [
              { share: 0.2, hours: 5 },
              { share: 0.5, hours: 5 },
            ],
            gates: [{ kind: 'z', metric: 'successes', limit: 1.2, looks: 'stage-end' }],
          },
        ],
        shadow: [
          {
            strategy: 'shadow',
            hours: 18,
            lookEveryHours: 6,
            alpha: 0.2,
            comparisons: ['correct', 'errors'],
          },
        ],
      },
    ),
  'successes that are known late or never, in uneven traffic': () =>
    scenarioOf(
      {
        traffic: {
          requestsPerSecond: 0.01,
          shape: { kind: 'cycle', dailyAmplitude: 0.8, peakHour: 15 },
          dispersion: 0.3,
          memoryHours: 3,
        },
        users: { population: 150, activitySpread: 1 },
        incumbent: { error: 0.05, success: 0.4 },
        challenger: { success: 0.5 },
        truthArrivesAnyway: 0.5,
        labels: { of: 'success', meanHours: 6, neverArrives: 0.1 },
        drifts: [
          {
            name: 'Success fades',
            shape: 'incremental',
            model: 'challenger',
            quantity: 'success',
            change: -0.3,
            atHours: 2,
            overHours: 16,
          },
        ],
      },
      {
        ab: [{ strategy: 'ab', hours: 20, metric: 'success', challengerShare: 0.4, alpha: 0.3 }],
        canary: [
          {
            strategy: 'canary',
            stages: [
              { share: 0.3, hours: 8 },
              { share: 0.5, hours: 8 },
            ],
            gates: [
              { kind: 'z', metric: 'errors', limit: 1.8, minimumRequests: 20 },
              { kind: 'z', metric: 'successes', limit: 1.8, minimumRequests: 20 },
            ],
          },
        ],
        shadow: [{ strategy: 'shadow', hours: 20, lookEveryHours: 5, alpha: 0.3, comparisons: ['correct'] }],
      },
    ),
  'lossy logging of one arm': () =>
    scenarioOf(
      {
        incumbent: { error: 0.1 },
        challenger: { error: 0.14 },
        filters: [
          { model: 'challenger', requests: 'everyone', share: 0.3 },
          { model: 'challenger', requests: 'errors', share: 0.1 },
        ],
      },
      {
        canary: [
          {
            strategy: 'canary',
            stages: [{ share: 0.4, hours: 20 }],
            gates: [{ kind: 'z', metric: 'errors', limit: 1.8, minimumRequests: 40 }],
          },
        ],
      },
    ),
};
