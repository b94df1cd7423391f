import type { Scenario } from '../../../sim-core/index.ts';
import { scenarioOf } from './scenarioOf.ts';

/** Worlds in which models, traffic or machines change. */
export const modelWorlds: Record<string, () => Scenario> = {
  'two segments, a drift, latency and truth that arrives': () =>
    scenarioOf(
      {
        segments: [
          { id: 'common', name: 'Common', share: 0.9 },
          { id: 'rare', name: 'Rare', share: 0.1, severity: 5 },
        ],
        incumbent: { error: 0.05, success: 0.6, latencyMs: { median: 100, p99: 600 } },
        challenger: { segments: { rare: { error: 0.3, latencyMs: { median: 200, p99: 900 } } } },
        sharedLuck: 0.4,
        latencyObjectiveMs: 300,
        truthArrivesAnyway: 0.5,
        drifts: [
          {
            name: 'Success fades',
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
        ab: [{ strategy: 'ab', hours: 20, metric: 'success', challengerShare: 0.3 }],
        'ab-errors': [{ strategy: 'ab', hours: 12, metric: 'error', whenInconclusive: 'promote' }],
        canary: [
          {
            strategy: 'canary',
            stages: [
              { share: 0.2, hours: 8 },
              { share: 0.5, hours: 8 },
            ],
            gates: [
              { kind: 'z', metric: 'errors', limit: 2, minimumRequests: 20 },
              { kind: 'z', metric: 'successes', limit: 2, minimumRequests: 20 },
              { kind: 'z', metric: 'slow', limit: 2, minimumRequests: 20 },
            ],
          },
        ],
        shadow: [
          {
            strategy: 'shadow',
            share: 0.7,
            hours: 18,
            lookEveryHours: 6,
            alpha: 0.2,
            comparisons: ['errors', 'slow', 'correct'],
          },
        ],
        phased: [
          { strategy: 'shadow', hours: 4, alpha: 0.01 },
          {
            strategy: 'canary',
            stages: [{ share: 0.1, hours: 6 }],
            gates: [{ kind: 'z', metric: 'errors', limit: 3 }],
          },
          { strategy: 'ab', hours: 10, challengerShare: 0.6, alpha: 0.3 },
        ],
      },
    ),
  'a ranking played click by click': () =>
    scenarioOf(
      {
        incumbent: { error: 0.02 },
        challenger: { error: 0.05 },
        ranking: {
          queries: 20,
          documents: 6,
          shown: 4,
          clickModel: 'navigational',
          stop: 'at-every-result',
          incumbentNoise: 2,
          challengerNoise: 0.3,
        },
      },
      {
        interleaved: [{ strategy: 'interleaved', hours: 20, share: 0.5, alpha: 0.2 }],
        ab: [{ strategy: 'ab', hours: 24, metric: 'success', alpha: 0.2 }],
        canary: [
          {
            strategy: 'canary',
            stages: [{ share: 0.4, hours: 20 }],
            gates: [{ kind: 'z', metric: 'successes', limit: 1.5, looks: 'stage-end' }],
          },
        ],
        shadow: [{ strategy: 'shadow', hours: 12, lookEveryHours: 4, alpha: 0.3 }],
      },
    ),
  'shared machines, feedback, arms that take from each other, and a value of success': () =>
    scenarioOf(
      {
        segments: [
          { id: 'common', name: 'Common', share: 0.7 },
          { id: 'rare', name: 'Rare', share: 0.3, severity: 2 },
        ],
        traffic: { requestsPerSecond: 0.01, shape: { kind: 'cycle', dailyAmplitude: 0.6, peakHour: 12 } },
        incumbent: {
          error: 0.03,
          success: { kind: 'formula', formula: '0.5 / (1 + 0.4 * share)' },
          latencyMs: { median: 100, p99: 400 },
        },
        challenger: {
          success: { kind: 'formula', formula: '0.6 / (1 + 0.4 * share)' },
          value: 0.8,
          latencyMs: {
            median: {
              kind: 'curve',
              over: 'hours',
              points: [
                { at: 0, value: 80 },
                { at: 24, value: 160 },
              ],
            },
            p99: { kind: 'formula', formula: '600 - 5 * hours' },
          },
        },
        feedbacks: [
          { name: 'Learns from itself', quantity: 'success', change: -0.2, servedHours: 3 },
          {
            name: 'Gamed',
            model: 'both',
            quantity: 'error',
            change: 0.1,
            servedHours: 5,
            segments: ['rare'],
          },
        ],
        capacity: { requestsPerSecond: 0.017, challengerCost: 1.6, machines: 'shared', places: 4 },
        latencyObjectiveMs: 300,
        slowWeight: 0.3,
        truthArrivesAnyway: 0.4,
      },
      {
        canary: [
          {
            strategy: 'canary',
            stages: [
              { share: 0.2, hours: 6 },
              { share: 0.6, hours: 10 },
            ],
            gates: [
              { kind: 'z', metric: 'errors', limit: 2.3, minimumRequests: 20 },
              { kind: 'z', metric: 'successes', limit: 2.3, minimumRequests: 20 },
              { kind: 'z', metric: 'slow', limit: 2.3, minimumRequests: 20 },
            ],
          },
        ],
        slice: [
          {
            strategy: 'canary',
            stages: [{ share: 0.5, hours: 16 }],
            gates: [
              { kind: 'z', metric: 'errors', segment: 'rare', limit: 2, minimumRequests: 10 },
              { kind: 'z', metric: 'slow', segment: 'rare', limit: 2, minimumRequests: 10 },
            ],
          },
        ],
        ab: [{ strategy: 'ab', hours: 20, challengerShare: 0.5, alpha: 0.3 }],
        shadow: [
          {
            strategy: 'shadow',
            hours: 12,
            lookEveryHours: 4,
            alpha: 0.3,
            comparisons: ['errors', 'slow', 'correct'],
          },
        ],
        phased: [
          { strategy: 'shadow', hours: 4, share: 0.5, alpha: 0.01 },
          {
            strategy: 'canary',
            stages: [{ share: 0.4, hours: 8 }],
            gates: [{ kind: 'z', metric: 'errors', limit: 2.5, minimumRequests: 20 }],
          },
        ],
      },
    ),
  'rankers that change, interleaved on machines of their own': () =>
    scenarioOf(
      {
        segments: [
          { id: 'head', name: 'Head', share: 0.6 },
          { id: 'tail', name: 'Tail', share: 0.4 },
        ],
        incumbent: { error: 0.02 },
        challenger: {
          rankingNoise: { kind: 'formula', formula: '2 - 1.8 * share * (hours > 12)' },
          segments: { tail: { rankingNoise: 0.2 } },
        },
        capacity: {
          requestsPerSecond: 0.012,
          machines: 'separate',
          challengerRequestsPerSecond: 0.006,
          places: 3,
        },
        ranking: { queries: 20, documents: 6, shown: 4, incumbentNoise: 2, challengerNoise: 2 },
      },
      {
        interleaved: [{ strategy: 'interleaved', hours: 20, share: 0.6, alpha: 0.2 }],
        ab: [{ strategy: 'ab', hours: 24, metric: 'success', challengerShare: 0.7, alpha: 0.2 }],
        phased: [
          { strategy: 'interleaved', hours: 10, share: 0.3, alpha: 0.4, whenInconclusive: 'promote' },
          {
            strategy: 'canary',
            stages: [{ share: 0.3, hours: 8 }],
            gates: [{ kind: 'z', metric: 'successes', limit: 2 }],
          },
        ],
      },
    ),
  'behaviours by formula, curve and count, and every shape of drift': () =>
    scenarioOf(
      {
        segments: [
          { id: 'common', name: 'Common', share: 0.8 },
          { id: 'rare', name: 'Rare', share: 0.2, severity: 3 },
        ],
        traffic: { requestsPerSecond: 0.01, shape: { kind: 'cycle', dailyAmplitude: 0.5, peakHour: 14 } },
        incumbent: {
          error: { kind: 'measured', events: 40, trials: 1000 },
          success: {
            kind: 'curve',
            over: 'hours',
            points: [
              { at: 4, value: 0.5 },
              { at: 20, value: 0.7 },
            ],
          },
        },
        challenger: {
          // A cold cache that warms, trouble under load that grows with the share it serves.
          error: { kind: 'formula', formula: '0.1 * exp(-sinceStart / 6) + 0.1 * share * load' },
          segments: {
            rare: {
              success: {
                kind: 'curve',
                over: 'share',
                points: [
                  { at: 0, value: 0.8 },
                  { at: 1, value: 0.3 },
                ],
              },
            },
          },
        },
        truthArrivesAnyway: 0.3,
        drifts: [
          {
            name: 'Mix',
            kind: 'covariate',
            shape: 'gradual',
            quantity: 'share',
            change: 0.3,
            atHours: 6,
            overHours: 8,
            segments: ['rare'],
          },
          {
            name: 'Outage',
            kind: 'prior',
            shape: 'outlier',
            quantity: 'error',
            change: 0.3,
            atHours: 10,
            overHours: 2,
          },
          {
            name: 'Nightly job',
            shape: 'recurring',
            model: 'challenger',
            quantity: 'error',
            change: 0.1,
            atHours: 1,
            overHours: 2,
            everyHours: 8,
          },
        ],
      },
      {
        canary: [
          {
            strategy: 'canary',
            stages: [
              { share: 0.1, hours: 6 },
              { share: 0.6, hours: 12 },
            ],
            gates: [
              { kind: 'z', metric: 'errors', limit: 2.2, minimumRequests: 20 },
              { kind: 'z', metric: 'successes', limit: 2.2, minimumRequests: 20 },
            ],
          },
        ],
        ab: [{ strategy: 'ab', hours: 18, challengerShare: 0.4, metric: 'error', alpha: 0.2 }],
        phased: [
          { strategy: 'shadow', hours: 6, alpha: 0.01, comparisons: ['correct', 'errors'] },
          {
            strategy: 'canary',
            stages: [{ share: 0.3, hours: 8 }],
            gates: [{ kind: 'z', metric: 'errors', limit: 3 }],
          },
        ],
      },
    ),
};
