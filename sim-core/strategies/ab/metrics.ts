import type { UnitQuantity } from '../evidence.ts';
import type { Settings } from './settings.ts';

/** One metric that decides, and how it is compared. */
export type Metric = Pick<Settings, 'metric' | 'analysis'>;

/** The metrics that decide, the first one first. */
export function decidingMetrics({ metric, analysis, furtherMetrics }: Settings): readonly Metric[] {
  return [{ metric, analysis }, ...furtherMetrics];
}

/** What the metric is a number of, per unit. */
export function quantityOf({ metric, analysis }: Metric): UnitQuantity {
  if (metric === 'value') return 'value';
  if (metric === 'error') return analysis === 'share' ? 'withError' : 'errors';
  return analysis === 'share' ? 'withSuccess' : 'successes';
}

/**
 * Whether the team needs sums over units: all but a test of requests by yes or no, which it has counts of, and a test of
 * users by one such share alone, for which it is enough to know how many users there are.
 */
export function readsUnits(chosen: Settings): boolean {
  const metrics = decidingMetrics(chosen);
  if (chosen.unit === 'request') return metrics.some(({ metric }) => metric === 'value');
  if (chosen.unit === 'session' || chosen.cuped || metrics.length > 1) return true;
  return (
    metrics.some(({ analysis }) => analysis === 'mean' || analysis === 'ratio') ||
    chosen.guardrails.some(({ metric }) => metric === 'success')
  );
}

/** Whether a larger number is the better one. */
export function isGood({ metric }: Metric): boolean {
  return metric !== 'error';
}

/** What is compared, in words. */
export function metricWords({ metric, analysis }: Metric, unit: Settings['unit']): string {
  const things = { success: 'successes', error: 'errors', value: 'value' }[metric];
  if (analysis === 'naive-ratio') return `${things} per request, as if independent`;
  if (unit === 'request' || analysis === 'ratio') return `${things} per request`;
  if (analysis === 'mean') return `${things} per ${unit}`;
  return `${unit}s with ${metric === 'error' ? 'an error' : 'a success'}`;
}

/** Whether successes are counted by users or sessions, which late labels allow but once. */
export function countsSuccessesByUnit(chosen: Settings): boolean {
  if (chosen.unit === 'request') return readsUnits(chosen);
  return readsUnits(chosen) || decidingMetrics(chosen).some(({ metric }) => metric === 'success');
}
