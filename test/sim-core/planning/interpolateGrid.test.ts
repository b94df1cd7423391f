import { describe, expect, test } from 'vitest';
import type { Place } from '../../../sim-core/index.ts';
import { interpolateGrid } from '../../../sim-core/index.ts';

const plane = ([x, y]: Place) => 3 + 2 * x! - 0.5 * (y ?? 0);
/** Played on every fourth step only. */
const onCoarse = (surface: (place: Place) => number | undefined) => (place: Place) =>
  place.every((step) => step % 4 === 0) ? surface(place) : ('unplayed' as const);

describe('interpolateGrid(size, played)', () => {
  test('repeats a plane exactly and tells what was simulated', () => {
    const filled = interpolateGrid([17, 17], onCoarse(plane));
    for (let x = 0; x < 17; x += 1) {
      for (let y = 0; y < 17; y += 1) {
        const cell = filled([x, y])!;
        expect(cell.value).toBeCloseTo(plane([x, y]), 12);
        expect(cell.simulated).toBe(x % 4 === 0 && y % 4 === 0);
      }
    }
  });
  test('repeats it on a grid whose last step is a short one', () => {
    const filled = interpolateGrid([19, 18], (place) =>
      [19, 18].every((count, axis) => place[axis]! % 4 === 0 || place[axis] === count - 1)
        ? plane(place)
        : 'unplayed',
    );
    for (const place of [
      [17, 3],
      [17, 17],
      [5, 16],
    ])
      expect(filled(place)!.value).toBeCloseTo(plane(place), 12);
  });
  test('stays between its neighbours on the finest grid that was played', () => {
    const played = (place: Place) =>
      place.every((step) => step % 4 === 0) || (place[0]! <= 4 && place[1]! <= 4)
        ? place[0]! ** 2
        : ('unplayed' as const);
    const filled = interpolateGrid([17, 17], played);
    expect(filled([3, 3])).toEqual({ value: 9, simulated: true });
    // Between 4 and 8 only these are known.
    expect(filled([6, 0])!.value).toBe((16 + 64) / 2);
  });
  test('has no value beside a cell without a number, nor where too little was played', () => {
    const hole = (place: Place) => (place[0] === 8 && place[1] === 8 ? undefined : 1);
    const filled = interpolateGrid([17, 17], onCoarse(hole));
    expect(filled([8, 8])).toBeUndefined();
    expect(filled([7, 7])).toBeUndefined();
    expect(filled([3, 3])).toEqual({ value: 1, simulated: false });
    const started = interpolateGrid([17, 17], (place) => (place[0] === 0 ? 1 : 'unplayed'));
    expect(started([0, 0])).toEqual({ value: 1, simulated: true });
    expect(started([2, 0])).toBeUndefined();
  });
});
