import type { DataColumn, TableValue } from './table.ts';

/** By which column rows are sorted, and which way. */
export interface SortOrder {
  /** Title of the column. */
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** The order after a column's head was pressed: ascending, descending, and back to the order that rows come in. */
export function nextOrder(order: SortOrder | undefined, column: string): SortOrder | undefined {
  if (order?.column !== column) return { column, direction: 'ascending' };
  return order.direction === 'ascending' ? { column, direction: 'descending' } : undefined;
}

const collator = new Intl.Collator('en-US', { numeric: true });

/** The rows in an order; equal rows stay as they come, and rows without a value come last either way. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly DataColumn<Row>[],
  order: SortOrder | undefined,
): readonly Row[] {
  const column = columns.find(({ title }) => title === order?.column);
  if (!order || !column) return rows;
  const sign = order.direction === 'ascending' ? 1 : -1;
  return rows
    .map((row) => ({ row, value: column.value(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return sign * compare(a.value, b.value);
    })
    .map(({ row }) => row);
}

/** Numbers before words, where a column has both. */
function compare(a: Exclude<TableValue, null>, b: Exclude<TableValue, null>): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b);
  return typeof a === 'number' ? -1 : 1;
}
