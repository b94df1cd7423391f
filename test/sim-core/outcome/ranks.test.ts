import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestRow, ranked, rowsAtRanks } from '../../../sim-core/outcome/ranks.ts';

const value = fc.oneof(
  fc.integer({ min: -2, max: 2 }),
  fc.constantFrom(Number.NaN, Infinity, -Infinity),
  fc.double({ min: 0.5, max: 1 }),
);

test('rowsAtRanks(ranked(values), ranks) finds the rows that a stable sort would, NaN last', () => {
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 40 }), (list) => {
      const order = list
        .map((own, row) => ({ own, row }))
        .sort((a, b) => {
          if (Number.isNaN(a.own) || Number.isNaN(b.own))
            return Number(Number.isNaN(a.own)) - Number(Number.isNaN(b.own));
          return a.own < b.own ? -1 : a.own > b.own ? 1 : 0;
        })
        .map(({ row }) => row);
      const ranks = [...order.keys(), 0];
      expect(rowsAtRanks(ranked(Float64Array.from(list)), ranks)).toEqual([...order, order[0]]);
    }),
  );
});

test('rowsAtRanks(ranked(values), ranks) refuses a rank that no value has', () => {
  expect(() => rowsAtRanks(ranked(Float64Array.of(1, 2)), [2])).toThrow(
    'rowsAtRanks requires ranks below 2, got 2',
  );
});

test('nearestRow(values, target) is the first of the nearest, never NaN', () => {
  expect(nearestRow(Float64Array.of(Number.NaN, 9, 4, 6, 6), 5)).toBe(2);
  expect(nearestRow(Float64Array.of(1, Infinity), Infinity)).toBe(1);
  expect(nearestRow(Float64Array.of(Number.NaN), 5)).toBeUndefined();
});
