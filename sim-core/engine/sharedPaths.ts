import type { ServedMetric } from '../strategies/pooledGate.ts';
import { countedCells, tellsLatency } from '../world/cells.ts';
import type { RateTable } from '../world/rateTable.ts';

/** Rows of a metric's events and of all else that is counted, and how their expected counts run in both models. */
export interface MetricPaths {
  readonly events: SharedPaths;
  readonly others: SharedPaths;
}

/** What a search for a gate asks of two tables; the same for every replication, so it is made once. */
export class TablePair {
  /** See `countedRatio`. */
  readonly ratio: number | undefined;
  /** Room for the counts of a search: the incumbent's cells, then the challenger's. */
  readonly cells: Float64Array;
  readonly #incumbent: RateTable;
  readonly #challenger: RateTable;
  readonly #paths = new Map<ServedMetric, MetricPaths>();
  /** What was asked for last: searches of one strategy ask for the same again and again. */
  #metrics: readonly ServedMetric[] = [];
  #list: readonly MetricPaths[] = [];

  constructor(incumbent: RateTable, challenger: RateTable) {
    this.#incumbent = incumbent;
    this.#challenger = challenger;
    this.ratio = countedRatio(incumbent, challenger);
    this.cells = new Float64Array(2 * incumbent.rates.length);
  }

  /** The paths of each metric. */
  paths(metrics: readonly ServedMetric[]): readonly MetricPaths[] {
    if (metrics !== this.#metrics) {
      this.#metrics = metrics;
      this.#list = metrics.map((metric) => this.#pathsOf(metric));
    }
    return this.#list;
  }

  #pathsOf(metric: ServedMetric): MetricPaths {
    let paths = this.#paths.get(metric);
    if (!paths) {
      const width = this.#incumbent.rates.length;
      const rows = Array.from({ length: countedCells(width) }, (_, row) => row);
      const along = (isIn: (row: number) => boolean) =>
        new SharedPaths(this.#incumbent, this.#challenger, rows.filter(isIn));
      paths = {
        events: along((row) => isEvent(metric, row, width)),
        others: along((row) => !isEvent(metric, row, width)),
      };
      this.#paths.set(metric, paths);
    }
    return paths;
  }
}

/** What sums of segments lose to rounding, of all ticks together and as a part of them, is less; it moves no count. */
const ROUNDING = 1e-12;

const pairs = new WeakMap<RateTable, WeakMap<RateTable, TablePair>>();

/** The pair of two tables, the same object for the same tables. */
export function tablePair(incumbent: RateTable, challenger: RateTable): TablePair {
  let ofIncumbent = pairs.get(incumbent);
  if (!ofIncumbent) {
    ofIncumbent = new WeakMap();
    pairs.set(incumbent, ofIncumbent);
  }
  let pair = ofIncumbent.get(challenger);
  if (!pair) {
    pair = new TablePair(incumbent, challenger);
    ofIncumbent.set(challenger, pair);
  }
  return pair;
}

/**
 * The challenger's counted requests against the incumbent's where both answer as many: undefined where that changes
 * from tick to tick, or is no number.
 */
function countedRatio(incumbent: RateTable, challenger: RateTable): number | undefined {
  const uncounted = countedCells(incumbent.rates.length);
  const first = incumbent.rates[uncounted];
  const second = challenger.rates[uncounted];
  if (!first || !second) return 1;
  const ratioAt = (tick: number) => (1 - second[tick]!) / (1 - first[tick]!);
  const ratio = ratioAt(0);
  if (!Number.isFinite(ratio)) return undefined;
  if (incumbent.constant[uncounted] && challenger.constant[uncounted]) return ratio;
  const isSteady = first.every((_, tick) => Math.abs(ratioAt(tick) - ratio) <= ROUNDING * ratio);
  return isSteady ? ratio : undefined;
}

/** What speaks against a model: errors and slow answers, or the lack of success. */
function isEvent(metric: ServedMetric, row: number, width: number): boolean {
  const withLatency = tellsLatency(width);
  if (metric === 'slow') return withLatency && row % 2 === 1;
  const outcome = withLatency ? row >> 1 : row;
  return metric === 'errors' ? outcome === 0 : outcome !== 1;
}

/**
 * How the expected counts of some rows come in over a block of ticks. If the weights of two ways of coming differ
 * by a ratio between m and M, the shares that have come differ at no moment by more than
 * (sqrt M - sqrt m) / (sqrt M + sqrt m), whatever the traffic: the worst is M before and m after some moment.
 */
export class SharedPaths {
  readonly rows: readonly number[];
  /** The incumbent's rate against traffic, and the challenger's against the incumbent's; undefined where level. */
  readonly #rate: Variation | undefined;
  readonly #ratio: Variation | undefined;

  constructor(incumbent: RateTable, challenger: RateTable, rows: readonly number[]) {
    this.rows = rows;
    if (rows.every((row) => incumbent.constant[row] && challenger.constant[row])) return;
    const rates = sumOfRows(incumbent, rows);
    this.#rate = variationOf(rates);
    if (challenger !== incumbent) this.#ratio = variationOf(ratiosOf(sumOfRows(challenger, rows), rates));
  }

  /** Bound on how far the incumbent's count leaves the traffic's course in ticks [from, to), as a share of it. */
  bend(from: number, to: number): number {
    return distance(this.#rate, from, to);
  }

  /** Bound on how far the challenger's count leaves the incumbent's course. */
  difference(from: number, to: number): number {
    return distance(this.#ratio, from, to);
  }
}

interface Variation {
  readonly values: Float64Array;
  /** How far the values have moved, up and down together, from the first tick to each. */
  readonly moved: Float64Array;
}

function variationOf(values: Float64Array): Variation | undefined {
  const moved = new Float64Array(values.length);
  let sum = 0;
  for (let tick = 1; tick < values.length; tick += 1) {
    sum += Math.abs(values[tick]! - values[tick - 1]!);
    moved[tick] = sum;
  }
  return sum <= ROUNDING * values[0]! ? undefined : { values, moved };
}

function sumOfRows({ rates }: RateTable, rows: readonly number[]): Float64Array {
  const sums = new Float64Array(rates[0]!.length);
  for (const row of rows) {
    const ofRow = rates[row]!;
    for (let tick = 0; tick < sums.length; tick += 1) sums[tick]! += ofRow[tick]!;
  }
  return sums;
}

function ratiosOf(values: Float64Array, others: Float64Array): Float64Array {
  return values.map((value, tick) => (value === others[tick]! ? 1 : value / others[tick]!));
}

/** With M and m the value plus and less its change, from above: 2 sqrt(M m) is no less than the harmonic 4 M m / (M + m). */
function distance(variation: Variation | undefined, from: number, to: number): number {
  if (!variation) return 0;
  const { values, moved } = variation;
  const change = moved[to - 1]! - moved[from]!;
  if (change === 0) return 0;
  const value = values[from]!;
  // Where a rate is 0 and another is not, nothing is known.
  return change < value ? (change * value) / (2 * value * value - change * change) : 1;
}
