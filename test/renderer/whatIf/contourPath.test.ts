import { describe, expect, test } from 'vitest';
import { contourPath } from '../../../renderer/whatIf/contourPath.ts';

/** Values of a function at the middles of cells, row by row. */
function grid(columns: number, rows: number, value: (x: number, y: number) => number | undefined) {
  return Array.from({ length: columns * rows }, (_, index) =>
    value((index % columns) + 0.5, Math.floor(index / columns) + 0.5),
  );
}

/** The ends of the pieces that a path is drawn in. */
function points(path: string): { x: number; y: number }[] {
  return [...path.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
}

describe('contourPath(values, columns, rows, level)', () => {
  test('is the straight line where a plane passes the level, from the middle of the first row to that of the last', () => {
    const path = contourPath(
      grid(6, 4, (x) => x / 6),
      6,
      4,
      0.6,
    );
    const xs = points(path).map(({ x }) => x);
    expect(xs.length).toBeGreaterThan(0);
    for (const x of xs) expect(x).toBeCloseTo(3.6, 2);
    const ys = points(path).map(({ y }) => y);
    expect([Math.min(...ys), Math.max(...ys)]).toEqual([0.5, 3.5]);
  });
  test('follows a circle', () => {
    const path = contourPath(
      grid(21, 21, (x, y) => Math.hypot(x - 10.5, y - 10.5)),
      21,
      21,
      6,
    );
    const radii = points(path).map(({ x, y }) => Math.hypot(x - 10.5, y - 10.5));
    expect(radii.length).toBeGreaterThan(40);
    for (const radius of radii) expect(Math.abs(radius - 6)).toBeLessThan(0.05);
  });
  test('draws no line along the edge of the grid, nor around what has no value', () => {
    const high = grid(5, 5, () => 1);
    expect(contourPath(high, 5, 5, 0.5)).toBe('');
    const hole = grid(5, 5, (x, y) => (Math.floor(x) === 2 && Math.floor(y) === 2 ? undefined : 1));
    expect(contourPath(hole, 5, 5, 0.5)).toBe('');
  });
  test('draws no line along the edge of what is known, whatever lies on its other side', () => {
    const half = grid(6, 6, (x, y) => (y > 3 ? 0.5 + x : undefined));
    const path = contourPath(half, 6, 6, 2.9);
    expect(points(path).length).toBeGreaterThan(0);
    for (const { x } of points(path)) expect(x).toBeCloseTo(2.4, 6);
    expect(
      contourPath(
        grid(6, 6, (_, y) => (y > 3 ? 1 : undefined)),
        6,
        6,
        0.8,
      ),
    ).toBe('');
  });
});
