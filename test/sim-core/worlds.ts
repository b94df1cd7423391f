import type { Scenario, Strategy } from '../../sim-core/index.ts';
import { checkScenario, formatProblem, strategies } from '../../sim-core/index.ts';

type Json = Record<string, unknown>;

/** A scenario from a world and plans, checked; defaults are a day of light traffic. */
export function scenarioOf(
  world: Json,
  plans: Record<string, Json[]>,
  { tolerance = 1e-4, known = strategies }: { tolerance?: number; known?: readonly Strategy[] } = {},
): Scenario {
  const { scenario, problems } = checkScenario(
    {
      format: 'rollout-lab/scenario',
      version: 1,
      name: 'A world for tests',
      tolerance,
      world: {
        horizonHours: 24,
        tickMinutes: 60,
        traffic: { requestsPerSecond: 0.01 },
        users: { population: 200 },
        segments: [{ id: 'all', name: 'All', share: 1 }],
        incumbent: {},
        ...world,
      },
      plans: Object.entries(plans).map(([id, phases]) => ({ id, name: id, phases })),
    },
    known,
  );
  if (!scenario) throw new Error(problems.map(formatProblem).join('\n'));
  return scenario;
}

/** Small worlds that between them hold everything the engines must agree on. */
export const smallWorlds: Record<string, () => Scenario> = {
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
            metrics: ['errors', 'successes', 'slow'],
            limit: 2,
            minimumRequests: 20,
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
          { strategy: 'canary', stages: [{ share: 0.1, hours: 6 }], limit: 3 },
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
            metrics: ['successes'],
            limit: 1.5,
            looks: 'stage-end',
          },
        ],
        shadow: [{ strategy: 'shadow', hours: 12, lookEveryHours: 4, alpha: 0.3 }],
      },
    ),
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
            metrics: ['errors'],
            limit: 1.2,
            minimumRequests: 30,
          },
        ],
        phased: [
          { strategy: 'canary', stages: [{ share: 0.2, hours: 6 }] },
          { strategy: 'ab', hours: 8, whenInconclusive: 'promote' },
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
            metrics: ['errors', 'successes'],
            limit: 2.2,
            minimumRequests: 20,
          },
        ],
        ab: [{ strategy: 'ab', hours: 18, challengerShare: 0.4, metric: 'error', alpha: 0.2 }],
        phased: [
          { strategy: 'shadow', hours: 6, alpha: 0.01, comparisons: ['correct', 'errors'] },
          { strategy: 'canary', stages: [{ share: 0.3, hours: 8 }], limit: 3 },
        ],
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
            metrics: ['errors', 'successes', 'slow'],
            limit: 2.3,
            minimumRequests: 20,
          },
        ],
        slice: [
          {
            strategy: 'canary',
            stages: [{ share: 0.5, hours: 16 }],
            segment: 'rare',
            metrics: ['errors', 'slow'],
            limit: 2,
            minimumRequests: 10,
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
          { strategy: 'canary', stages: [{ share: 0.4, hours: 8 }], limit: 2.5, minimumRequests: 20 },
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
          { strategy: 'canary', stages: [{ share: 0.3, hours: 8 }], metrics: ['successes'], limit: 2 },
        ],
      },
    ),
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
            metrics: ['errors', 'successes'],
            limit: 2,
            minimumRequests: 20,
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
            metrics: ['successes', 'slow'],
            limit: 2,
            minimumRequests: 20,
          },
        ],
        // A gate on errors is searched for; the stage before must leave no labels to the one looked at once.
        phased: [
          { strategy: 'canary', stages: [{ share: 0.4, hours: 6 }], limit: 2.5 },
          {
            strategy: 'canary',
            stages: [
              { share: 0.2, hours: 5 },
              { share: 0.5, hours: 5 },
            ],
            metrics: ['successes'],
            limit: 1.2,
            looks: 'stage-end',
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
            metrics: ['errors', 'successes'],
            limit: 1.8,
            minimumRequests: 20,
          },
        ],
        shadow: [{ strategy: 'shadow', hours: 20, lookEveryHours: 5, alpha: 0.3, comparisons: ['correct'] }],
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
            metrics: ['successes'],
            limit: 1.5,
            minimumRequests: 30,
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
          { strategy: 'canary', stages: [{ share: 0.1, hours: 6 }], limit: 3 },
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
        canary: [{ strategy: 'canary', stages: [{ share: 0.25, hours: 18 }], limit: 2, minimumRequests: 20 }],
        ab: [{ strategy: 'ab', hours: 18, metric: 'error', alpha: 0.05, challengerShare: 0.3 }],
        phased: [
          { strategy: 'shadow', hours: 8, lookEveryHours: 4, alpha: 0.05 },
          { strategy: 'canary', stages: [{ share: 0.2, hours: 8 }], limit: 2.5 },
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
          { strategy: 'canary', stages: [{ share: 0.3, hours: 20 }], limit: 1.8, minimumRequests: 30 },
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
            metrics: ['successes', 'slow'],
            limit: 2,
            minimumRequests: 20,
          },
        ],
        phased: [
          { strategy: 'canary', stages: [{ share: 0.1, hours: 6 }], limit: 3 },
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
            metrics: ['successes', 'errors'],
            limit: 1.8,
          },
        ],
        ab: [{ strategy: 'ab', hours: 24, metric: 'success', alpha: 0.2 }],
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
          { strategy: 'canary', stages: [{ share: 0.4, hours: 20 }], limit: 1.8, minimumRequests: 40 },
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
            guardrail: { margin: 0.1, alpha: 0.3 },
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
            metrics: ['errors', 'successes'],
            limit: 2,
            minimumRequests: 20,
          },
        ],
        slice: [
          {
            strategy: 'canary',
            stages: [
              { share: 0.3, hours: 8 },
              { share: 0.6, hours: 8 },
            ],
            segment: 'rare',
            metrics: ['successes'],
            limit: 1.5,
            minimumRequests: 5,
          },
        ],
        phased: [
          { strategy: 'shadow', hours: 6, comparisons: ['correct', 'errors'], alpha: 0.05 },
          { strategy: 'canary', stages: [{ share: 0.4, hours: 8 }], limit: 2.5, minimumRequests: 20 },
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
