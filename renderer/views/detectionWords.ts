import type { PlanResult } from '../../sim-core/index.ts';
import { formatHoursInterval, formatIn, timeUnit } from '../format/durations.ts';
import { ROUNDS_TO_THE_SAME } from '../format/numbers.ts';

/** The one name of the median over all runs, those included that never catch it. */
export const CAUGHT_IN_HALF = 'Caught in half of the runs after';

/** Instead of it where fewer than half ever catch it. */
export const NOT_IN_HALF = 'not caught in half of the runs';

/** The median over all runs in words; undefined where fewer than half of them catch it. */
export function caughtInHalf({
  detection: { median },
}: PlanResult): { readonly value: string; readonly interval: string } | undefined {
  if (!median) return undefined;
  const unit = timeUnit(median.estimate);
  return {
    value: formatIn(median.estimate, unit),
    interval: formatHoursInterval(median.low, median.high, unit) ?? ROUNDS_TO_THE_SAME,
  };
}
