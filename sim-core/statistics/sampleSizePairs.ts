import { criticalValue, powerQuantile, requireProbability, type Significance } from './errorRates.ts';
import { findRoot } from './findRoot.ts';
import { normalCdf } from './normalCdf.ts';

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
  const discordant = discordantShare(onlyFirst, onlySecond);
  const criticalZ = criticalValue(design);
  const powerZ = powerQuantile(design.power);
  const difference = onlyFirst - onlySecond;
  if (difference === 0) return undefined;
  const root = criticalZ * Math.sqrt(discordant) + powerZ * Math.sqrt(discordant - difference * difference);
  return (root / difference) * (root / difference);
}

/**
 * Power of McNemar's test with so many pairs, on the side of the difference (Connor 1987, eq. 1); undefined where both kinds of
 * discordant pair are as frequent, or without pairs.
 */
export function powerPairs(
  design: Significance & { onlyFirst: number; onlySecond: number; pairs: number },
): number | undefined {
  const { onlyFirst, onlySecond, pairs } = design;
  const discordant = discordantShare(onlyFirst, onlySecond);
  const criticalZ = criticalValue(design);
  const difference = Math.abs(onlyFirst - onlySecond);
  if (difference === 0 || !(pairs > 0)) return undefined;
  const shift = difference * Math.sqrt(pairs) - criticalZ * Math.sqrt(discordant);
  const deviation = Math.sqrt(discordant - difference * difference);
  return deviation === 0 ? (shift > 0 ? 1 : 0) : normalCdf(shift / deviation);
}

/**
 * The smallest difference between the shares of the two kinds of discordant pair that McNemar's test finds, where `discordant`
 * is their sum; undefined where not even pairs that all fall one way suffice. Throws unless there are pairs.
 */
export function detectablePairs(
  design: Significance & { discordant: number; pairs: number; power: number },
): number | undefined {
  const { discordant, pairs, power } = design;
  powerQuantile(power);
  if (!(pairs > 0)) throw new RangeError(`A detectable difference requires pairs, got ${pairs}`);
  const excess = (difference: number): number =>
    (powerPairs({
      ...design,
      onlyFirst: (discordant + difference) / 2,
      onlySecond: (discordant - difference) / 2,
    }) ?? 0) - power;
  return excess(discordant) >= 0 ? findRoot(excess, 0, discordant, 0) : undefined;
}

function discordantShare(onlyFirst: number, onlySecond: number): number {
  requireProbability('a share onlyFirst', onlyFirst);
  requireProbability('a share onlySecond', onlySecond);
  requireProbability('a share of discordant pairs', onlyFirst + onlySecond);
  return onlyFirst + onlySecond;
}
