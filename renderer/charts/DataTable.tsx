import { useMemo, useState } from 'react';
import { nextOrder, sortRows } from './sortRows.ts';
import type { SortOrder } from './sortRows.ts';
import type { TableDescription } from './table.ts';

/** The numbers behind a chart, sorted by any column on demand; the first column names the row. */
export function DataTable<Row>({ caption, columns, rows, rowKey }: TableDescription<Row>) {
  const [order, setOrder] = useState<SortOrder>();
  const sorted = useMemo(() => sortRows(rows, columns, order), [rows, columns, order]);
  return (
    // Wide tables scroll by themselves, and keyboards must reach what scrolls.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="table-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="data-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title, numeric }) => {
              const direction = order?.column === title ? order.direction : 'none';
              return (
                <th
                  key={title}
                  scope="col"
                  className={numeric ? 'numeric' : undefined}
                  aria-sort={direction === 'none' ? undefined : direction}
                >
                  <button
                    type="button"
                    className="sort"
                    data-direction={direction}
                    title={sortHints[direction]}
                    onClick={() => setOrder(nextOrder(order, title))}
                  >
                    {title}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ title, cell, numeric }, index) =>
                index === 0 ? (
                  <th key={title} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={title} className={numeric ? 'numeric' : undefined}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What pressing a column's head does next. */
const sortHints = {
  none: 'Sort from small to large',
  ascending: 'Sort from large to small',
  descending: 'Back to the first order',
} as const;
