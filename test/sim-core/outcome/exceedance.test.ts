import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { exceedanceCurve } from '../../../sim-core/index.ts';

test('exceedanceCurve(values) gives the share of values beyond each value', () => {
  const { zeroShare, points } = exceedanceCurve(Float64Array.of(0, 10, -5, 30, 20), { points: 10 });
  expect(zeroShare!.estimate).toBe(0.4);
  expect(points.map(({ value, probability }) => [value, probability])).toEqual([
    [10, 0.4],
    [20, 0.2],
    [30, 0],
  ]);
  expect(points.map(({ row }) => row)).toEqual([1, 4, 3]);
  for (const { probability, low, high } of points) {
    expect(low).toBeLessThanOrEqual(probability);
    expect(high).toBeGreaterThan(probability);
  }
});

test('exceedanceCurve(values) of nothing, and of nothing positive, has no points', () => {
  expect(exceedanceCurve(Float64Array.of(), { points: 5 })).toEqual({ zeroShare: null, points: [] });
  const { zeroShare, points } = exceedanceCurve(Float64Array.of(0, -1), { points: 5 });
  expect(zeroShare!.estimate).toBe(1);
  expect(points).toEqual([]);
});

test('exceedanceCurve(values) falls, keeps the smallest and the largest, and equals a count at every point', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -3, max: 12 }), { minLength: 1, maxLength: 80 }),
      fc.integer({ min: 2, max: 20 }),
      (list, limit) => {
        const values = Float64Array.from(list);
        const { zeroShare, points } = exceedanceCurve(values, { points: limit });
        const positive = list.filter((value) => value > 0);
        expect(zeroShare!.estimate).toBe((list.length - positive.length) / list.length);
        expect(points.length).toBe(Math.min(limit, positive.length));
        for (const { value, probability } of points) {
          expect(probability).toBe(list.filter((other) => other > value).length / list.length);
        }
        points.slice(1).forEach((point, index) => {
          expect(point.value).toBeGreaterThanOrEqual(points[index]!.value);
          expect(point.probability).toBeLessThanOrEqual(points[index]!.probability);
        });
        // A single point is the largest value.
        expect(points.at(-1)?.value).toBe(positive.length > 0 ? Math.max(...positive) : undefined);
        expect(points.at(-1)?.probability ?? 0).toBe(0);
        expect(points[0]?.value).toBe(positive.length > 0 ? Math.min(...positive) : undefined);
      },
    ),
    { seed: 9, numRuns: 300 },
  );
});

test('exceedanceCurve(values) of equal values takes no more than a glance', () => {
  const begun = performance.now();
  const { points } = exceedanceCurve(new Float64Array(200_000).fill(3), { points: 200 });
  expect(points.every(({ probability }) => probability === 0)).toBe(true);
  expect(performance.now() - begun).toBeLessThan(5000);
});
