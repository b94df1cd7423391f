/**
 * Sessions, not rounded, with which a two-sided test of interleaving finds that one ranker wins more sessions (shares
 * `winsFirst` and `winsSecond`; the rest are ties); undefined where both shares are the same. Throws unless they are shares.
 * Source: the normal approximation with the variance of (wins - losses) per session in critical value and power alike.
 */
export declare function sampleSizePreference(design: {
  winsFirst: number;
  winsSecond: number;
  alpha: number;
  power: number;
}): number | undefined;
