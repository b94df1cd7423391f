import { expect, test } from 'vitest';
import { decadesWithin } from '../../../renderer/charts/decades.ts';

test('decadesWithin(from, to, width) has the powers of ten in the range', () => {
  expect(decadesWithin(0.5, 2000, 600)).toEqual([1, 10, 100, 1000]);
  expect(decadesWithin(1, 1000, 600)).toEqual([1, 10, 100, 1000]);
});

test('decadesWithin(from, to, width) leaves out what would collide', () => {
  expect(decadesWithin(1, 1e6, 200)).toEqual([1, 100, 10_000, 1_000_000]);
});
