import type { Scenario } from '../../../sim-core/index.ts';
import { scenarioOf } from './scenarioOf.ts';

/** Worlds of users who differ, come in sessions, or are nobody. */
export const userWorlds: Record<string, () => Scenario> = {
  'overdispersed traffic and heavy users': () =>
    scenarioOf(
      {
        traffic: {
          requestsPerSecond: 0.01,
          shape: { kind: 'cycle', dailyAmplitude: 0.8, peakHour: 15 },
          dispersion: 0.5,
          memoryHours: 3,
        },
        users: { population: 150, activitySpread: 1.5 },
        incumbent: { error: 0.1, success: 0.3 },
        challenger: { success: 0.36 },
      },
      {
        ab: [{ strategy: 'ab', hours: 24, metric: 'success', alpha: 0.3 }],
        canary: [
          {
            strategy: 'canary',
            stages: [{ share: 0.3, hours: 18 }],
            gates: [{ kind: 'z', metric: 'errors', limit: 1.2, minimumRequests: 30 }],
          },
        ],
        phased: [
          { strategy: 'canary', stages: [{ share: 0.2, hours: 6 }] },
          { strategy: 'ab', hours: 8, whenInconclusive: 'promote' },
        ],
      },
    ),
  'users who differ in propensity and come in sessions': () =>
    scenarioOf(
      {
        segments: [
          { id: 'common', name: 'Common', share: 0.7 },
          { id: 'rare', name: 'Rare', share: 0.3, severity: 2 },
        ],
        users: { population: 120, activitySpread: 1, propensitySpread: 0.7, requestsPerSession: 6 },
        traffic: { requestsPerSecond: 0.015, dispersion: 0.2, memoryHours: 4 },
        incumbent: { error: 0.05, success: 0.4, segments: { rare: { success: 0.15 } } },
        challenger: { success: 0.5 },
        sharedLuck: 0.3,
        truthArrivesAnyway: 0.6,
      },
      {
        ab: [{ strategy: 'ab', hours: 20, metric: 'success', challengerShare: 0.4, alpha: 0.3 }],
        canary: [
          {
            strategy: 'canary',
            stages: [{ share: 0.3, hours: 16 }],
            gates: [{ kind: 'z', metric: 'successes', limit: 1.5, minimumRequests: 30 }],
          },
        ],
        shadow: [
          {
            strategy: 'shadow',
            hours: 12,
            lookEveryHours: 4,
            share: 0.6,
            alpha: 0.3,
            comparisons: ['correct', 'errors'],
          },
        ],
        phased: [
          {
            strategy: 'canary',
            stages: [{ share: 0.1, hours: 6 }],
            gates: [{ kind: 'z', metric: 'errors', limit: 3 }],
          },
          { strategy: 'ab', hours: 12, metric: 'error', alpha: 0.2, whenInconclusive: 'promote' },
        ],
      },
    ),
  'sessions of searches, and rates that drift': () =>
    scenarioOf(
      {
        users: { population: 150, activitySpread: 0.8, requestsPerSession: 3 },
        incumbent: { error: 0.03 },
        challenger: { error: 0.06 },
        ranking: {
          queries: 20,
          documents: 6,
          shown: 4,
          incumbentNoise: 1,
          challengerNoise: 0.5,
        },
        drifts: [
          {
            name: 'Decay',
            shape: 'incremental',
            model: 'challenger',
            quantity: 'error',
            change: 0.3,
            atHours: 6,
            overHours: 12,
          },
        ],
      },
      {
        interleaved: [{ strategy: 'interleaved', hours: 18, share: 0.6, alpha: 0.3 }],
        canary: [
          {
            strategy: 'canary',
            stages: [{ share: 0.25, hours: 18 }],
            gates: [{ kind: 'z', metric: 'errors', limit: 2, minimumRequests: 20 }],
          },
        ],
        ab: [{ strategy: 'ab', hours: 18, metric: 'error', alpha: 0.05, challengerShare: 0.3 }],
        phased: [
          { strategy: 'shadow', hours: 8, lookEveryHours: 4, alpha: 0.05 },
          {
            strategy: 'canary',
            stages: [{ share: 0.2, hours: 8 }],
            gates: [{ kind: 'z', metric: 'errors', limit: 2.5 }],
          },
        ],
      },
    ),
  'sessions of users who are alike': () =>
    scenarioOf(
      {
        users: { population: 300, activitySpread: 1, requestsPerSession: 4 },
        incumbent: { error: 0.1, success: 0.4 },
        challenger: { error: 0.13, success: 0.42 },
      },
      {
        canary: [
          {
            strategy: 'canary',
            stages: [{ share: 0.3, hours: 20 }],
            gates: [{ kind: 'z', metric: 'errors', limit: 1.8, minimumRequests: 30 }],
          },
        ],
        shadow: [{ strategy: 'shadow', hours: 18, lookEveryHours: 6, share: 0.5, alpha: 0.2 }],
        ab: [{ strategy: 'ab', hours: 20, challengerShare: 0.6, metric: 'error', alpha: 0.2 }],
        'ab-looks': [
          {
            strategy: 'ab',
            hours: 20,
            metric: 'error',
            alpha: 0.3,
            looks: { kind: 'group-sequential', spending: 'pocock', interim: [{ afterHours: 7 }] },
          },
        ],
      },
    ),
  'bots, and requests that never reach the counts': () =>
    scenarioOf(
      {
        users: {
          population: 100,
          activitySpread: 1,
          propensitySpread: 0.5,
          bots: { count: 20, share: 0.25, success: 0.05 },
        },
        incumbent: { error: 0.1, success: 0.4, latencyMs: { median: 100, p99: 600 } },
        challenger: { error: 0.15, success: 0.45 },
        latencyObjectiveMs: 200,
        filters: [
          { model: 'challenger', requests: 'bots', share: 0.8 },
          { model: 'both', requests: 'errors', share: 0.2 },
          { model: 'incumbent', requests: 'everyone', share: 0.1 },
        ],
        drifts: [
          {
            name: 'Rot',
            shape: 'incremental',
            model: 'challenger',
            quantity: 'error',
            change: 0.2,
            atHours: 8,
            overHours: 8,
          },
        ],
      },
      {
        ab: [{ strategy: 'ab', hours: 20, metric: 'success', challengerShare: 0.4, alpha: 0.2 }],
        canary: [
          {
            strategy: 'canary',
            stages: [{ share: 0.3, hours: 18 }],
            gates: [
              { kind: 'z', metric: 'successes', limit: 2, minimumRequests: 20 },
              { kind: 'z', metric: 'slow', limit: 2, minimumRequests: 20 },
            ],
          },
        ],
        phased: [
          {
            strategy: 'canary',
            stages: [{ share: 0.1, hours: 6 }],
            gates: [{ kind: 'z', metric: 'errors', limit: 3 }],
          },
          { strategy: 'ab', hours: 12, metric: 'error', alpha: 0.2, whenInconclusive: 'promote' },
        ],
      },
    ),
  'bots that search in sessions, filtered at one steady rate': () =>
    scenarioOf(
      {
        users: { population: 200, requestsPerSession: 2, bots: { count: 5, share: 0.15, success: 0.5 } },
        traffic: { requestsPerSecond: 0.01, shape: { kind: 'cycle', dailyAmplitude: 0.7, peakHour: 15 } },
        incumbent: { error: 0.05 },
        challenger: { error: 0.09 },
        ranking: { queries: 20, documents: 6, shown: 4, incumbentNoise: 2, challengerNoise: 0.3 },
        filters: [{ model: 'challenger', requests: 'errors', share: 0.3 }],
      },
      {
        interleaved: [{ strategy: 'interleaved', hours: 20, share: 0.5, alpha: 0.2 }],
        canary: [
          {
            strategy: 'canary',
            stages: [{ share: 0.4, hours: 20 }],
            gates: [
              { kind: 'z', metric: 'successes', limit: 1.8 },
              { kind: 'z', metric: 'errors', limit: 1.8 },
            ],
          },
        ],
        ab: [{ strategy: 'ab', hours: 24, metric: 'success', alpha: 0.2 }],
      },
    ),
  'everything about users and what the team knows of them, at once': () =>
    scenarioOf(
      {
        traffic: { requestsPerSecond: 0.012, dispersion: 0.2, memoryHours: 2 },
        users: {
          population: 150,
          activitySpread: 0.8,
          propensitySpread: 0.6,
          requestsPerSession: 2.5,
          bots: { count: 6, share: 0.1, success: 0.05 },
        },
        segments: [
          { id: 'common', name: 'Common', share: 0.7 },
          { id: 'rare', name: 'Rare', share: 0.3 },
        ],
        incumbent: { error: 0.05, success: 0.4 },
        challenger: { success: 0.5 },
        labels: { of: 'success', meanHours: 6, neverArrives: 0.1 },
        filters: [
          { model: 'challenger', requests: 'bots', share: 0.7 },
          { model: 'both', requests: 'errors', share: 0.4 },
        ],
        truthArrivesAnyway: 0.5,
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
        ab: [{ strategy: 'ab', hours: 20, challengerShare: 0.4, alpha: 0.2 }],
        'ab-errors': [{ strategy: 'ab', hours: 12, metric: 'error', alpha: 0.3 }],
        canary: [
          {
            strategy: 'canary',
            stages: [
              { share: 0.2, hours: 6 },
              { share: 0.6, hours: 10 },
            ],
            gates: [
              { kind: 'z', metric: 'errors', limit: 2, minimumRequests: 20 },
              { kind: 'z', metric: 'successes', limit: 2, minimumRequests: 20 },
            ],
          },
        ],
        slice: [
          {
            strategy: 'canary',
            stages: [
              { share: 0.3, hours: 8 },
              { share: 0.6, hours: 8 },
            ],
            gates: [{ kind: 'z', metric: 'successes', segment: 'rare', limit: 1.5, minimumRequests: 5 }],
          },
        ],
        phased: [
          { strategy: 'shadow', hours: 6, comparisons: ['correct', 'errors'], alpha: 0.05 },
          {
            strategy: 'canary',
            stages: [{ share: 0.4, hours: 8 }],
            gates: [{ kind: 'z', metric: 'errors', limit: 2.5, minimumRequests: 20 }],
          },
        ],
      },
    ),
  'sessions whose labels come late': () =>
    scenarioOf(
      {
        users: { population: 300, activitySpread: 0.5, requestsPerSession: 30 },
        incumbent: { success: 0.3 },
        labels: { of: 'success', meanHours: 6 },
      },
      { ab: [{ strategy: 'ab', hours: 12, alpha: 0.2 }] },
    ),
};
