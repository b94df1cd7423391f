/** How long each unit was watched, and whether it ended with the event (otherwise it was still without it: censored). */
export interface Durations {
  /** Finite, 0 or more. */
  readonly times: ArrayLike<number>;
  readonly ended: ArrayLike<boolean>;
}

/** Of each sample at one time: units watched until then, those of them with the event then. */
export interface RiskRow {
  readonly time: number;
  readonly atRisk: readonly number[];
  readonly events: readonly number[];
}

/** A row for each different time, ascending; throws on times that are none and on lengths that differ. */
export function riskTable(samples: readonly Durations[]): RiskRow[] {
  const moments = samples.flatMap(({ times, ended }, sample) => {
    if (times.length !== ended.length) {
      throw new RangeError(
        `Durations require as many ends as times, got ${ended.length} and ${times.length}`,
      );
    }
    return Array.from(times, (time, index) => {
      if (!(time >= 0 && time < Infinity)) {
        throw new RangeError(`Durations require finite times of 0 or more, got ${time}`);
      }
      return { time, sample, ended: ended[index]! };
    });
  });
  moments.sort((a, b) => a.time - b.time);
  const left = samples.map(({ times }) => times.length);
  const rows: { time: number; atRisk: number[]; events: number[] }[] = [];
  for (const { time, sample, ended } of moments) {
    let row = rows.at(-1);
    if (row?.time !== time) {
      row = { time, atRisk: [...left], events: samples.map(() => 0) };
      rows.push(row);
    }
    left[sample]! -= 1;
    if (ended) row.events[sample]! += 1;
  }
  return rows;
}
