import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { stackDots } from '../../../renderer/charts/stackDots.ts';

test('stackDots(positions, columns, most) stacks what belongs to one place, then goes right and left of it', () => {
  expect(stackDots([2.4, 2.1, 2.9, 2.5, 2.5], 6, 2)).toEqual([
    { column: 2, row: 0 },
    { column: 2, row: 1 },
    { column: 3, row: 0 },
    { column: 3, row: 1 },
    { column: 1, row: 0 },
  ]);
});

test('stackDots(positions, columns, most) never puts two dots on one place, nor one outside while there is room', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 11.99, noNaN: true }), { maxLength: 60 }),
      fc.integer({ min: 5, max: 8 }),
      (positions, most) => {
        const places = stackDots(positions, 12, most);
        expect(new Set(places.map(({ column, row }) => `${column}/${row}`)).size).toBe(positions.length);
        for (const { column, row } of places) {
          expect(column).toBeGreaterThanOrEqual(0);
          expect(column).toBeLessThan(12);
          expect(row).toBeLessThan(most);
        }
      },
    ),
  );
});

test('stackDots(positions, columns, most) stacks higher where there is no room left', () => {
  expect(stackDots([0, 0, 0], 1, 2).map(({ row }) => row)).toEqual([0, 1, 2]);
});
