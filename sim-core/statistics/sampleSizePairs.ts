import { criticalValue, powerQuantile, requireProbability, type Significance } from './errorRates.ts';

/**
 * Pairs, not rounded, with which McNemar's test finds that one kind of discordant pair (shares `onlyFirst` and
 * `onlySecond` of all pairs) outnumbers the other; undefined where both shares are the same. Throws unless they are shares.
 * Source: Miettinen 1968, Biometrics 24, 339-352; Connor 1987, "Sample size for testing differences in proportions for
 * the paired-sample design", Biometrics 43, 207-211, eq. 2.
 */
export function sampleSizePairs(
  design: Significance & { onlyFirst: number; onlySecond: number; power: number },
): number | undefined {
  const { onlyFirst, onlySecond } = design;
  requireProbability('a share onlyFirst', onlyFirst);
  requireProbability('a share onlySecond', onlySecond);
  const discordant = onlyFirst + onlySecond;
  requireProbability('a share of discordant pairs', discordant);
  const criticalZ = criticalValue(design);
  const powerZ = powerQuantile(design.power);
  const difference = onlyFirst - onlySecond;
  if (difference === 0) return undefined;
  const root = criticalZ * Math.sqrt(discordant) + powerZ * Math.sqrt(discordant - difference * difference);
  return (root / difference) * (root / difference);
}
