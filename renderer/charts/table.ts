import type { ReactNode } from 'react';

/** What a row is sorted by in a column; null sorts last. Durations are in hours, shares from 0 to 1. */
export type TableValue = number | string | null;

export interface DataColumn<Row> {
  readonly title: string;
  /** What is shown. */
  readonly cell: (row: Row) => ReactNode;
  /** What is sorted by and written to a CSV file, in full precision; null where there is none. */
  readonly value: (row: Row) => TableValue;
  /** The 95% interval of the value, as two more columns of a CSV file; null where there is none. */
  readonly bounds?: (row: Row) => readonly [low: number | null, high: number | null] | null;
  /** Unit of value and bounds, said in the head of a CSV file: "hours". */
  readonly unit?: string;
  /** Numbers stand right-aligned under each other. */
  readonly numeric?: boolean;
}

/** The numbers behind a chart; the first column names the row. */
export interface TableDescription<Row> {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly columns: readonly DataColumn<Row>[];
}
