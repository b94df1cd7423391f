import type { Point } from './paths.ts';

const MOST_BESIDE = 4;

/**
 * How far points must move to the side (CSS pixels) so that none hides another: those within `distance` of the first of
 * them stand beside each other, in their order, around where they are, unless they are too many for that.
 */
export function dodge(points: readonly Point[], distance: number): readonly number[] {
  const shifts = points.map(() => 0);
  const free = new Set(points.keys());
  points.forEach((first, index) => {
    if (!free.has(index)) return;
    const together = [...free].filter((other) => {
      const { x, y } = points[other]!;
      return Math.abs(x - first.x) < distance && Math.abs(y - first.y) < distance;
    });
    together.forEach((other, place) => {
      // So many would stand far from where they are.
      if (together.length <= MOST_BESIDE) shifts[other] = (place - (together.length - 1) / 2) * distance;
      free.delete(other);
    });
  });
  return shifts;
}
