import type { PlanResult, StoppingDot } from '../../sim-core/index.ts';
import { formatHours } from '../format/durations.ts';
import { formatAmount } from '../format/numbers.ts';

/** When a run comes to its verdict, and on what sample. */
export function stopWords({ name, sampleSize }: PlanResult, { hours, units }: StoppingDot): string {
  const sample = `${formatAmount(units)} ${sampleSize.unit}`;
  if (hours === null) return `${name}: no verdict by the end, ${sample} seen`;
  return `${name}: a verdict after ${formatHours(hours)}, on ${sample}`;
}
