import { hoursWords } from '../hoursWords.ts';
import { shareWords } from '../shareWords.ts';
import { intervalsOfShares } from '../ownIntervals.ts';
import { phaseHours } from '../phaseHours.ts';
import { isNoEffect } from '../power.ts';
import type {
  Decision,
  Exposure,
  PlanningContext,
  Reading,
  SettingProblem,
  Strategy,
  StrategyRun,
} from '../strategy.ts';
import { sessionProblems } from '../oneByOne.ts';
import { whenInconclusive } from '../whenInconclusive.ts';
import { isEnumerable } from '../../world/ranking/mergedTruth.ts';
import { hasStickyCoins } from '../../world/ranking/interleavingMethod.ts';
import type { Tally } from './preferenceTest.ts';
import { preferenceTest } from './preferenceTest.ts';
import { lookHours } from './lookHours.ts';
import { requiredSessions, sizing } from './requiredSessions.ts';
import type { Settings, Test } from './settings.ts';
import { settings } from './settings.ts';

/**
 * Interleaved test: every session shows one list merged from both rankers, clicks are credited to a ranker as the method has
 * it, and a two-sided test of the sessions won decides at a fixed horizon, or at any look.
 */
export const interleaved: Strategy<Settings> = {
  kind: 'interleaved',
  name: 'Interleaved test',
  summary: 'Shows both models in one list and counts whose results users click.',
  blindSpot:
    'It sees preference: not errors (it falls back to the incumbent), speed, retention or worth; both models run.',
  sampleUnit: () => 'sessions',
  appearance: { colour: '#CC79A7', dash: '2 4', marker: 'diamond' },
  settings,
  defaults: ({ horizonHours }) => settings.parse({ hours: Math.min(48, horizonHours) }),
  check(chosen, context) {
    const problems = [
      ...phaseHours.check(['hours'], chosen.hours, context),
      ...lookProblems(chosen, context),
      ...userProblems(chosen, context),
      ...playedProblems(chosen, context),
    ];
    return context.ranking
      ? problems
      : [
          {
            path: ['strategy'],
            message: 'requires a world with a ranking: there are no lists to interleave',
          },
          ...problems,
        ];
  },
  durationHours: ({ hours }) => hours,
  needs: ({ test }) => ({ slow: false, ...(isByUser(test) ? { userCredits: true } : {}) }),
  requiredSample(chosen, effect) {
    const preference = effect.preference(chosen.method);
    if (preference === undefined || preference === 'unknown') return preference;
    if (isNoEffect(preference.incumbentWins, preference.challengerWins)) return undefined;
    return requiredSessions(chosen, preference.incumbentWins, preference.challengerWins);
  },
  sizing,
  gates: (chosen) =>
    lookHours(chosen).map((toHours) => ({
      name: `${shareWords(chosen.share)} of sessions for ${hoursWords(toHours)}`,
      fromHours: 0,
      toHours,
      exposure: exposureOf(chosen),
      sample: ({ requests }) => requests * chosen.share,
      requiredSample: (effect) => interleaved.requiredSample(chosen, effect),
    })),
  exposures: (chosen) => [exposureOf(chosen)],
  start(chosen, { tickHours, startTick }): StrategyRun {
    const endTick = startTick + phaseHours.ticks(chosen.hours, tickHours);
    const lookTicks =
      chosen.test.kind === 'always-valid'
        ? phaseHours.ticks(chosen.test.everyHours, tickHours)
        : endTick - startTick;
    const exposure = exposureOf(chosen);
    const test = preferenceTest(chosen.test, chosen.alpha);
    const tally: Tally = {
      sessions: 0,
      incumbentWins: 0,
      challengerWins: 0,
      ties: 0,
      userCredits: undefined,
    };
    return {
      watch: (tick) => ({ exposure, lookAt: Math.min(endTick, tick + lookTicks) }),
      observe({ preference, userCredits }, tick): Decision {
        tally.sessions += preference?.sessions ?? 0;
        tally.incumbentWins += preference?.incumbentWins ?? 0;
        tally.challengerWins += preference?.challengerWins ?? 0;
        tally.ties += preference?.ties ?? 0;
        tally.userCredits = userCredits?.map((ofCredit) => ({ ...ofCredit }));
        if (tick < endTick && (tick - startTick) % lookTicks !== 0) return 'continue';
        const pValue = test(tally);
        if (pValue !== undefined && pValue <= chosen.alpha) {
          return tally.challengerWins > tally.incumbentWins ? 'promote' : 'rollBack';
        }
        return tick < endTick ? 'continue' : whenInconclusive.decision(chosen.whenInconclusive);
      },
      reading(): Reading {
        const { sessions, incumbentWins, challengerWins } = tally;
        return {
          comparisons: [
            {
              metric: 'sessions won',
              incumbent: sessions > 0 ? incumbentWins / sessions : null,
              challenger: sessions > 0 ? challengerWins / sessions : null,
              statistic: sessions > 0 ? (test(tally) ?? null) : null,
              ownIntervals: intervalsOfShares(
                { events: incumbentWins, units: sessions },
                { events: challengerWins, units: sessions },
              ),
            },
          ],
          limit: chosen.alpha,
          statisticName: 'p-value',
        };
      },
      unitsSeen: () => tally.sessions,
    };
  },
};

function exposureOf({ share, method }: Settings): Exposure {
  return { by: 'request', challenger: 0, interleaved: share, interleaving: method, shadowed: 0 };
}

function isByUser({ kind }: Test): boolean {
  return kind === 'user-z' || kind === 'user-bootstrap';
}

/** Most users whose sessions are kept apart, one by one. */
const MOST_USERS = 1e7;

function userProblems({ test, method }: Settings, { users }: PlanningContext): SettingProblem[] {
  if (users <= MOST_USERS) return [];
  const message = (needs: string) =>
    `requires at most 10,000,000 users and bots in the world where ${needs}, got ${users}`;
  return [
    ...(isByUser(test) ? [{ path: ['test', 'kind'], message: message('users are the units') }] : []),
    ...(hasStickyCoins(method)
      ? [{ path: ['method', 'coins'], message: message('users have coins of their own') }]
      : []),
  ];
}

/** Sessions that are each drawn, for whose they are makes a difference or their lists are too many to be enumerated. */
function playedProblems(
  { test, method, share, hours }: Settings,
  context: PlanningContext,
): SettingProblem[] {
  const { ranking } = context;
  if (!ranking) return [];
  const why = isByUser(test)
    ? 'where users are the units'
    : hasStickyCoins(method)
      ? 'where users have coins of their own'
      : isEnumerable(ranking, method)
        ? undefined
        : 'where lists are too many to be enumerated';
  return why === undefined ? [] : sessionProblems(share * context.mostRequests(hours), why);
}

function lookProblems({ test, hours }: Settings, context: PlanningContext): SettingProblem[] {
  if (test.kind !== 'always-valid') return [];
  const path = ['test', 'everyHours'];
  const problems = phaseHours.check(path, test.everyHours, context);
  if (test.everyHours <= hours) return problems;
  return [
    {
      path,
      message: `requires at most the hours that the test runs for (${hours} h), got ${test.everyHours} h`,
    },
    ...problems,
  ];
}
