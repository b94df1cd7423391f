import type { ProbabilityEstimate, QuantityEstimate } from '../../sim-core/index.ts';
import type { DataColumn } from '../charts/table.ts';
import { formatAmount, formatProbability, formatProbabilityRange } from '../format/numbers.ts';
import { quantityWords } from './quantityWords.ts';

/** A value with what is to be known of it in small print, such as its interval. */
export function Noted({ value, note }: { value: string; note: string | undefined }) {
  return (
    <>
      {value} <small>{note}</small>
    </>
  );
}

/** How a quantile is told. */
interface QuantityOptions<Row> {
  readonly key?: 'mean' | 'p50' | 'p95';
  /** As in the head of a CSV file. */
  readonly unit?: string;
  readonly format?: (value: number, row: Row) => string;
  /** Said where nothing was counted. */
  readonly none?: string;
}

/** Makes the columns that tables of such rows have in common. */
export function columnsOf<Row>() {
  return {
    /** What a row is called. */
    name: (title: string, of: (row: Row) => string): DataColumn<Row> => ({ title, cell: of, value: of }),

    /** Probabilities with their intervals; `none` where nothing was counted. */
    probability: (
      title: string,
      of: (row: Row) => ProbabilityEstimate | null | undefined,
      none = '–',
    ): DataColumn<Row> => ({
      title,
      numeric: true,
      unit: 'share',
      cell: (row) => {
        const found = of(row);
        if (!found) return none;
        const { estimate, low, high } = found;
        return <Noted value={formatProbability(estimate)} note={formatProbabilityRange(low, high)} />;
      },
      value: (row) => of(row)?.estimate ?? null,
      bounds: (row) => {
        const found = of(row);
        return found ? [found.low, found.high] : null;
      },
    }),

    /** A quantile with its interval. */
    quantity: (
      title: string,
      of: (row: Row) => QuantityEstimate | null,
      { key = 'p50', unit, format = formatAmount, none = '–' }: QuantityOptions<Row> = {},
    ): DataColumn<Row> => ({
      title,
      numeric: true,
      ...(unit === undefined ? {} : { unit }),
      cell: (row) => {
        const found = of(row);
        if (!found) return none;
        const { value, interval } = quantityWords(found, key, (own) => format(own, row));
        return <Noted value={value} note={interval} />;
      },
      value: (row) => of(row)?.[key] ?? null,
      bounds: (row) => of(row)?.intervals[key] ?? null,
    }),
  };
}
