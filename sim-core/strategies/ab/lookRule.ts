import type { MetricTest } from './metricTest.ts';

/** What a look comes to. */
export interface LookResult {
  /** What the dashboard shows, and the limit that it had to pass. */
  readonly statistic: number;
  readonly limit: number;
  /** Whether the challenger's number is above or below the incumbent's, if the look settles it. */
  readonly settled: 'above' | 'below' | undefined;
  /** Bounds of the difference, challenger less incumbent, that hold at all looks together. */
  readonly interval?: readonly [low: number, high: number];
  /** Whether it is not worth going on. */
  readonly isFutile?: boolean;
}

/**
 * Judges one metric look by look. Takes it as it stands since the test began and the share of its longest time that is over, 0
 * to 1; undefined where there is nothing to test yet.
 */
export type LookRule = (found: MetricTest, elapsed: number) => LookResult | undefined;

/** A test judged by a p-value and the level that it had to reach. */
export function judgedByP(
  { test }: MetricTest,
  judge: (z: number, plainPValue: number) => { readonly pValue: number; readonly limit: number },
): LookResult | undefined {
  if (!test) return undefined;
  const { pValue, limit } = judge(test.z, test.pValue);
  return { statistic: pValue, limit, settled: pValue <= limit ? sideOf(test.difference) : undefined };
}

/** On which side of the incumbent the challenger is. */
export function sideOf(difference: number): 'above' | 'below' {
  return difference > 0 ? 'above' : 'below';
}
