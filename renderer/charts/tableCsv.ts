import Papa from 'papaparse';
import type { ChartSource } from './chartSource.ts';
import type { TableDescription } from './table.ts';

/**
 * A table as CSV (RFC 4180, with a head): values in full precision, a low and a high column beside each that has an
 * interval, and what the numbers are of in the last columns of every row. Names that a spreadsheet would take for a
 * formula are marked as text: an opened file is not to be trusted.
 */
export function tableCsv<Row>(
  { rows, columns }: TableDescription<Row>,
  source: ChartSource | undefined,
): string {
  const head: string[] = [];
  for (const { title, unit, bounds } of columns) {
    const name = unit === undefined ? title : `${title} (${unit})`;
    head.push(name);
    if (bounds) head.push(`${name}, 95% low`, `${name}, 95% high`);
  }
  const origin: readonly (readonly [string, string | number])[] = source
    ? [
        ['Scenario', source.name],
        ['Scenario hash', source.hash],
        ['Seed', source.seed],
        ['Replications', source.replications],
      ]
    : [];
  const body = rows.map((row) => [
    ...columns.flatMap(({ value, bounds }) => {
      const own = value(row);
      return bounds ? [own, ...(bounds(row) ?? [null, null])] : [own];
    }),
    ...origin.map(([, own]) => own),
  ]);
  return Papa.unparse([[...head, ...origin.map(([name]) => name)], ...body], {
    escapeFormulae: true,
    newline: '\r\n',
  });
}
