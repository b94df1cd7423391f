import type { SelfTestComparison } from './comparison.ts';
import { engineComparisons } from './engineComparisons.ts';
import { ruleComparisons } from './ruleComparisons.ts';
import { sequentialComparisons } from './sequentialComparisons.ts';
import { testComparisons } from './testComparisons.ts';
import { trafficComparisons } from './trafficComparisons.ts';

export { SELF_TEST_LIMIT, type SelfTestComparison } from './comparison.ts';

/**
 * Plays small worlds with a fixed seed and compares them with closed forms, numerical integration, enumeration and, for the
 * engines that skip requests, with play request by request. A few seconds; the same numbers on every machine.
 */
export function selfTest(): SelfTestComparison[] {
  return [
    ...trafficComparisons(),
    ...testComparisons(),
    ...sequentialComparisons(),
    ...ruleComparisons(),
    ...engineComparisons(),
  ];
}
