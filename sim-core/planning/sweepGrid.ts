/** Place of a cell: its step on each axis. */
export type Place = readonly number[];

/** One or two axes by their number of steps. */
export type GridSize = readonly [number] | readonly [number, number];

/** Cells on an axis that the coarsest grid has at the least, where there are so many. */
const COARSE_CELLS = 4;

/** A name for a place. */
export function placeKey(place: Place): string {
  return place.join(',');
}

/** The strides from coarse to fine, each half of the one before, the last 1. A single axis has no coarse grid. */
export function strides(size: GridSize): number[] {
  let stride = 1;
  if (size.length === 2) {
    const least = Math.min(...size);
    while (Math.ceil((least - 1) / (2 * stride)) + 1 >= COARSE_CELLS) stride *= 2;
  }
  const all = [stride];
  while (stride > 1) {
    stride /= 2;
    all.push(stride);
  }
  return all;
}

/** The steps of an axis on a grid of some stride: every so many, and the last. */
export function stepsAt(count: number, stride: number): number[] {
  const steps = Array.from({ length: Math.ceil((count - 1) / stride) }, (_, index) => index * stride);
  return [...steps, count - 1];
}

/** All places that are a combination of the steps given by axis. */
export function placesOf(steps: readonly (readonly number[])[]): Place[] {
  return steps.reduce<Place[]>(
    (places, ofAxis) => places.flatMap((place) => ofAxis.map((step) => [...place, step])),
    [[]],
  );
}

/** The steps that a box of a coarser grid has on a finer one: its ends, and what lies between. */
export function stepsBetween(from: number, to: number, count: number, stride: number): number[] {
  return stepsAt(count, stride).filter((step) => step >= from && step <= to);
}
