import { criticalValue, powerQuantile, requireProbability } from './errorRates.ts';

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
  requireProbability('a share winsFirst', winsFirst);
  requireProbability('a share winsSecond', winsSecond);
  requireProbability('a share of decided sessions', winsFirst + winsSecond);
  const z = criticalValue({ alpha, sides: 2 }) + powerQuantile(power);
  const difference = winsFirst - winsSecond;
  if (difference === 0) return undefined;
  const variance = winsFirst + winsSecond - difference * difference;
  return (z * z * variance) / (difference * difference);
}
