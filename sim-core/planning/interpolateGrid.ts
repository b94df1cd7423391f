import type { GridSize, Place } from './sweepGrid.ts';
import { placeKey, placesOf, stepsAt, strides } from './sweepGrid.ts';

/** A cell's value, and whether it was simulated or lies between cells that were. */
export interface FilledCell {
  readonly value: number;
  readonly simulated: boolean;
}

/**
 * Fills a grid: cells that were not played lie on the straight lines between their neighbours on the next coarser grid, step
 * by step along the axes (bilinear). Undefined where a neighbour has no number, and where a cell was played and
 * has none.
 * @param played the value of a cell; undefined where it has no number, 'unplayed' where it was not played
 */
export function interpolateGrid(
  size: GridSize,
  played: (place: Place) => number | undefined | 'unplayed',
): (place: Place) => FilledCell | undefined {
  const filled = new Map<string, FilledCell | undefined>();
  let before: number[][] | undefined;
  for (const stride of strides(size)) {
    const steps = size.map((count) => stepsAt(count, stride));
    for (const place of placesOf(steps)) {
      if (filled.has(placeKey(place))) continue;
      const value = played(place);
      if (value === 'unplayed') filled.set(placeKey(place), before && between(place, before, filled));
      else filled.set(placeKey(place), value === undefined ? undefined : { value, simulated: true });
    }
    before = steps;
  }
  return (place) => filled.get(placeKey(place));
}

function between(
  place: Place,
  coarser: readonly (readonly number[])[],
  filled: ReadonlyMap<string, FilledCell | undefined>,
): FilledCell | undefined {
  const ends = place.map((step, axis) => endsAround(step, coarser[axis]!));
  let value = 0;
  for (const corner of placesOf(ends.map((ofAxis) => ofAxis.map((_, index) => index)))) {
    const chosen = corner.map((index, axis) => ends[axis]![index]!);
    const known = filled.get(placeKey(chosen.map(({ step }) => step)));
    if (!known) return undefined;
    value += chosen.reduce((product, { weight }) => product * weight, 1) * known.value;
  }
  return { value, simulated: false };
}

/** The neighbours of a step and how much each counts; the step alone where it is one of them. */
function endsAround(step: number, steps: readonly number[]): { step: number; weight: number }[] {
  const after = steps.findIndex((other) => other >= step);
  const high = steps[after]!;
  if (high === step) return [{ step, weight: 1 }];
  const low = steps[after - 1]!;
  return [
    { step: low, weight: (high - step) / (high - low) },
    { step: high, weight: (step - low) / (high - low) },
  ];
}
