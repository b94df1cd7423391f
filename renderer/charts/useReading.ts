import { useCallback, useRef, useState } from 'react';
import type { Gesture } from './Plot.tsx';
import { nearestPoint } from './nearestPoint.ts';
import type { Point } from './paths.ts';

/**
 * The place of a chart that is read. It follows the pointer until one is picked: that stays while the pointer goes on
 * to what is said of it, and until it comes back to the chart.
 */
export function useReading<Place>() {
  const [place, setPlace] = useState<Place>();
  const picked = useRef(false);
  const point = useCallback((next: Place | undefined, gesture: Gesture) => {
    if (gesture === 'enter') picked.current = false;
    if (gesture === 'pick') picked.current = true;
    if (gesture === 'pick' || !picked.current) setPlace(next);
  }, []);
  return { place, setPlace, point };
}

/** How far from a point the pointer may be, in CSS pixels: dots are smaller than what a finger meets. */
const NEAR = 24;

/** The same for a chart of single points, given in its drawing's CSS pixels: the one nearest to the pointer is read. */
export function usePointReading(points: readonly Point[]) {
  const { place: index, setPlace: setIndex, point } = useReading<number>();
  const onPoint = (_position: number, { x, y }: Point, gesture: Gesture) => {
    const nearest = nearestPoint(points, x, y, NEAR);
    if (nearest !== undefined || gesture === 'enter') point(nearest ?? index, gesture);
  };
  return { index, setIndex, onPoint };
}
