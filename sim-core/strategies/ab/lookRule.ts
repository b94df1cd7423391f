import type { Proportion } from '../../statistics/index.ts';
import { twoProportionTest } from '../../statistics/index.ts';

/** Exposed users of both arms, and those of them with an event. */
export type ArmProportions = { readonly incumbent: Proportion; readonly challenger: Proportion };

/** What a look comes to. */
export interface LookResult {
  /** What the dashboard shows, and the limit that it had to pass. */
  readonly statistic: number;
  readonly limit: number;
  /** Whether the challenger's rate is above or below the incumbent's, if the look settles it. */
  readonly settled: 'above' | 'below' | undefined;
  /** Whether it is not worth going on. */
  readonly isFutile?: boolean;
}

/**
 * Judges one test look by look. Takes the counts since the test began and the share of its longest time that is over, 0 to 1;
 * undefined where there is nothing to test yet.
 */
export type LookRule = (arms: ArmProportions, elapsed: number) => LookResult | undefined;

/** The pooled two-proportion z-test, judged by a p-value and the level that it had to reach. */
export function judgedByP(
  arms: ArmProportions,
  judge: (z: number, plainPValue: number) => { readonly pValue: number; readonly limit: number },
): LookResult | undefined {
  const test = twoProportionTest(arms.incumbent, arms.challenger);
  if (!test) return undefined;
  const { pValue, limit } = judge(test.z, test.pValue);
  const above = test.difference > 0 ? 'above' : 'below';
  return { statistic: pValue, limit, settled: pValue <= limit ? above : undefined };
}
