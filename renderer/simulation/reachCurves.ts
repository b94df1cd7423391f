import { exceedanceCurve } from '../../sim-core/index.ts';
import type { ExceedanceCurve, ExceedancePoint, PlanOutcomes, ReachMeasure } from '../../sim-core/index.ts';
import { withoutNoise } from '../format/numbers.ts';

/** How likely a plan's reach exceeds each value, and for each value the replication that has it. */
export interface ReachCurve extends Omit<ExceedanceCurve, 'points'> {
  readonly points: readonly (Omit<ExceedancePoint, 'row'> & { readonly replication: number })[];
}

/** Points of a curve; more would not be seen. */
const MOST_POINTS = 160;
/** Points of a measure over all plans: they cross from worker to page three times a second. */
const ALL_POINTS = 1600;

/** The curves of one of `plans` plans. */
export function reachCurves(
  { columns, replications }: PlanOutcomes,
  plans: number,
): Record<ReachMeasure, ReachCurve> {
  const points = Math.min(MOST_POINTS, Math.max(32, Math.floor(ALL_POINTS / plans)));
  const curve = (values: Float64Array): ReachCurve => {
    const { zeroShare, points: found } = exceedanceCurve(values, { points });
    return {
      zeroShare,
      points: found.map(({ row, ...point }) => ({ ...point, replication: replications[row]! })),
    };
  };
  const cleaned = (values: Float64Array) =>
    curve(values.map((value, row) => withoutNoise(value, columns.requests[row]!)));
  return {
    users: curve(columns.users),
    requests: curve(columns.requests),
    extraFailures: cleaned(columns.extraFailures),
    harm: cleaned(columns.harm),
  };
}
