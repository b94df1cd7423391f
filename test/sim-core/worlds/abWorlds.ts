import type { Scenario } from '../../../sim-core/index.ts';
import { scenarioOf } from './scenarioOf.ts';

/** Worlds of A/B tests of means, ratios, sessions and requests. */
export const abWorlds: Record<string, () => Scenario> = {
  'A/B tests of users who differ, whose successes differ in worth': () =>
    scenarioOf(
      {
        segments: [
          { id: 'common', name: 'Common', share: 0.7 },
          { id: 'rare', name: 'Rare', share: 0.3 },
        ],
        users: { population: 120, activitySpread: 1, propensitySpread: 0.5 },
        traffic: { requestsPerSecond: 0.012, dispersion: 0.3, memoryHours: 3 },
        incumbent: { error: 0.1, success: 0.4, segments: { rare: { success: 0.2, value: 5 } } },
        challenger: {
          success: 0.46,
          segments: { rare: { value: { kind: 'formula', formula: '5 + hours / 12' } } },
        },
      },
      {
        several: [
          {
            strategy: 'ab',
            hours: 24,
            challengerShare: 0.4,
            metric: 'value',
            analysis: 'mean',
            furtherMetrics: [
              { metric: 'success', analysis: 'ratio' },
              { metric: 'error', analysis: 'share' },
            ],
            correction: 'holm',
            alpha: 0.4,
            looks: { kind: 'naive', everyHours: 8 },
            guardrails: [
              { metric: 'success', margin: 0.05, alpha: 0.4 },
              { metric: 'error', margin: 0.05, alpha: 0.4 },
            ],
          },
        ],
        adjusted: [
          {
            strategy: 'ab',
            hours: 16,
            cuped: { hours: 6 },
            metric: 'success',
            analysis: 'mean',
            alpha: 0.4,
            looks: { kind: 'group-sequential', interim: [{ afterHours: 9 }] },
          },
        ],
        'adjusted-share': [
          { strategy: 'ab', hours: 12, cuped: { hours: 4 }, alpha: 0.4, whenInconclusive: 'promote' },
        ],
        'held-out': [
          {
            strategy: 'canary',
            stages: [{ share: 0.2, hours: 3 }],
            gates: [{ kind: 'z', metric: 'errors', limit: 5 }],
          },
          {
            strategy: 'ab',
            hours: 8,
            challengerShare: 0.3,
            holdout: 0.25,
            alpha: 0.4,
            sampleRatioGate: { alpha: 0.05 },
            whenInconclusive: 'promote',
          },
        ],
        'requests-held-out': [
          {
            strategy: 'ab',
            unit: 'request',
            hours: 8,
            challengerShare: 0.3,
            holdout: 0.3,
            whenInconclusive: 'promote',
          },
        ],
        'value-per-request': [
          {
            strategy: 'ab',
            hours: 20,
            metric: 'value',
            analysis: 'ratio',
            alpha: 0.4,
            looks: { kind: 'always-valid', everyHours: 5, tunedForUsers: 50 },
          },
        ],
        requests: [
          {
            strategy: 'ab',
            unit: 'request',
            hours: 20,
            challengerShare: 0.3,
            furtherMetrics: [{ metric: 'value', analysis: 'mean' }],
            correction: 'benjamini-hochberg',
            alpha: 0.3,
            looks: { kind: 'naive', everyHours: 10 },
          },
        ],
      },
    ),
  'A/B tests where requests come in sessions, and bots among them': () =>
    scenarioOf(
      {
        segments: [
          { id: 'common', name: 'Common', share: 0.6 },
          { id: 'rare', name: 'Rare', share: 0.4 },
        ],
        users: {
          population: 150,
          activitySpread: 0.8,
          propensitySpread: 0.6,
          requestsPerSession: 3,
          bots: { count: 6, share: 0.1, success: 0.05 },
        },
        incumbent: { error: 0.1, success: 0.4, segments: { rare: { success: 0.3, value: 4 } } },
        challenger: { error: 0.13, success: 0.45 },
        filters: [{ model: 'challenger', requests: 'bots', share: 0.7 }],
        drifts: [
          {
            name: 'Fades',
            shape: 'incremental',
            model: 'challenger',
            quantity: 'success',
            change: -0.2,
            atHours: 4,
            overHours: 12,
          },
        ],
      },
      {
        sessions: [
          {
            strategy: 'ab',
            unit: 'session',
            hours: 20,
            challengerShare: 0.4,
            metric: 'error',
            furtherMetrics: [{ metric: 'value', analysis: 'ratio' }],
            correction: 'none',
            alpha: 0.2,
            looks: { kind: 'group-sequential', interim: [{ afterHours: 10 }] },
          },
        ],
        users: [
          {
            strategy: 'ab',
            hours: 16,
            cuped: { hours: 6 },
            metric: 'value',
            analysis: 'mean',
            alpha: 0.4,
            looks: { kind: 'naive', everyHours: 8 },
          },
        ],
        requests: [
          {
            strategy: 'ab',
            unit: 'request',
            hours: 20,
            metric: 'value',
            analysis: 'mean',
            alpha: 0.3,
            looks: { kind: 'naive', everyHours: 10 },
          },
        ],
        phased: [
          {
            strategy: 'canary',
            stages: [{ share: 0.2, hours: 6 }],
            gates: [{ kind: 'z', metric: 'errors', limit: 3 }],
          },
          { strategy: 'ab', unit: 'session', hours: 8, alpha: 0.3, whenInconclusive: 'promote' },
        ],
        'users-held-out': [
          {
            strategy: 'ab',
            hours: 6,
            cuped: { hours: 3 },
            holdout: 0.3,
            alpha: 0.3,
            whenInconclusive: 'promote',
          },
        ],
        'sessions-held-out': [
          {
            strategy: 'ab',
            unit: 'session',
            hours: 8,
            challengerShare: 0.3,
            holdout: 0.3,
            alpha: 0.3,
            whenInconclusive: 'promote',
          },
        ],
      },
    ),
  'A/B tests of means whose labels come late': () =>
    scenarioOf(
      {
        users: { population: 120, activitySpread: 0.8, requestsPerSession: 2 },
        incumbent: { error: 0.05, success: 0.4 },
        challenger: { success: 0.47 },
        labels: { of: 'failure', meanHours: 5, neverArrives: 0.1 },
      },
      {
        users: [{ strategy: 'ab', hours: 20, metric: 'success', analysis: 'ratio', alpha: 0.3 }],
        'users-kept': [{ strategy: 'ab', hours: 8, alpha: 0.2, leadsTo: { undecided: 'hold' } }],
        'sessions-kept': [
          { strategy: 'ab', unit: 'session', hours: 8, alpha: 0.2, leadsTo: { undecided: 'hold' } },
        ],
        'means-kept': [
          { strategy: 'ab', hours: 8, alpha: 0.2, analysis: 'mean', leadsTo: { undecided: 'hold' } },
        ],
        sessions: [{ strategy: 'ab', unit: 'session', hours: 18, metric: 'success', alpha: 0.3 }],
        requests: [
          {
            strategy: 'ab',
            unit: 'request',
            hours: 20,
            alpha: 0.3,
            looks: { kind: 'naive', everyHours: 5 },
          },
        ],
      },
    ),
};
