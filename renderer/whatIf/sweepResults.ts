import type { Measured, MeasureExemplar, MeasureKey, Place } from '../../sim-core/index.ts';
import { interpolateGrid, placeKey, placesOf } from '../../sim-core/index.ts';
import type { StudyCell, StudyCells } from './design.ts';
import type { HeatCell } from './HeatMap.tsx';
import {
  formatMeasure,
  formatMeasureShort,
  measureWords,
  reasonWords,
  shortReasons,
} from './measureWords.ts';

/** What a sweep found at one place for one plan. */
export interface SweepPoint {
  readonly place: Place;
  readonly cell: StudyCell | undefined;
  /** Undefined where the cell was not played, or cannot be. */
  readonly measured: Measured | undefined;
  /** The replication that stands for it. */
  readonly exemplar: MeasureExemplar | undefined;
}

/** What a sweep found for a plan, place by place: along the first axis, then the second. */
export function pointsOf(
  cells: StudyCells,
  sizes: readonly number[],
  planId: string,
  measure: MeasureKey,
): readonly SweepPoint[] {
  // Rows of the second axis, each along the first.
  const steps = sizes.toReversed().map((count) => Array.from({ length: count }, (_, step) => step));
  return placesOf(steps).map((reversed) => {
    const place = reversed.toReversed();
    const cell = cells.get(placeKey(place));
    const plan = cell?.measured?.plans.find(({ id }) => id === planId);
    return { place, cell, measured: plan?.measures[measure], exemplar: plan?.exemplars[measure] };
  });
}

/** The number of a point; undefined where it has none. */
export function numberOf({ measured }: SweepPoint) {
  return measured && 'estimate' in measured ? measured : undefined;
}

/** The cells of a map: simulated, between simulated ones, or neither. */
export function heatCells(
  points: readonly SweepPoint[],
  size: readonly [number, number],
  measure: MeasureKey,
  placeWords: (place: Place) => string,
): readonly HeatCell[] {
  const byKey = new Map(points.map((point) => [placeKey(point.place), point]));
  const filled = interpolateGrid(size, (place) => {
    const point = byKey.get(placeKey(place));
    if (!point?.cell) return 'unplayed';
    return numberOf(point)?.estimate;
  });
  return points.map((point): HeatCell => {
    const { place, cell, measured } = point;
    const where = placeWords(place);
    if (!cell) {
      const between = filled(place);
      if (!between) return { value: undefined, kind: 'unplayed', short: '', words: `${where}: not played` };
      return {
        value: between.value,
        kind: 'interpolated',
        short: formatMeasureShort(measure, between.value),
        words: `${where}: about ${formatMeasure(measure, between.value)}, interpolated between cells that were simulated`,
      };
    }
    if (!measured) {
      const words = `${where}: n/a, it cannot be played: ${cell.obstacle ?? 'the plan is not in it'}`;
      return { value: undefined, kind: 'refused', short: 'n/a', words };
    }
    if ('reason' in measured) {
      return {
        value: undefined,
        kind: 'none',
        short: shortReasons[measured.reason],
        words: `${where}: ${shortReasons[measured.reason]} (${reasonWords[measured.reason]}), simulated ${cell.replications} times`,
      };
    }
    return {
      value: measured.estimate,
      kind: 'simulated',
      short: formatMeasureShort(measure, measured.estimate),
      words: `${where}: ${measureWords(measure, measured)}, simulated ${cell.replications} times`,
    };
  });
}

/** The range of all values, from 0 to 1 for probabilities. */
export function domainOf(
  values: readonly (number | undefined)[],
  isShare: boolean,
): readonly [number, number] {
  if (isShare) return [0, 1];
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? [Math.min(0, ...known), Math.max(...known)] : [0, 1];
}

/** Where a value lies among ascending ones, in steps; undefined outside of them. */
export function stepOf(values: readonly number[], value: number): number | undefined {
  const after = values.findIndex((other) => other >= value);
  if (after < 0) return undefined;
  const [high, low] = [values[after]!, values[after - 1]];
  if (high === value) return after;
  return low === undefined ? undefined : after - (high - value) / (high - low);
}
