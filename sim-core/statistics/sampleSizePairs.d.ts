import { type Significance } from './errorRates.ts';
/**
 * Pairs, not rounded, with which McNemar's test finds that one kind of discordant pair (shares `onlyFirst` and
 * `onlySecond` of all pairs) outnumbers the other; undefined where both shares are the same. Throws unless they are shares.
 * Source: Miettinen 1968, Biometrics 24, 339-352; Connor 1987, "Sample size for testing differences in proportions for
 * the paired-sample design", Biometrics 43, 207-211, eq. 2.
 */
export declare function sampleSizePairs(
  design: Significance & {
    onlyFirst: number;
    onlySecond: number;
    power: number;
  },
): number | undefined;
