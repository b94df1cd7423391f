import { expect, test } from 'vitest';
import { placeLabels } from '../../../renderer/charts/placeLabels.ts';

const bounds = { width: 300, height: 200 };
const size = { width: 80, height: 16 };

test('placeLabels(points, sizes, bounds) puts a label right of its point, and left of it at the right edge', () => {
  const [first, last] = placeLabels(
    [
      { x: 50, y: 100 },
      { x: 290, y: 100 },
    ],
    [size, size],
    bounds,
  );
  expect(first).toEqual({ x: 62, y: 100, anchor: 'start' });
  expect(last).toEqual({ x: 278, y: 100, anchor: 'end' });
});

test('placeLabels(points, sizes, bounds) keeps labels clear of each other and of points', () => {
  const points = [100, 104, 108, 170].map((x) => ({ x, y: 100 }));
  const labels = placeLabels(
    points,
    points.map(() => size),
    bounds,
  );
  const boxes = labels.map(({ x, y, anchor }) => ({
    left: anchor === 'start' ? x : x - size.width,
    top: y - size.height / 2,
  }));
  boxes.forEach((box, index) => {
    for (const other of boxes.slice(index + 1)) {
      const apart =
        Math.abs(box.left - other.left) >= size.width || Math.abs(box.top - other.top) >= size.height;
      expect(apart).toBe(true);
    }
    for (const { x, y } of points) {
      const covers = x > box.left && x < box.left + size.width && y > box.top && y < box.top + size.height;
      expect(covers).toBe(false);
    }
  });
});

test('placeLabels(points, sizes, bounds) stays within the plot even where nothing is free', () => {
  const points = Array.from({ length: 12 }, () => ({ x: 20, y: 10 }));
  const labels = placeLabels(
    points,
    points.map(() => size),
    { width: 120, height: 30 },
  );
  for (const { x, anchor } of labels) expect([x, anchor]).toEqual([32, 'start']);
});
