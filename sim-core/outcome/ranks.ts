/** Values in ascending order, and in which row each stands; NaN comes last. */
export interface RankedValues {
  readonly values: Float64Array;
  /** Ascending. */
  readonly sorted: Float64Array;
}

/** Ranks values by size, equal ones by row. */
export function ranked(values: Float64Array): RankedValues {
  return { values, sorted: values.slice().sort() };
}

/**
 * The rows at some ranks (0 for the smallest value; each within the count of values). Sorting rows by a comparison
 * takes ten times as long as sorting numbers, and only a few rows are asked for: so the numbers are sorted, and the
 * rows of the few found in one pass.
 */
export function rowsAtRanks({ values, sorted }: RankedValues, ranks: readonly number[]): number[] {
  /** For each value asked for: where its rank among equals is to be written. */
  const asked = new Map<number, Map<number, number[]>>();
  ranks.forEach((rank, place) => {
    const value = sorted[rank];
    if (value === undefined)
      throw new RangeError(`rowsAtRanks requires ranks below ${sorted.length}, got ${rank}`);
    const among = rank - firstRankOf(sorted, value);
    const places = asked.get(value) ?? new Map<number, number[]>();
    asked.set(value, places.set(among, [...(places.get(among) ?? []), place]));
  });
  const rows = ranks.map(() => -1);
  const met = new Map<number, number>();
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    const places = asked.get(value);
    if (!places) continue;
    const among = met.get(value) ?? 0;
    met.set(value, among + 1);
    for (const place of places.get(among) ?? []) rows[place] = row;
  }
  return rows;
}

/** By halving, as there may be thousands of equal ones. */
function firstRankOf(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const isBefore = Number.isNaN(value) ? !Number.isNaN(sorted[middle]!) : sorted[middle]! < value;
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The row whose value is nearest to a number, the first of equally near ones; undefined without any but NaN. */
export function nearestRow(values: Float64Array, target: number): number | undefined {
  let nearest: number | undefined;
  let distance = Infinity;
  for (let row = 0; row < values.length; row += 1) {
    // Infinite values are no distance apart.
    const own = values[row] === target ? 0 : Math.abs(values[row]! - target);
    if (own < distance) {
      nearest = row;
      distance = own;
    }
  }
  return nearest;
}
