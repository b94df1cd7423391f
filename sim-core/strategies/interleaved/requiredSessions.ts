import { exp, log } from '../../numeric/index.ts';
import { findRoot } from '../../statistics/findRoot.ts';
import {
  mixtureCriticalValue,
  mixtureSpread,
  normalUpperTail,
  sampleSizePreference,
} from '../../statistics/index.ts';
import { hasStickyCoins } from '../../world/ranking/interleavingMethod.ts';
import { powerForPlanning } from '../power.ts';
import type { RequiredSample } from '../strategy.ts';
import type { Settings } from './settings.ts';

/**
 * Sessions with which the test finds the preference between two models that win such shares of them; unknown where coins are
 * tossed once a user, for then it depends on how often users come. For an always-valid test those with which its last look
 * alone has that power, which its earlier looks can only raise.
 */
export function requiredSessions(
  { alpha, method, test }: Settings,
  incumbentWins: number,
  challengerWins: number,
): RequiredSample {
  if (hasStickyCoins(method)) return 'unknown';
  const atLevel = (level: number) =>
    sampleSizePreference({
      winsFirst: incumbentWins,
      winsSecond: challengerWins,
      alpha: level,
      power: powerForPlanning,
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
