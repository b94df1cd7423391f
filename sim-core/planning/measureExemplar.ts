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
   * - `uncounted`: where no replication counts, the first of all.
   */
  readonly as: 'counted' | 'notCounted' | 'nearest' | 'never' | 'uncounted';
}

/**
 * The replication that stands for a measure.
 * @param outcomes of one replication or more
 * @param measured the measure of the same outcomes
 */
export function measureExemplar(
  key: MeasureKey,
  outcomes: PlanOutcomes,
  measured: Measured,
): MeasureExemplar {
  const values = measureValues(key, outcomes);
  const at = (row: number, as: MeasureExemplar['as']) => ({ replication: outcomes.replications[row]!, as });
  if ('reason' in measured) {
    const never = nearestRow(values, Infinity);
    return never === undefined ? at(0, 'uncounted') : at(never, 'never');
  }
  if (measureStatistic(key) !== 'share') return at(nearestRow(values, measured.estimate)!, 'nearest');
  return measured.estimate > 0
    ? at(nearestRow(values, 1)!, 'counted')
    : at(nearestRow(values, 0)!, 'notCounted');
}
