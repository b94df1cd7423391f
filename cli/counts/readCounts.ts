import { FileError } from '../usageError.ts';
import type { Columns, WantedColumns } from './columns.ts';
import { findColumns, isHeading, parseCount } from './columns.ts';
import type { Window } from './excludedWindows.ts';
import { parseWindows } from './excludedWindows.ts';
import { MinuteCounts } from './minuteCounts.ts';
import { ProblemList } from './problemList.ts';
import { readRows } from './readRows.ts';
import { parseTime } from './times.ts';

export interface CountOptions {
  readonly columns: WantedColumns;
  /** Adds the rows of a bin of so many minutes up; left out, every row is a bin. */
  readonly binMinutes: number | undefined;
  readonly zoneMinutes: number | undefined;
  /** "FROM/TO", each. */
  readonly exclude: readonly string[];
}

/** What was read, by minute, and what was repaired or left out on the way. */
export interface ReadCounts {
  readonly minutes: Float64Array;
  readonly counts: Float64Array;
  readonly lines: Uint32Array;
  readonly rows: number;
  /** Minutes that the clock of the series is ahead of UTC; undefined where the times bear no offset. */
  readonly zoneMinutes: number | undefined;
  /** Rows whose offset is another than the zone's; they were carried to it. */
  readonly carriedRows: number;
  readonly unsortedRows: number;
  readonly fractionalRows: number;
  readonly excludedRows: number;
  readonly windows: readonly Window[];
}

/** 25 years of days are 190 MB; more than that is a column that is no time. */
const MOST_DAYS = 25 * 366;

/**
 * Reads timestamped counts. The clock of the series is the zone asked for, or that of the first row; rows with
 * another offset are carried to it.
 * @throws FileError with one line a problem; UsageError for columns that are not there
 */
export async function readCounts(file: string, options: CountOptions): Promise<ReadCounts> {
  const reader = new CountReader(file, options);
  await readRows(file, (cells, line) => reader.row(cells, line));
  return reader.finish();
}

class CountReader {
  readonly #file: string;
  readonly #options: CountOptions;
  readonly #problems: ProblemList;
  readonly #minutes = new MinuteCounts();
  #first: { cells: readonly string[]; line: number } | undefined;
  #columns: Columns | undefined;
  #zone: { minutes: number | undefined; line: number } | undefined;
  #windows: readonly Window[];
  #latestMs = Number.NEGATIVE_INFINITY;
  #earliestMs = Number.POSITIVE_INFINITY;
  #rows = 0;
  #carried = 0;
  #unsorted = 0;
  #fractional = 0;
  #excluded = 0;
  #previousMs = Number.NEGATIVE_INFINITY;

  constructor(file: string, options: CountOptions) {
    this.#file = file;
    this.#options = options;
    this.#problems = new ProblemList(file);
    // Typed wrongly, they are wrong whatever the file holds.
    this.#windows = parseWindows(options.exclude, options.zoneMinutes);
    if (options.zoneMinutes !== undefined) this.#zone = { minutes: options.zoneMinutes, line: 0 };
  }

  row(cells: readonly string[], line: number): void {
    if (this.#columns) return this.#count(cells, line, this.#columns);
    if (!this.#first && isHeading(cells)) {
      this.#first = { cells, line };
      return;
    }
    const { columns } = this.#options;
    this.#columns = findColumns(this.#file, this.#first?.cells, cells, columns);
    this.#count(cells, line, this.#columns);
  }

  #count(cells: readonly string[], line: number, columns: Columns): void {
    const clockMs = this.#clockOf(cells[columns.time], line);
    if (clockMs === undefined) return;
    this.#rows += 1;
    if (clockMs < this.#previousMs) this.#unsorted += 1;
    this.#previousMs = clockMs;
    if (this.#windows.some(({ fromMs, toMs }) => fromMs <= clockMs && clockMs < toMs)) {
      this.#excluded += 1;
      return;
    }
    const written = cells[columns.count]?.trim();
    const count = parseCount(written ?? '');
    if (count === undefined) {
      this.#problems.add(line, `requires a count from 0 to 1e15, got ${shown(written)}`);
      return;
    }
    if (!Number.isInteger(count)) this.#fractional += 1;
    this.#earliestMs = Math.min(this.#earliestMs, clockMs);
    this.#latestMs = Math.max(this.#latestMs, clockMs);
    if ((this.#latestMs - this.#earliestMs) / 86_400_000 > MOST_DAYS) {
      this.#problems.add(
        line,
        `requires a time within 25 years of the others, got ${shown(cells[columns.time])}`,
      );
      this.#problems.throwIfAny();
    }
    const taken = this.#minutes.add(clockMs, count, line);
    if (!taken || this.#options.binMinutes !== undefined) return;
    this.#problems.add(
      line,
      taken.sameTime
        ? `requires a time of its own, got ${shown(cells[columns.time])}, which line ${taken.line} has (--bin adds the rows of a bin up; --exclude leaves out a window, such as the hour that daylight saving repeats)`
        : `requires a minute of its own, got ${shown(cells[columns.time])} in the same minute as line ${taken.line} (--bin adds the rows of a bin up)`,
    );
  }

  /** Milliseconds since 1970 of the series' clock. */
  #clockOf(cell: string | undefined, line: number): number | undefined {
    const time = parseTime(cell?.trim() ?? '');
    if (!time) {
      this.#problems.add(line, `requires a time such as 2014-07-01 00:30, got ${shown(cell)}`);
      return undefined;
    }
    const { clockMs, offsetMinutes } = time;
    if (!this.#zone) {
      this.#zone = { minutes: offsetMinutes, line };
      this.#windows = parseWindows(this.#options.exclude, offsetMinutes);
    }
    const { minutes, line: zoneLine } = this.#zone;
    if (offsetMinutes === minutes) return clockMs;
    if (offsetMinutes === undefined && zoneLine === 0) return clockMs;
    if (offsetMinutes === undefined || minutes === undefined) {
      this.#problems.add(
        line,
        `requires a time ${minutes === undefined ? 'without' : 'with'} an offset as line ${zoneLine} has, or --zone, got ${shown(cell)}`,
      );
      return undefined;
    }
    this.#carried += 1;
    return clockMs + (minutes - offsetMinutes) * 60_000;
  }

  finish(): ReadCounts {
    this.#problems.throwIfAny();
    if (this.#minutes.days === 0) throw new FileError([`${this.#file}: ${this.#nothingLeft()}`]);
    return {
      ...this.#minutes.inOrder(),
      rows: this.#rows,
      zoneMinutes: this.#zone?.minutes,
      carriedRows: this.#carried,
      unsortedRows: this.#unsorted,
      fractionalRows: this.#fractional,
      excludedRows: this.#excluded,
      windows: this.#windows,
    };
  }

  /** Why there is no count: a file without rows is another mistake than windows that hold all of them. */
  #nothingLeft(): string {
    if (this.#excluded === 0) return 'requires rows with a time and a count, got none';
    const rows = this.#excluded === 1 ? 'the only row' : `all ${this.#excluded.toLocaleString('en-US')} rows`;
    return `requires rows outside the windows of --exclude (${this.#options.exclude.join(', ')}), got none: they hold ${rows}`;
  }
}

function shown(cell: string | undefined): string {
  return cell === undefined ? 'nothing' : `"${cell.trim().slice(0, 60)}"`;
}
