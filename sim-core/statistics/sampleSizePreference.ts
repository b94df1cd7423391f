import { criticalValue, powerQuantile, requireProbability } from './errorRates.ts';
import { normalCdf } from './normalCdf.ts';

/**
 * Sessions, not rounded, with which a two-sided test of interleaving finds that one ranker wins more sessions (shares
 * `winsFirst` and `winsSecond`; the rest are ties); undefined where both shares are the same. Throws unless they are shares.
 * Source: the normal approximation with the variance of (wins - losses) per session in critical value and power alike.
 */
export function sampleSizePreference(design: {
  winsFirst: number;
  winsSecond: number;
  alpha: number;
  power: number;
}): number | undefined {
  const { winsFirst, winsSecond, alpha, power } = design;
  requireShares(winsFirst, winsSecond);
  const z = criticalValue({ alpha, sides: 2 }) + powerQuantile(power);
  const difference = winsFirst - winsSecond;
  if (difference === 0) return undefined;
  return (z * z * varianceOf(winsFirst, winsSecond)) / (difference * difference);
}

/**
 * Power of the same test with the given sessions, on the side of the preference; undefined where there is none, or no sessions.
 */
export function powerPreference(design: {
  winsFirst: number;
  winsSecond: number;
  alpha: number;
  sessions: number;
}): number | undefined {
  const { winsFirst, winsSecond, alpha, sessions } = design;
  requireShares(winsFirst, winsSecond);
  const criticalZ = criticalValue({ alpha, sides: 2 });
  const difference = Math.abs(winsFirst - winsSecond);
  if (difference === 0 || !(sessions > 0)) return undefined;
  const deviation = Math.sqrt(varianceOf(winsFirst, winsSecond));
  return deviation === 0 ? 1 : normalCdf((difference * Math.sqrt(sessions)) / deviation - criticalZ);
}

/**
 * The smallest lead, in shares of all sessions (wins of one ranker less those of the other), that the same test finds where
 * a share `decided` of the sessions is no tie. Throws unless there are sessions and some of them are decided.
 */
export function detectablePreference(design: {
  decided: number;
  sessions: number;
  alpha: number;
  power: number;
}): number {
  const { decided, sessions, alpha, power } = design;
  requireProbability('a share of decided sessions', decided);
  if (!(sessions > 0)) throw new RangeError(`A detectable preference requires sessions, got ${sessions}`);
  const z = criticalValue({ alpha, sides: 2 }) + powerQuantile(power);
  return z * Math.sqrt(decided / (sessions + z * z));
}

/** Of wins less losses, per session. */
function varianceOf(winsFirst: number, winsSecond: number): number {
  const difference = winsFirst - winsSecond;
  return winsFirst + winsSecond - difference * difference;
}

function requireShares(winsFirst: number, winsSecond: number): void {
  requireProbability('a share winsFirst', winsFirst);
  requireProbability('a share winsSecond', winsSecond);
  requireProbability('a share of decided sessions', winsFirst + winsSecond);
}
