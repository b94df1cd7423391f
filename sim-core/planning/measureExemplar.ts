import { nearestRow } from '../outcome/ranks.ts';
import type { PlanOutcomes } from '../outcome/outcomes.ts';
import type { Measured, MeasureKey } from './measures.ts';
import { measureStatistic, measureValues } from './measures.ts';

/** A replication that stands for a measure of a plan. */
export interface MeasureExemplar {
  readonly replication: number;
  /**
   * - `counted`: of a share, the first that has what is counted.
   * - `notCounted`: of a share of 0, the first that could have had it.
   * - `nearest`: of a mean or a quantile, the first of those nearest to it.
   * - `never`: of a quantile that lies beyond any hour, the first that never comes to it.
   */
  readonly as: 'counted' | 'notCounted' | 'nearest' | 'never';
}

/**
 * The replication that stands for a measure; null where none counts for it.
 * @param measured the measure of the same outcomes
 */
export function measureExemplar(
  key: MeasureKey,
  outcomes: PlanOutcomes,
  measured: Measured,
): MeasureExemplar | null {
  const values = measureValues(key, outcomes);
  const at = (row: number | undefined, as: MeasureExemplar['as']) =>
    row === undefined ? null : { replication: outcomes.replications[row]!, as };
  if ('reason' in measured) return at(nearestRow(values, Infinity), 'never');
  if (measureStatistic(key) !== 'share') return at(nearestRow(values, measured.estimate), 'nearest');
  return measured.estimate > 0
    ? at(nearestRow(values, 1), 'counted')
    : at(nearestRow(values, 0), 'notCounted');
}
