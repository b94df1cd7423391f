import type { Scenario } from '../../../sim-core/index.ts';
import { scenarioOf } from './scenarioOf.ts';

/** Short lists, of which every one can be enumerated whatever the method. */
const shortLists = { queries: 20, documents: 6, shown: 4, incumbentNoise: 2, challengerNoise: 1.2 };

/** Worlds whose lists are interleaved in every way and clicked on in every way. */
export const rankingWorlds: Record<string, () => Scenario> = {
  'lists merged by every method, for users who read until a click satisfies': () =>
    scenarioOf(
      {
        segments: [
          { id: 'head', name: 'Head', share: 0.6 },
          { id: 'tail', name: 'Tail', share: 0.4 },
        ],
        traffic: { requestsPerSecond: 0.005 },
        incumbent: { error: 0.02 },
        challenger: { error: 0.05, segments: { tail: { rankingNoise: 1.6 } } },
        ranking: {
          ...shortLists,
          clickModel: 'informational',
          browsing: { kind: 'dynamic-bayesian', perseverance: 0.8 },
        },
      },
      {
        prefix: [
          {
            strategy: 'interleaved',
            hours: 20,
            alpha: 0.2,
            method: { kind: 'team-draft', commonPrefix: 'nobody' },
            test: { kind: 'always-valid', everyHours: 5, tunedForWins: 200 },
          },
        ],
        balanced: [
          {
            strategy: 'interleaved',
            hours: 16,
            share: 0.6,
            alpha: 0.2,
            method: { kind: 'balanced' },
            test: { kind: 'z' },
          },
        ],
        probabilistic: [
          {
            strategy: 'interleaved',
            hours: 18,
            alpha: 0.2,
            method: { kind: 'probabilistic' },
            test: { kind: 'wald' },
          },
        ],
        optimized: [
          {
            strategy: 'interleaved',
            hours: 18,
            alpha: 0.2,
            method: { kind: 'optimized', credit: 'inverse' },
            test: { kind: 'sign' },
          },
        ],
        phased: [
          {
            strategy: 'interleaved',
            hours: 8,
            alpha: 0.4,
            method: { kind: 'optimized', credit: 'binary' },
            whenInconclusive: 'promote',
          },
          { strategy: 'interleaved', hours: 8, share: 0.4, alpha: 0.4 },
        ],
      },
    ),
  'coins tossed once a user, and tests by user': () =>
    scenarioOf(
      {
        users: {
          population: 300,
          activitySpread: 0.8,
          bots: { count: 4, share: 0.1, success: 0.5 },
        },
        traffic: { requestsPerSecond: 0.005, shape: { kind: 'cycle', dailyAmplitude: 0.6, peakHour: 12 } },
        incumbent: { error: 0.03 },
        challenger: { error: 0.05 },
        ranking: { ...shortLists, browsing: { kind: 'cascade' } },
      },
      {
        sign: [
          {
            strategy: 'interleaved',
            hours: 18,
            alpha: 0.2,
            method: { kind: 'balanced', coins: 'each-user' },
          },
        ],
        'by-user': [
          {
            strategy: 'interleaved',
            hours: 18,
            share: 0.5,
            alpha: 0.2,
            method: { kind: 'team-draft', coins: 'each-user' },
            test: { kind: 'user-z' },
          },
        ],
        phased: [
          { strategy: 'ab', hours: 6, challengerShare: 0.4, alpha: 0.001, whenInconclusive: 'promote' },
          {
            strategy: 'interleaved',
            hours: 10,
            alpha: 0.2,
            method: { kind: 'team-draft', coins: 'each-user' },
            test: { kind: 'user-bootstrap', resamples: 100 },
          },
          {
            strategy: 'canary',
            stages: [{ share: 0.2, hours: 6 }],
            gates: [{ kind: 'z', metric: 'errors', limit: 2.5 }],
          },
        ],
      },
    ),
  'users who come in sessions and are counted by user, reading on by rank': () =>
    scenarioOf(
      {
        users: { population: 300, activitySpread: 0.5, requestsPerSession: 3 },
        traffic: { requestsPerSecond: 0.005 },
        incumbent: { error: 0.03 },
        challenger: { error: 0.05 },
        ranking: { ...shortLists, browsing: { kind: 'position-based', decay: 1 } },
        drifts: [
          {
            name: 'Decay',
            shape: 'incremental',
            model: 'challenger',
            quantity: 'error',
            change: 0.2,
            atHours: 6,
            overHours: 8,
          },
        ],
      },
      {
        sticky: [
          {
            strategy: 'interleaved',
            hours: 18,
            share: 0.7,
            alpha: 0.2,
            method: { kind: 'balanced', coins: 'each-user' },
            test: { kind: 'user-z' },
          },
        ],
        bootstrap: [
          {
            strategy: 'interleaved',
            hours: 12,
            alpha: 0.2,
            test: { kind: 'user-bootstrap', resamples: 100 },
          },
        ],
      },
    ),
  'probabilistic lists too long to enumerate, of users in sessions with dependent clicks': () =>
    scenarioOf(
      {
        users: { population: 300, requestsPerSession: 2, bots: { count: 4, share: 0.1, success: 0.5 } },
        segments: [
          { id: 'head', name: 'Head', share: 0.7 },
          { id: 'tail', name: 'Tail', share: 0.3 },
        ],
        traffic: { requestsPerSecond: 0.004 },
        incumbent: { error: 0.03 },
        challenger: { error: 0.05, segments: { tail: { rankingNoise: 3 } } },
        ranking: {
          queries: 20,
          documents: 16,
          shown: 8,
          incumbentNoise: 2,
          challengerNoise: 1.2,
          browsing: { kind: 'dependent-click', goesOn: 0.7 },
        },
      },
      {
        sessions: [
          {
            strategy: 'interleaved',
            hours: 18,
            share: 0.7,
            alpha: 0.2,
            method: { kind: 'probabilistic' },
            test: { kind: 'wald' },
          },
        ],
        users: [
          {
            strategy: 'interleaved',
            hours: 12,
            alpha: 0.2,
            method: { kind: 'probabilistic' },
            test: { kind: 'user-z' },
          },
        ],
      },
    ),
};
