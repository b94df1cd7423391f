import type { SelfTestComparison } from './comparison.ts';
import { engineComparisons } from './engineComparisons.ts';
import { ruleComparisons } from './ruleComparisons.ts';
import { sequentialComparisons } from './sequentialComparisons.ts';
import { testComparisons } from './testComparisons.ts';
import { trafficComparisons } from './trafficComparisons.ts';

export { SELF_TEST_LIMIT, type SelfTestComparison } from './comparison.ts';

/** A part of the self-test that can be played by itself. */
export interface SelfTestPart {
  /** What it holds against what, in words. */
  readonly title: string;
  readonly compare: () => SelfTestComparison[];
}

/** All parts of the self-test. */
export const selfTestParts: readonly SelfTestPart[] = [
  { title: 'Traffic and users', compare: trafficComparisons },
  { title: 'Levels and powers of tests', compare: testComparisons },
  { title: 'Tests that look more than once', compare: sequentialComparisons },
  { title: 'Rules that count failed checks', compare: ruleComparisons },
  { title: 'Engines that skip requests, against play request by request', compare: engineComparisons },
];

/**
 * Plays small worlds with a fixed seed and compares them with closed forms, numerical integration, enumeration and, for the
 * engines that skip requests, with play request by request. A few seconds; the same numbers on every machine.
 */
export function selfTest(): SelfTestComparison[] {
  return selfTestParts.flatMap(({ compare }) => compare());
}
