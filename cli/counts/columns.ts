import { FileError, UsageError } from '../usageError.ts';
import { parseTime } from './times.ts';

/** Where in a row time and count stand, from 0. */
export interface Columns {
  readonly time: number;
  readonly count: number;
}

/** The columns as typed: a name of the heading or a number from 1. */
export interface WantedColumns {
  readonly time: string | undefined;
  readonly count: string | undefined;
}

const COUNT = /^\+?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?$/;
const MOST_REQUESTS = 1e15;
const USUAL_COUNT_NAMES = /^(counts?|cnt|values?|requests?|hits|total)$/i;

/** A count of 0 or more; undefined for any other text. */
export function parseCount(text: string): number | undefined {
  const value = COUNT.test(text) ? Number(text) : Number.NaN;
  return value <= MOST_REQUESTS ? value : undefined;
}

/** Whether the first row of a file is a heading: it holds no time. */
export function isHeading(cells: readonly string[]): boolean {
  return !cells.some((cell) => parseTime(cell.trim()));
}

/**
 * Finds the columns: as typed, or the first that holds a time, and the only other that holds a count or bears a
 * usual name ("count", "value", "requests").
 * @param sample the first row of data
 * @throws UsageError where a column is not there or there are several to choose from
 */
export function findColumns(
  file: string,
  heading: readonly string[] | undefined,
  sample: readonly string[],
  wanted: WantedColumns,
): Columns {
  const names = sample.map((_, index) => heading?.[index]?.trim() || String(index + 1));
  const named = (option: 'time' | 'count') => {
    const name = wanted[option];
    if (name === undefined) return undefined;
    const place = names.includes(name) ? names.indexOf(name) : /^\d{1,6}$/.test(name) ? Number(name) - 1 : -1;
    if (place >= 0 && place < names.length) return place;
    throw new UsageError(`--${option} requires a column of the file (${listed(names)}), got "${name}"`);
  };
  const time = named('time') ?? sample.findIndex((cell) => parseTime(cell.trim()));
  if (time < 0) {
    throw new FileError([
      `${file}: requires a column of times such as 2014-07-01 00:30, got ${listed(sample.map((cell) => `"${cell.slice(0, 30)}"`))}`,
    ]);
  }
  const count = named('count') ?? onlyCount(names, sample, time);
  return { time, count };
}

function onlyCount(names: readonly string[], sample: readonly string[], time: number): number {
  const others = names.map((name, index) => ({ name, index })).filter(({ index }) => index !== time);
  const counts = others.filter(({ index }) => parseCount(sample[index]!.trim()) !== undefined);
  const usual = others.filter(({ name }) => USUAL_COUNT_NAMES.test(name));
  const [chosen, second] = counts.length === 1 ? counts : usual;
  if (chosen && !second) return chosen.index;
  throw new UsageError(
    `--count requires the column of the counts (${listed(others.map(({ name }) => name))}), got nothing`,
  );
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, 10).join(', ')}${names.length > 10 ? ', …' : ''}`;
}
