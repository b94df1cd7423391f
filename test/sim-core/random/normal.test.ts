import { expect, test } from 'vitest';
import { openStream, standardNormal, streamKey } from '../../../sim-core/random/index.ts';
import { normalQuantile } from '../../../sim-core/statistics/index.ts';
import { momentErrors, pValueOfFit } from './goodnessOfFit.ts';

const KEY = streamKey('normal', 'test');

test('standardNormal(random) fits 500 cells of equal probability', () => {
  const random = openStream(KEY, 0);
  const edges = Float64Array.from({ length: 499 }, (_, i) => normalQuantile((i + 1) / 500));
  const cellOf = (z: number): number => {
    let low = 0;
    let high = edges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (edges[middle]! < z) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const pValue = pValueOfFit(() => cellOf(standardNormal(random)), {
    low: 0,
    values: new Float64Array(500).fill(1 / 500),
  });
  expect(pValue).toBeGreaterThan(1e-4);
  expect(pValue).toBeLessThan(1 - 1e-4);
});

test('standardNormal(random) has mean 0 and variance 1', () => {
  const random = openStream(KEY, 1);
  const errors = momentErrors(() => standardNormal(random), 1_000_000, 0, 1);
  expect(Math.abs(errors.mean)).toBeLessThan(4);
  expect(Math.abs(errors.variance)).toBeLessThan(4);
});

test('standardNormal(random) depends on the stream alone', () => {
  const once = openStream(KEY, 2);
  const again = openStream(KEY, 2);
  const first = Array.from({ length: 11 }, () => standardNormal(once));
  standardNormal(openStream(KEY, 3));
  expect(Array.from({ length: 11 }, () => standardNormal(again))).toEqual(first);
});
