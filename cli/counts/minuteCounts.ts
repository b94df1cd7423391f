const MINUTES_PER_DAY = 1440;
const MINUTE_MS = 60_000;

/** What was there before, of a minute that a second row falls into. */
export interface Taken {
  readonly line: number;
  /** Whether it has the very same time. */
  readonly sameTime: boolean;
}

interface Day {
  readonly counts: Float64Array;
  /** Line of the first row of every minute; 0 for none. */
  readonly lines: Uint32Array;
  /** Milliseconds of that row after the full minute. */
  readonly milliseconds: Uint16Array;
}

/**
 * Counts by minute of the clock, in any order of arrival: what it takes in memory follows the days that were
 * counted (20 kB each), not the rows.
 */
export class MinuteCounts {
  readonly #days = new Map<number, Day>();
  #minutes = 0;

  /** Adds a row; the row before it, if the minute had one already. */
  add(clockMs: number, count: number, line: number): Taken | undefined {
    const number = Math.floor(clockMs / (MINUTES_PER_DAY * MINUTE_MS));
    let day = this.#days.get(number);
    if (!day) {
      day = {
        counts: new Float64Array(MINUTES_PER_DAY),
        lines: new Uint32Array(MINUTES_PER_DAY),
        milliseconds: new Uint16Array(MINUTES_PER_DAY),
      };
      this.#days.set(number, day);
    }
    const within = clockMs - number * MINUTES_PER_DAY * MINUTE_MS;
    const minute = Math.floor(within / MINUTE_MS);
    const milliseconds = within % MINUTE_MS;
    day.counts[minute]! += count;
    const taken = day.lines[minute]!;
    if (taken !== 0) return { line: taken, sameTime: day.milliseconds[minute] === milliseconds };
    day.lines[minute] = line;
    day.milliseconds[minute] = milliseconds;
    this.#minutes += 1;
    return undefined;
  }

  get days(): number {
    return this.#days.size;
  }

  /** Every counted minute since 1970 in the order of time. */
  inOrder(): { minutes: Float64Array; counts: Float64Array; lines: Uint32Array } {
    const minutes = new Float64Array(this.#minutes);
    const counts = new Float64Array(this.#minutes);
    const lines = new Uint32Array(this.#minutes);
    let filled = 0;
    for (const [number, day] of [...this.#days].sort(([a], [b]) => a - b)) {
      for (let minute = 0; minute < MINUTES_PER_DAY; minute += 1) {
        if (day.lines[minute] === 0) continue;
        minutes[filled] = number * MINUTES_PER_DAY + minute;
        counts[filled] = day.counts[minute]!;
        lines[filled] = day.lines[minute]!;
        filled += 1;
      }
    }
    return { minutes, counts, lines };
  }
}
