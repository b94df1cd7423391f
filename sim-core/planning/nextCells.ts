import type { MeasuredNumber } from './measures.ts';
import type { GridSize, Place } from './sweepGrid.ts';
import { placeKey, placesOf, stepsAt, stepsBetween, strides } from './sweepGrid.ts';

/** What a sweep knows of a cell: a number for every plan, undefined where a plan has none or the cell cannot be played. */
export interface KnownCell {
  readonly replications: number;
  readonly numbers: readonly (MeasuredNumber | undefined)[];
}

/** How a sweep goes about its cells. */
export interface SweepPolicy {
  readonly size: GridSize;
  /** The value whose contour is looked for; undefined where there is none. */
  readonly level: number | undefined;
  /** Replications of a cell at first, and where it matters. */
  readonly replications: readonly [first: number, most: number];
  /** Whether every cell is to be played, and nothing interpolated. */
  readonly everyCell: boolean;
}

/** The cells to play next, and what for. */
export interface NextCells {
  readonly purpose: 'coarse' | 'refine' | 'precise';
  readonly cells: readonly { readonly place: Place; readonly replications: number }[];
}

/** Part of the range of a measure over the grid that a box must span to be looked at more closely. */
const STEEP = 0.15;

/** Half-widths of an interval against the range of a measure along a line, beyond which a point is played more often. */
const IMPRECISE = 0.05;

/**
 * What to play next, from nothing but what is known: first a coarse grid; then, grid by grid, the boxes in which the
 * measure of any plan changes most, crosses the level or begins to have no number; last, more replications for cells
 * that the level cannot be told from (along a line also for those whose interval is wide). It does not depend on the
 * order in which cells were played, nor on how many workers played them. Undefined when nothing is left.
 */
export function nextCells(
  policy: SweepPolicy,
  known: (place: Place) => KnownCell | undefined,
): NextCells | undefined {
  const { size, replications, everyCell } = policy;
  const [first, most] = replications;
  const missing = (places: readonly Place[]) =>
    places.filter((place) => known(place) === undefined).map((place) => ({ place, replications: first }));

  const grids = strides(size);
  const coarse = missing(placesOf(size.map((count) => stepsAt(count, grids[0]!))));
  if (coarse.length > 0) return { purpose: 'coarse', cells: coarse };
  for (const stride of grids.slice(1)) {
    const refined = missing(everyCell ? gridAt(size, stride) : placesToRefine(policy, stride, known));
    if (refined.length > 0) return { purpose: 'refine', cells: refined };
  }
  const ranges = rangesOf(policy, known);
  const precise = gridAt(size, 1).filter((place) => {
    const cell = known(place);
    return cell && cell.replications < most && isUncertain(policy, cell, ranges);
  });
  if (precise.length === 0) return undefined;
  return { purpose: 'precise', cells: precise.map((place) => ({ place, replications: most })) };
}

function gridAt(size: GridSize, stride: number): Place[] {
  return placesOf(size.map((count) => stepsAt(count, stride)));
}

/** Boxes of the grid before this one that are played through at this stride. */
function placesToRefine(
  policy: SweepPolicy,
  stride: number,
  known: (place: Place) => KnownCell | undefined,
): Place[] {
  const { size, level } = policy;
  const ranges = rangesOf(policy, known);
  const before = size.map((count) => stepsAt(count, 2 * stride));
  const boxes = placesOf(before.map((steps) => steps.slice(0, -1).map((_, index) => index)));
  const wanted = new Map<string, Place>();
  for (const box of boxes) {
    const ends = box.map((index, axis) => [before[axis]![index]!, before[axis]![index + 1]!] as const);
    const corners = placesOf(ends).map(known);
    // Where a corner is itself interpolated, the grid before found nothing to look at.
    if (!corners.every((corner) => corner !== undefined)) continue;
    if (
      !ranges.some((range, plan) =>
        isWorthALook(
          corners.map(({ numbers }) => numbers[plan]),
          range,
          level,
        ),
      )
    )
      continue;
    const steps = ends.map(([from, to], axis) => stepsBetween(from, to, size[axis]!, stride));
    for (const place of placesOf(steps)) wanted.set(placeKey(place), place);
  }
  return [...wanted.values()];
}

function isWorthALook(
  corners: readonly (MeasuredNumber | undefined)[],
  range: number,
  level: number | undefined,
): boolean {
  const numbers = corners.filter((corner) => corner !== undefined);
  if (numbers.length === 0) return false;
  if (numbers.length < corners.length) return true;
  const lows = numbers.map(({ estimate, low }) => low ?? estimate);
  const highs = numbers.map(({ estimate, high }) => high ?? estimate);
  if (level !== undefined && Math.min(...lows) <= level && level <= Math.max(...highs)) return true;
  const estimates = numbers.map(({ estimate }) => estimate);
  const spread = Math.max(...estimates) - Math.min(...estimates);
  // Beyond noise: the intervals of the lowest and the highest do not overlap.
  return spread > STEEP * range && Math.max(...lows) > Math.min(...highs);
}

/** The range of each plan's measure over what is known. */
function rangesOf({ size }: SweepPolicy, known: (place: Place) => KnownCell | undefined): number[] {
  const ends: { low: number; high: number }[] = [];
  for (const place of gridAt(size, 1)) {
    known(place)?.numbers.forEach((number, plan) => {
      const end = (ends[plan] ??= { low: Infinity, high: -Infinity });
      if (!number) return;
      end.low = Math.min(end.low, number.estimate);
      end.high = Math.max(end.high, number.estimate);
    });
  }
  return ends.map(({ low, high }) => Math.max(0, high - low));
}

function isUncertain(
  { size, level }: SweepPolicy,
  { numbers }: KnownCell,
  ranges: readonly number[],
): boolean {
  return numbers.some((number, plan) => {
    if (!number) return false;
    const { estimate, low, high } = number;
    const [least, largest] = [low ?? estimate, high ?? Infinity];
    if (level !== undefined && least < level && level < largest) return true;
    return size.length === 1 && largest - least > 2 * IMPRECISE * ranges[plan]! && ranges[plan]! > 0;
  });
}
