import type { Point } from './paths.ts';

/** A label beside a point: where its text begins or ends, on its middle line. */
export interface PlacedLabel {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Between a point and its label. */
const GAP = 12;
/** What a label keeps clear of around each point. */
const MARKER = 7;

/**
 * Places a label beside each of some points, within a plot and clear of points and of other labels: right of its point
 * or left of it, and above or below where that is taken. Where nothing is free it stands at the first place.
 */
export function placeLabels(
  points: readonly Point[],
  sizes: readonly { readonly width: number; readonly height: number }[],
  bounds: { readonly width: number; readonly height: number },
): readonly PlacedLabel[] {
  const taken: Box[] = points.map(({ x, y }) => ({
    left: x - MARKER,
    right: x + MARKER,
    top: y - MARKER,
    bottom: y + MARKER,
  }));
  return points.map(({ x, y }, index) => {
    const { width, height } = sizes[index]!;
    const places = [0, 1, -1, 2, -2, 3, -3].flatMap((step) =>
      (['start', 'end'] as const).map((anchor) => ({
        x: anchor === 'start' ? x + GAP : x - GAP,
        y: y + step * (height * 0.6),
        anchor,
      })),
    );
    const boxOf = ({ x: at, y: middle, anchor }: PlacedLabel): Box => ({
      left: anchor === 'start' ? at : at - width,
      right: anchor === 'start' ? at + width : at,
      top: middle - height / 2,
      bottom: middle + height / 2,
    });
    const fits = (box: Box) =>
      box.left >= 0 && box.right <= bounds.width && box.top >= 0 && box.bottom <= bounds.height;
    const found =
      places.find((place) => fits(boxOf(place)) && !taken.some((box) => overlap(box, boxOf(place)))) ??
      places.find((place) => fits(boxOf(place))) ??
      places[0]!;
    taken.push(boxOf(found));
    return found;
  });
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
