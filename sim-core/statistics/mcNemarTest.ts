import type { Alternative } from './alternative.ts';
import { signTest } from './signTest.ts';

/** Pairs in which only one of the two succeeded. */
export type DiscordantPairs = { onlyFirst: number; onlySecond: number };

/**
 * Exact p-value that two paired proportions are the same; 'greater' asks whether the second is the greater.
 * Source: McNemar 1947, "Note on the sampling error of the difference between correlated proportions", Psychometrika 12,
 * 153-157, in its exact form: a sign test on the discordant pairs.
 */
export function mcNemarTest(
  { onlyFirst, onlySecond }: DiscordantPairs,
  alternative: Alternative = 'two-sided',
): number {
  return signTest(onlySecond, onlyFirst, alternative);
}
