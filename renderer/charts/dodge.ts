import type { Point } from './paths.ts';

/**
 * How far points must move to the side (CSS pixels) so that none hides another: those within `distance` of the first of
 * them stand beside each other, in their order, around where they are.
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
      shifts[other] = (place - (together.length - 1) / 2) * distance;
      free.delete(other);
    });
  });
  return shifts;
}
