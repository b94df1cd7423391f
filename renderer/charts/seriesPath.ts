/** A stretch of a series, and where its values lie on the drawing. */
export interface SeriesStretch {
  readonly values: Float64Array;
  /** First index, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Of an index; evenly spaced and ascending. */
  readonly toX: (index: number) => number;
  readonly toY: (value: number) => number;
}

/**
 * SVG path through a series, with gaps where it is NaN. Of the values that fall into one pixel column only the first, the lowest,
 * the highest and the last are drawn: the picture is the same to the pixel and costs no more than its width. Source: Jugel, Jerzak,
 * Hackenbroich and Markl 2014, "M4: a visualization-oriented time series data aggregation", PVLDB 7 (10), 797-808.
 */
export function seriesPath(stretch: SeriesStretch): string {
  let path = '';
  for (const part of partsOf(stretch)) {
    path += part.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)},${round(y)}`).join('');
  }
  return path;
}

/** SVG path of the area between two series of the same stretch, thinned in the same way; nothing where either is NaN. */
export function seriesBandPath(low: SeriesStretch, high: Float64Array): string {
  const { values, from, to, toX, toY } = low;
  let path = '';
  let there = '';
  let back = '';
  const close = () => {
    if (there) path += `M${there.slice(1)}${back}Z`;
    there = '';
    back = '';
  };
  forColumns(low, (first, end) => {
    let lowest = Number.NaN;
    let highest = Number.NaN;
    for (let index = first; index < end; index += 1) {
      if (Number.isNaN(values[index]!) || Number.isNaN(high[index]!)) continue;
      if (!(lowest <= values[index]!)) lowest = values[index]!;
      if (!(highest >= high[index]!)) highest = high[index]!;
    }
    if (Number.isNaN(lowest)) {
      close();
      return;
    }
    const x = round(toX(end - 1));
    there += `L${x},${round(toY(highest))}`;
    back = `L${x},${round(toY(lowest))}${back}`;
  });
  close();
  return from < to ? path : '';
}

interface Drawn {
  readonly x: number;
  readonly y: number;
}

function partsOf(stretch: SeriesStretch): Drawn[][] {
  const { values, toX, toY } = stretch;
  const parts: Drawn[][] = [];
  let open: Drawn[] = [];
  const close = () => {
    if (open.length > 0) parts.push(open);
    open = [];
  };
  const put = (index: number) => open.push({ x: toX(index), y: toY(values[index]!) });
  forColumns(stretch, (first, end) => {
    // A gap within a column is one of the drawing too.
    let start = first;
    while (start < end) {
      if (Number.isNaN(values[start]!)) {
        close();
        start += 1;
        continue;
      }
      let lowest = start;
      let highest = start;
      let last = start;
      while (last + 1 < end && !Number.isNaN(values[last + 1]!)) {
        last += 1;
        if (values[last]! < values[lowest]!) lowest = last;
        if (values[last]! > values[highest]!) highest = last;
      }
      const kept = [...new Set([start, Math.min(lowest, highest), Math.max(lowest, highest), last])];
      for (const index of kept) put(index);
      start = last + 1;
    }
  });
  close();
  return parts;
}

/** Goes through the pixel columns that the stretch touches: the first index in each, and the one after its last. */
function forColumns({ from, to, toX }: SeriesStretch, visit: (first: number, end: number) => void): void {
  let first = from;
  while (first < to) {
    const column = Math.floor(toX(first));
    let end = first + 1;
    while (end < to && Math.floor(toX(end)) === column) end += 1;
    visit(first, end);
    first = end;
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
