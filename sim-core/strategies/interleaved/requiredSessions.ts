import { exp, log } from '../../numeric/index.ts';
import { findRoot } from '../../statistics/findRoot.ts';
import {
  mixtureCriticalValue,
  mixtureSpread,
  normalUpperTail,
  sampleSizePreference,
} from '../../statistics/index.ts';
import { hasStickyCoins } from '../../world/ranking/interleavingMethod.ts';
import { differenceOf, powerForPlanning } from '../power.ts';
import type { Effect } from '../../world/effect.ts';
import type { NoSizing, RequiredSample, Sizing } from '../strategy.ts';
import { lookHours } from './lookHours.ts';
import type { Settings } from './settings.ts';

/** What the sessions of a test hang on; see `requiredSessions`. */
export function sizing(chosen: Settings, effect: Effect): Sizing | NoSizing {
  const preference = effect.preference(chosen.method);
  if (preference === undefined)
    return { unknown: 'There are no lists to interleave: the world has no ranking.' };
  if (preference === 'unknown') {
    return {
      unknown:
        'Lists as long as these are too many to enumerate: the simulation plays them session by session.',
    };
  }
  if (hasStickyCoins(chosen.method)) {
    return { unknown: 'Where coins are tossed once a user, the sample depends on how often users come.' };
  }
  const { incumbentWins, challengerWins } = preference;
  const decided = incumbentWins + challengerWins;
  if (decided === 0) return { unknown: 'Every session is a tie, so that none can be won.' };
  const lead = differenceOf(incumbentWins, challengerWins);
  return {
    measure: 'sessions won, less those lost',
    isShare: true,
    baseline: 0,
    difference: lead,
    range: [-decided, decided],
    worseSign: -1,
    level: chosen.alpha / 2,
    required(difference, power) {
      const wins = difference === lead ? [incumbentWins, challengerWins] : sharesApart(decided, difference);
      return sessionsFor(chosen, wins[0]!, wins[1]!, power);
    },
    source: `Normal approximation to the sign test, by the variance of wins less losses per session${
      chosen.test.kind === 'always-valid'
        ? ', at the level of the last look of the mixture sequential test.'
        : '.'
    }`,
    gate: lookHours(chosen).length - 1,
    sharePath: ['share'],
    hoursPath: ['hours'],
  };
}

/** Two shares whose sum and difference, the second less the first, are given. */
function sharesApart(sum: number, difference: number): [number, number] {
  return [Math.max(0, (sum - difference) / 2), Math.max(0, (sum + difference) / 2)];
}

/**
 * Sessions with which the test finds the preference between two models that win such shares of them; unknown where coins are
 * tossed once a user, for then it depends on how often users come. For an always-valid test those with which its last look
 * alone has that power, which its earlier looks can only raise.
 */
export function requiredSessions(
  chosen: Settings,
  incumbentWins: number,
  challengerWins: number,
): RequiredSample {
  if (hasStickyCoins(chosen.method)) return 'unknown';
  return sessionsFor(chosen, incumbentWins, challengerWins, powerForPlanning);
}

function sessionsFor(
  { alpha, test }: Settings,
  incumbentWins: number,
  challengerWins: number,
  power: number,
): number | undefined {
  const atLevel = (level: number) =>
    sampleSizePreference({
      winsFirst: incumbentWins,
      winsSecond: challengerWins,
      alpha: level,
      power,
    });
  const sessions = atLevel(alpha);
  if (test.kind !== 'always-valid' || sessions === undefined) return sessions;
  const spread = mixtureSpread(test.tunedForWins, alpha);
  const decided = incumbentWins + challengerWins;
  const missing = (logSessions: number) => {
    const wins = decided * exp(logSessions);
    const level = 2 * normalUpperTail(mixtureCriticalValue(alpha, wins, spread));
    // A level that cannot be told from 0 asks for more than any number of sessions.
    return level > 0 ? log(atLevel(level)!) - logSessions : Infinity;
  };
  const least = log(sessions);
  return exp(findRoot(missing, least, least + 30, 1e-9));
}
