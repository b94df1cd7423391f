import type { Alternative } from './alternative.ts';
import { normalUpperTail } from './normalUpperTail.ts';
import { signTest } from './signTest.ts';

/** Pairs in which only one of the two succeeded. */
export type DiscordantPairs = { onlyFirst: number; onlySecond: number };

/**
 * How the p-value is computed: exactly, so that no level is ever exceeded; with half the chance of what was found ('mid-p'),
 * so that it is exceeded hardly and seldom, and more is found; or by the chi-square distribution, which suits many pairs,
 * without a correction for continuity or with it.
 */
export const mcNemarMethods = ['exact', 'mid-p', 'chi-square', 'chi-square-corrected'] as const;
export type McNemarMethod = (typeof mcNemarMethods)[number];

/**
 * p-value that two paired proportions are the same; 'greater' asks whether the second is the greater. 1 without discordant
 * pairs; throws unless both are whole numbers of 0 or more. Of one side, the chi-square tests go by its root. Sources: McNemar
 * 1947, "Note on the sampling error of the difference between correlated proportions", Psychometrika 12, 153-157 (exact: a sign
 * test on the discordant pairs); Edwards 1948, Psychometrika 13, 185-187 (the correction); Fagerland, Lydersen and Laake 2013,
 * "The McNemar test for binary matched-pairs data", BMC Medical Research Methodology 13:91 (mid-p).
 */
export function mcNemarTest(
  { onlyFirst, onlySecond }: DiscordantPairs,
  { alternative = 'two-sided', method = 'exact' }: { alternative?: Alternative; method?: McNemarMethod } = {},
): number {
  const exact = signTest(onlySecond, onlyFirst, alternative);
  const pairs = onlyFirst + onlySecond;
  if (method === 'exact' || pairs === 0) return exact;
  if (alternative === 'two-sided') {
    const larger: DiscordantPairs = {
      onlyFirst: Math.min(onlyFirst, onlySecond),
      onlySecond: Math.max(onlyFirst, onlySecond),
    };
    return Math.min(1, 2 * mcNemarTest(larger, { alternative: 'greater', method }));
  }
  const [wins, losses] = alternative === 'greater' ? [onlySecond, onlyFirst] : [onlyFirst, onlySecond];
  if (method === 'mid-p') return (exact + (losses === 0 ? 0 : signTest(wins + 1, losses - 1, 'greater'))) / 2;
  const correction = method === 'chi-square-corrected' ? 1 : 0;
  return normalUpperTail((wins - losses - correction) / Math.sqrt(pairs));
}
