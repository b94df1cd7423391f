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
  // What a sum of segments loses to rounding moves no count.
  const isSteady = first.every((_, tick) => Math.abs(ratioAt(tick) - ratio) <= 1e-12 * ratio);
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
  /** The incumbent's rate against traffic, and the challenger's against the incumbent's. */
  readonly #rate: Variation;
  readonly #ratio: Variation;

  constructor(incumbent: RateTable, challenger: RateTable, rows: readonly number[]) {
    this.rows = rows;
    [this.#rate, this.#ratio] = variationsOf(incumbent, challenger, rows);
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

/** Of the incumbent's rate of some rows and of the challenger's against it; one loop, for a run waits for it. */
function variationsOf(
  incumbent: RateTable,
  challenger: RateTable,
  rows: readonly number[],
): [rate: Variation, ratio: Variation] {
  const ticks = incumbent.rates[0]!.length;
  const variation = () => ({ values: new Float64Array(ticks), moved: new Float64Array(ticks) });
  const [rate, ratio] = [variation(), variation()];
  for (let tick = 0; tick < ticks; tick += 1) {
    let first = 0;
    let second = 0;
    for (let index = 0; index < rows.length; index += 1) {
      first += incumbent.rates[rows[index]!]![tick]!;
      second += challenger.rates[rows[index]!]![tick]!;
    }
    move(rate, tick, first);
    move(ratio, tick, second === first ? 1 : second / first);
  }
  return [rate, ratio];
}

function move({ values, moved }: Variation, tick: number, value: number): void {
  values[tick] = value;
  if (tick > 0) moved[tick] = moved[tick - 1]! + Math.abs(value - values[tick - 1]!);
}

/** With M and m the value plus and less its change, from above: 2 sqrt(M m) is no less than the harmonic 4 M m / (M + m). */
function distance({ values, moved }: Variation, from: number, to: number): number {
  const change = moved[to - 1]! - moved[from]!;
  if (change === 0) return 0;
  const value = values[from]!;
  // Where a rate is 0 and another is not, nothing is known.
  return change < value ? (change * value) / (2 * value * value - change * change) : 1;
}
