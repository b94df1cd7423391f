import type { Scenario } from '../../../sim-core/index.ts';
import { scenarioOf } from './scenarioOf.ts';

const segments = [
  { id: 'common', name: 'Common', share: 0.6 },
  { id: 'rare', name: 'Rare', share: 0.3, severity: 2 },
  { id: 'other', name: 'Other', share: 0.1 },
];
const z = { kind: 'z', minimumRequests: 20 };

/** Worlds of canaries that watch more than all requests at the same time. */
export const canaryWorlds: Record<string, () => Scenario> = {
  'canaries that watch several segments, with latency, filters and late labels': () =>
    scenarioOf(
      {
        segments,
        users: {
          population: 150,
          activitySpread: 1,
          propensitySpread: 0.5,
          bots: { count: 10, share: 0.1, success: 0.05 },
        },
        incumbent: { error: 0.06, success: 0.5, latencyMs: { median: 100, p99: 500 } },
        challenger: { segments: { rare: { error: 0.12, success: 0.4 } } },
        latencyObjectiveMs: 250,
        filters: [{ model: 'both', requests: 'errors', share: 0.2 }],
        labels: { of: 'failure', meanHours: 4, neverArrives: 0.1 },
        drifts: [
          {
            name: 'Mix',
            kind: 'covariate',
            shape: 'incremental',
            quantity: 'share',
            change: 0.2,
            atHours: 4,
            overHours: 8,
            segments: ['rare'],
          },
        ],
      },
      {
        segments: [
          {
            strategy: 'canary',
            stages: [
              { share: 0.3, hours: 8 },
              { share: 0.5, hours: 8 },
            ],
            gates: [
              { ...z, metric: 'successes', segment: 'rare', limit: 2 },
              { ...z, metric: 'errors', limit: 2.2 },
              { ...z, metric: 'slow', segment: 'other', limit: 2, minimumRequests: 5 },
            ],
          },
        ],
        users: [
          {
            strategy: 'canary',
            assignment: 'user',
            stages: [
              { share: 0.3, hours: 8 },
              { share: 0.6, hours: 8 },
            ],
            gates: [
              { ...z, metric: 'successes', segment: 'rare', limit: 2.2 },
              { ...z, metric: 'successes', limit: 2.2 },
            ],
          },
        ],
      },
    ),
  'canaries against the hours before and against numbers, on a day that swings': () =>
    scenarioOf(
      {
        segments,
        traffic: { requestsPerSecond: 0.01, shape: { kind: 'cycle', dailyAmplitude: 0.7, peakHour: 14 } },
        incumbent: { error: { kind: 'formula', formula: '0.05 + 0.05 * (hours > 12)' }, success: 0.5 },
        challenger: { error: 0.08, segments: { rare: { success: 0.4 } } },
      },
      {
        before: [
          {
            strategy: 'canary',
            beforeHours: 6,
            stages: [
              { share: 0.3, hours: 5 },
              { share: 1, hours: 5 },
            ],
            gates: [
              { ...z, metric: 'errors', baseline: { kind: 'before' }, limit: 2 },
              {
                ...z,
                metric: 'successes',
                segment: 'rare',
                baseline: { kind: 'fixed', rate: 0.45 },
                limit: 2,
              },
            ],
          },
        ],
        sequential: [
          {
            strategy: 'canary',
            stages: [
              { share: 0.2, hours: 6 },
              { share: 0.5, hours: 8 },
            ],
            gates: [
              { kind: 'sequential', metric: 'errors', alpha: 0.2, tunedForEvents: 10, minimumRequests: 10 },
              {
                kind: 'sequential',
                metric: 'successes',
                baseline: { kind: 'fixed', rate: 0.5 },
                alpha: 0.1,
                tunedForEvents: 30,
              },
            ],
          },
        ],
        thresholds: [
          {
            strategy: 'canary',
            stages: [
              { share: 0.3, hours: 6 },
              { share: 0.6, hours: 8 },
            ],
            gates: [
              {
                kind: 'threshold',
                metric: 'errors',
                baseline: { kind: 'fixed', rate: 0.14 },
                minimumRequests: 5,
                everyHours: 2,
                windowHours: 3,
                rollsBack: { kind: 'cumulative', allowed: 2 },
              },
              {
                kind: 'threshold',
                metric: 'successes',
                margin: 0.25,
                minimumRequests: 5,
                whenTooFew: 'fail',
                everyHours: 2,
                rollsBack: { kind: 'most-recent', failures: 2, checks: 3 },
                memory: 'stage',
              },
            ],
          },
        ],
        cusum: [
          {
            strategy: 'canary',
            beforeHours: 5,
            stages: [
              { share: 0.3, hours: 6 },
              { share: 0.5, hours: 10 },
            ],
            gates: [
              { kind: 'cusum', metric: 'errors', detects: 1.5, limit: 2, minimumRequests: 10 },
              { kind: 'cusum', metric: 'errors', baseline: { kind: 'before' }, detects: 2, limit: 3 },
              {
                kind: 'cusum',
                metric: 'successes',
                segment: 'rare',
                baseline: { kind: 'fixed', rate: 0.45 },
                detects: 1.5,
                limit: 3,
              },
            ],
          },
        ],
      },
    ),
  'canaries that hold, wait for a person, step back, and keep users where they are': () =>
    scenarioOf(
      {
        horizonHours: 40,
        users: { population: 150, activitySpread: 1, requestsPerSession: 3, propensitySpread: 0.6 },
        incumbent: { error: 0.06, success: 0.4 },
        challenger: { error: 0.1 },
        drifts: [
          {
            name: 'Fades',
            shape: 'incremental',
            model: 'challenger',
            quantity: 'success',
            change: -0.2,
            atHours: 2,
            overHours: 12,
          },
        ],
      },
      {
        waits: [
          {
            strategy: 'canary',
            stages: [
              { share: 0.1, hours: 4, approval: { reactionHours: 2 } },
              { share: 0.5, hours: 6 },
            ],
            gates: [
              { ...z, metric: 'errors', minimumRequests: 18, whenTooFew: 'hold', limit: 1.8 },
              { ...z, metric: 'successes', minimumRequests: 6, whenTooFew: 'fail', limit: 2.5 },
            ],
            longestHoldHours: 5,
            rollback: { lagHours: 2, steps: [{ share: 0.05, hours: 3 }] },
          },
        ],
        sticky: [
          {
            strategy: 'canary',
            assignment: 'user',
            beforeHours: 3,
            stages: [
              { share: 0.2, hours: 6 },
              { share: 0.7, hours: 6 },
              { share: 1, hours: 4 },
            ],
            gates: [
              { ...z, metric: 'errors', limit: 2.2 },
              { ...z, metric: 'successes', baseline: { kind: 'before' }, limit: 3 },
            ],
            rollback: {
              lagHours: 1,
              steps: [
                { share: 0.4, hours: 2 },
                { share: 0.1, hours: 2 },
              ],
            },
          },
        ],
        phased: [
          {
            strategy: 'canary',
            stages: [{ share: 0.2, hours: 5 }],
            gates: [{ ...z, metric: 'errors', limit: 3 }],
          },
          {
            strategy: 'canary',
            assignment: 'user',
            stages: [
              { share: 0.2, hours: 5 },
              { share: 0.4, hours: 5 },
            ],
            gates: [{ ...z, metric: 'successes', limit: 3 }],
          },
          { strategy: 'ab', hours: 8, metric: 'error', alpha: 0.3, whenInconclusive: 'promote' },
        ],
      },
    ),
  'sticky users who are alike, in traffic that is uneven': () =>
    scenarioOf(
      {
        users: { population: 120, activitySpread: 1 },
        traffic: { requestsPerSecond: 0.01, dispersion: 0.3, memoryHours: 3 },
        incumbent: { error: 0.06 },
        challenger: { error: 0.1 },
      },
      {
        sticky: [
          {
            strategy: 'canary',
            assignment: 'user',
            stages: [
              { share: 0.2, hours: 6 },
              { share: 0.7, hours: 6 },
            ],
            gates: [{ ...z, metric: 'errors', limit: 2.2 }],
            rollback: { steps: [{ share: 0.3, hours: 3 }] },
          },
        ],
      },
    ),
  'canaries that are judged by their time series': () =>
    scenarioOf(
      {
        tickMinutes: 30,
        segments,
        traffic: { requestsPerSecond: 0.02 },
        incumbent: { error: 0.1, success: 0.6 },
        challenger: { error: 0.2, segments: { rare: { success: 0.4 } } },
      },
      {
        judge: [
          {
            strategy: 'canary',
            stages: [
              { share: 0.3, hours: 6 },
              { share: 0.5, hours: 8 },
            ],
            gates: [
              {
                kind: 'judge',
                metrics: [
                  { metric: 'errors', weight: 2 },
                  { metric: 'successes', segment: 'rare' },
                ],
                pointHours: 0.5,
                everyHours: 3,
                lookbackHours: 4,
                marginalScore: 40,
                passScore: 60,
              },
            ],
          },
        ],
      },
    ),
};
