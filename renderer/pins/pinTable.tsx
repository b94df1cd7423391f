import type { TableDescription } from '../charts/table.ts';
import { Noted } from '../views/columns.tsx';
import type { DifferenceRow } from './pinWords.ts';

/** The numbers of one plan or of several, as pinned and now. */
export function pinTable(
  caption: string,
  rows: readonly DifferenceRow[],
  pinName: string,
  options: { readonly withPlan: boolean },
): TableDescription<DifferenceRow> {
  return {
    caption,
    rows,
    rowKey: ({ plan, key }) => `${plan}/${key}`,
    columns: [
      ...(options.withPlan
        ? [{ title: 'Plan', cell: (row: DifferenceRow) => row.plan, value: (row: DifferenceRow) => row.plan }]
        : []),
      {
        title: 'Quantity',
        cell: ({ title, among }) => (
          <>
            {title}
            {among !== undefined && <small className="among">{among}</small>}
          </>
        ),
        value: ({ title, among }) => (among === undefined ? title : `${title}, ${among}`),
      },
      ...(options.withPlan
        ? [{ title: 'Unit', cell: (row: DifferenceRow) => row.unit, value: (row: DifferenceRow) => row.unit }]
        : []),
      {
        title: pinName,
        numeric: true,
        cell: ({ pinnedWords }) => pinnedWords,
        value: ({ found }) => found?.before ?? null,
      },
      {
        title: 'Now',
        numeric: true,
        cell: ({ nowWords }) => nowWords,
        value: ({ found }) => found?.now ?? null,
      },
      {
        title: 'Difference',
        numeric: true,
        cell: ({ words }) => <Noted value={words.value} note={words.interval} />,
        value: ({ found }) => found?.difference ?? null,
        bounds: ({ found }) => found?.interval ?? null,
      },
    ],
  };
}
