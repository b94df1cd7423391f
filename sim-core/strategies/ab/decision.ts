import type { Decision } from '../strategy.ts';
import { whenInconclusive } from '../whenInconclusive.ts';
import type { LookResult } from './lookRule.ts';
import { decidingMetrics, isGood } from './metrics.ts';
import type { Settings } from './settings.ts';

/**
 * What a look decides: a rollback if the challenger is worse by any metric, a promotion if it is better by any and worse by
 * none, and otherwise to go on while there are looks left and it is worth it.
 */
export function decisionOf(
  results: readonly (LookResult | undefined)[],
  chosen: Settings,
  goesOn: boolean,
): Decision {
  const sides = decidingMetrics(chosen).flatMap((metric, index) => {
    const settled = results[index]?.settled;
    return settled === undefined ? [] : [(settled === 'above') === isGood(metric) ? 'better' : 'worse'];
  });
  if (sides.includes('worse')) return 'rollBack';
  if (sides.includes('better')) return 'promote';
  const isFutile = results.length > 0 && results.every((result) => result?.isFutile);
  return goesOn && !isFutile ? 'continue' : whenInconclusive.decision(chosen.whenInconclusive);
}
