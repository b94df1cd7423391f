import { expect, test } from 'vitest';
import { lonePoints } from '../../../renderer/charts/lonePoints.ts';

const gap = Number.NaN;

test('lonePoints(values, from, to) finds the values without a neighbour, as of a plan that looks once', () => {
  expect(lonePoints(Float64Array.of(gap, gap, 0.4, gap, 1, 2, gap, 3), 0, 8)).toEqual([2, 7]);
});

test('lonePoints takes a value at the edge of its stretch for a lone one, whatever lies beyond', () => {
  expect(lonePoints(Float64Array.of(1, 2, gap, 3, 4), 1, 4)).toEqual([1, 3]);
  expect(lonePoints(Float64Array.of(1, 2), 1, 1)).toEqual([]);
});
