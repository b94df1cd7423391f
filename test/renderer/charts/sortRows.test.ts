import { expect, test } from 'vitest';
import { nextOrder, sortRows } from '../../../renderer/charts/sortRows.ts';
import type { DataColumn } from '../../../renderer/charts/table.ts';

interface Row {
  readonly name: string;
  readonly hours: number | string | null;
}

const columns: readonly DataColumn<Row>[] = [
  { title: 'Plan', cell: ({ name }) => name, value: ({ name }) => name },
  { title: 'Hours', cell: ({ hours }) => hours, value: ({ hours }) => hours },
];
const rows: readonly Row[] = [
  { name: 'Canary 10', hours: 9 },
  { name: 'Canary 9', hours: null },
  { name: 'Shadow', hours: 10 },
  { name: 'A/B test', hours: 9 },
];
const sorted = (column: string, direction: 'ascending' | 'descending') =>
  sortRows(rows, columns, { column, direction }).map(({ name }) => name);

test('nextOrder(order, column) goes from ascending over descending back to the first order', () => {
  const first = nextOrder(undefined, 'Plan');
  const second = nextOrder(first, 'Plan');
  expect([first, second, nextOrder(second, 'Plan')]).toEqual([
    { column: 'Plan', direction: 'ascending' },
    { column: 'Plan', direction: 'descending' },
    undefined,
  ]);
  expect(nextOrder(second, 'Hours')).toEqual({ column: 'Hours', direction: 'ascending' });
});

test('sortRows(rows, columns, order) keeps the order of equal rows and puts those without a value last', () => {
  expect(sorted('Hours', 'ascending')).toEqual(['Canary 10', 'A/B test', 'Shadow', 'Canary 9']);
  expect(sorted('Hours', 'descending')).toEqual(['Shadow', 'Canary 10', 'A/B test', 'Canary 9']);
});

test('sortRows(rows, columns, order) reads the numbers within names', () => {
  expect(sorted('Plan', 'ascending')).toEqual(['A/B test', 'Canary 9', 'Canary 10', 'Shadow']);
});

test('sortRows(rows, columns, order) puts numbers before words', () => {
  const mixed: readonly Row[] = [
    { name: 'never', hours: 'never' },
    { name: 'soon', hours: 3 },
  ];
  const names = sortRows(mixed, columns, { column: 'Hours', direction: 'ascending' }).map(({ name }) => name);
  expect(names).toEqual(['soon', 'never']);
});

test('sortRows(rows, columns, undefined) leaves the rows as they come', () => {
  expect(sortRows(rows, columns, undefined)).toBe(rows);
});
