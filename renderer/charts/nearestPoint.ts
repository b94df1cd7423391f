import type { Point } from './paths.ts';

/** The index of the point nearest to a place, at most `reach` away (CSS pixels); undefined where none is that near. */
export function nearestPoint(
  points: readonly Point[],
  x: number,
  y: number,
  reach = Infinity,
): number | undefined {
  let nearest: number | undefined;
  let least = reach;
  points.forEach((point, index) => {
    const distance = Math.hypot(point.x - x, point.y - y);
    if (distance < least || (nearest === undefined && distance === least)) {
      nearest = index;
      least = distance;
    }
  });
  return nearest;
}
