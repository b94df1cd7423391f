import type { ShadowCounts } from '../evidence.ts';
import type { Comparison } from '../strategy.ts';

/** One comparison of a shadow and when it alarms. */
export interface ComparisonRule {
  /** Takes what came since the last look. */
  add(seen: ShadowCounts): void;
  /** Whether what came so far is an alarm. */
  alarms(): boolean;
  /** What the dashboard shows; a p-value unless it says otherwise. */
  comparison(): Comparison;
}
