import type { Random } from '../random/index.ts';
import { binomial, poisson } from '../random/index.ts';
import type { ServedCounts } from '../strategies/evidence.ts';
import type { PooledGate, ServedMetric } from '../strategies/pooledGate.ts';
import { gateActs } from '../strategies/pooledGate.ts';
import { SERVED_CELLS_WITH_LATENCY } from '../world/cells.ts';
import type { RateTable } from '../world/rateTable.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';

/** One side of a split: its cells' rates and its share of requests. */
export interface SplitSide {
  readonly table: RateTable;
  readonly share: number;
}

/** A stretch of ticks whose counts were drawn at once. */
export type RecordNode = (from: number, to: number, cells: Float64Array) => void;

/** Blocks grow by this part of the time since the gate was set. */
const GROWTH = 0.25;

/**
 * ln(1 / error) of one bound. A search uses some thousand nodes, six counts and three metrics at the most, so
 * the chance that any bound of a replication fails is below 20,000 exp(-31) < 1e-9.
 */
const LOG_INVERSE_ERROR = 31;

/**
 * Finds the tick at which a gate acts without drawing every tick. Counts of blocks that grow are drawn at once;
 * where the path inside a block provably stays below the limit, the block is done, elsewhere its counts are
 * split in the middle by exact binomials (given its total, a cell's count in the first half is binomial) and
 * each half is looked at again, down to single ticks. What is found has the distribution of a walk over all
 * ticks, but for an error below 1e-9.
 */
export class GateSearch {
  /** Counts since the gate was set: the incumbent's cells, then the challenger's. */
  readonly cells: Float64Array;
  readonly #traffic: ExpectedTraffic;
  readonly #random: Random;
  readonly #sides: readonly [incumbent: SplitSide, challenger: SplitSide];
  readonly #gate: PooledGate;
  readonly #record: RecordNode | undefined;
  readonly #width: number;
  readonly #eventRows: readonly (readonly number[])[];
  readonly #otherRows: readonly (readonly number[])[];
  readonly #incumbent: ServedCounts = { requests: 0, errors: 0, successes: 0, slow: 0 };
  readonly #challenger: ServedCounts = { requests: 0, errors: 0, successes: 0, slow: 0 };
  readonly #incumbentPaths = noPaths();
  readonly #challengerPaths = noPaths();
  /** The challenger's part of the requests of both. */
  readonly #challengerPart: number;
  /** Counts of a block by depth of the search. */
  readonly #blocks: Float64Array[] = [];

  constructor(
    traffic: ExpectedTraffic,
    random: Random,
    sides: readonly [incumbent: SplitSide, challenger: SplitSide],
    gate: PooledGate,
    record?: RecordNode,
  ) {
    this.#traffic = traffic;
    this.#random = random;
    this.#sides = sides;
    this.#gate = gate;
    this.#record = record;
    this.#challengerPart = sides[1].share / (sides[0].share + sides[1].share);
    this.#width = sides[0].table.rates.length;
    this.cells = new Float64Array(2 * this.#width);
    const rows = Array.from({ length: this.#width }, (_, row) => row);
    this.#eventRows = gate.metrics.map((metric) => rows.filter((row) => isEvent(metric, row, this.#width)));
    this.#otherRows = this.#eventRows.map((events) => rows.filter((row) => !events.includes(row)));
  }

  /** The tick after which the gate acts, or `gate.until` if it never does; `cells` holds the counts until then. */
  run(from: number): number {
    const { until } = this.#gate;
    let start = from;
    while (start < until) {
      const end = Math.min(until, start + Math.max(1, Math.floor((start - from) * GROWTH)));
      this.#drawBlock(start, end, this.#block(0));
      const acted = this.#explore(start, end, 0);
      if (acted !== undefined) return acted;
      start = end;
    }
    return until;
  }

  #block(depth: number): Float64Array {
    return (this.#blocks[depth] ??= new Float64Array(2 * this.#width));
  }

  #drawBlock(from: number, to: number, block: Float64Array): void {
    for (let side = 0; side < 2; side += 1) {
      const { table, share } = this.#sides[side]!;
      for (let row = 0; row < this.#width; row += 1) {
        const mean = share * this.#traffic.expected(table, row, from, to);
        block[side * this.#width + row] = poisson(this.#random, mean);
      }
    }
  }

  /** Looks into a block whose counts are drawn; returns the tick after which the gate acts, if it does. */
  #explore(from: number, to: number, depth: number): number | undefined {
    const block = this.#block(depth);
    const single = to === from + 1;
    if (single || this.#isQuiet(from, to, block)) {
      for (let cell = 0; cell < block.length; cell += 1) this.cells[cell]! += block[cell]!;
      this.#record?.(from, to, block);
      return single && this.#acts() ? to : undefined;
    }
    const middle = (from + to) >> 1;
    const part = this.#block(depth + 1);
    this.#splitBlock(from, middle, to, block, part);
    const acted = this.#explore(from, middle, depth + 1);
    if (acted !== undefined) return acted;
    part.set(block);
    return this.#explore(middle, to, depth + 1);
  }

  /** Draws the first half's counts into `part` and leaves the second half's in `block`. */
  #splitBlock(from: number, middle: number, to: number, block: Float64Array, part: Float64Array): void {
    for (let side = 0; side < 2; side += 1) {
      const { table } = this.#sides[side]!;
      for (let row = 0; row < this.#width; row += 1) {
        const cell = side * this.#width + row;
        const whole = this.#traffic.expected(table, row, from, to);
        const first = this.#traffic.expected(table, row, from, middle);
        part[cell] = whole > 0 ? binomial(this.#random, block[cell]!, Math.min(1, first / whole)) : 0;
        block[cell]! -= part[cell];
      }
    }
  }

  #acts(): boolean {
    readServed(this.cells, 0, this.#width, this.#incumbent);
    readServed(this.cells, this.#width, this.#width, this.#challenger);
    return gateActs(this.#gate, this.#incumbent, this.#challenger);
  }

  /** Whether the gate is silent after every tick of the block, but for an error counted in LOG_INVERSE_ERROR. */
  #isQuiet(from: number, to: number, block: Float64Array): boolean {
    let challengerRequests = 0;
    for (let row = 0; row < this.#width; row += 1) {
      challengerRequests += this.cells[this.#width + row]! + block[this.#width + row]!;
    }
    if (challengerRequests < this.#gate.minimumRequests) return true;
    for (let metric = 0; metric < this.#gate.metrics.length; metric += 1) {
      if (!this.#isMetricQuiet(metric, from, to, block)) return false;
    }
    return true;
  }

  /**
   * With M = events - r requests for any fixed r, the gate acts when
   *   M_c n_b/N - M_b n_c/N > limit sqrt((n_c/N) (n_b/N) E (N - E) / N),
   * E and N being the events and requests of both. Given its total k in the block, a count's path is that of k
   * independent points, so it leaves its expectation by more than sqrt(k ln(1/error) / 2) with at most that
   * error (Massart 1990, "The tight constant in the Dvoretzky-Kiefer-Wolfowitz inequality"). M's expectation runs
   * straight between the block's ends, up to the drift of the rates inside; E (N - E) / N only grows.
   */
  #isMetricQuiet(metric: number, from: number, to: number, block: Float64Array): boolean {
    const incumbent = this.#incumbentPaths;
    const challenger = this.#challengerPaths;
    this.#readPaths(incumbent, 0, metric, from, to, block);
    this.#readPaths(challenger, 1, metric, from, to, block);
    if (challenger.events + challenger.newEvents === 0) return true;
    const before = incumbent.events + incumbent.others + challenger.events + challenger.others;
    if (before === 0) return false;
    const eventsBefore = incumbent.events + challenger.events;
    const spread = (eventsBefore * (before - eventsBefore)) / before;

    const newRequests =
      incumbent.newEvents + incumbent.newOthers + challenger.newEvents + challenger.newOthers;
    const rate = (eventsBefore + incumbent.newEvents + challenger.newEvents) / (before + newRequests);
    const most = upperEnd(challenger, rate, 1);
    const least = -upperEnd(incumbent, rate, -1);

    // The challenger's part of all requests stays near its share: their difference is a count like the others.
    const part = this.#challengerPart;
    const start =
      (1 - part) * (challenger.events + challenger.others) - part * (incumbent.events + incumbent.others);
    const challengerNew = challenger.newEvents + challenger.newOthers;
    const incumbentNew = incumbent.newEvents + incumbent.newOthers;
    const end = start + (1 - part) * challengerNew - part * incumbentNew;
    const wander =
      Math.max(Math.abs(start), Math.abs(end)) +
      (1 - part) * deviation(challengerNew) +
      part * deviation(incumbentNew);
    const low = Math.max(0, part - wander / before);
    const high = Math.min(1, part + wander / before);

    const worst = Math.max(most * (1 - low) - least * low, most * (1 - high) - least * high);
    if (worst <= 0) return true;
    const { limit } = this.#gate;
    return worst * worst <= limit * limit * Math.min(low * (1 - low), high * (1 - high)) * spread;
  }

  #readPaths(paths: Paths, side: 0 | 1, metric: number, from: number, to: number, block: Float64Array): void {
    const { table } = this.#sides[side];
    const offset = side * this.#width;
    paths.events = 0;
    paths.newEvents = 0;
    for (const row of this.#eventRows[metric]!) {
      paths.events += this.cells[offset + row]!;
      paths.newEvents += block[offset + row]!;
    }
    paths.others = 0;
    paths.newOthers = 0;
    for (const row of this.#otherRows[metric]!) {
      paths.others += this.cells[offset + row]!;
      paths.newOthers += block[offset + row]!;
    }
    paths.eventBend = bend(table, this.#eventRows[metric]!, from, to);
    paths.otherBend = bend(table, this.#otherRows[metric]!, from, to);
  }
}

/** Counts of one side before a block and in it, and how far their expected paths leave a straight line. */
interface Paths {
  events: number;
  newEvents: number;
  eventBend: number;
  others: number;
  newOthers: number;
  otherBend: number;
}

const noPaths = (): Paths => ({
  events: 0,
  newEvents: 0,
  eventBend: 0,
  others: 0,
  newOthers: 0,
  otherBend: 0,
});

/** Highest value of sign (events - rate requests) within the block, but for the counted error. */
function upperEnd(paths: Paths, rate: number, sign: 1 | -1): number {
  const start = sign * ((1 - rate) * paths.events - rate * paths.others);
  const end = start + sign * ((1 - rate) * paths.newEvents - rate * paths.newOthers);
  return (
    Math.max(start, end) +
    (1 - rate) * (deviation(paths.newEvents) + paths.newEvents * paths.eventBend) +
    rate * (deviation(paths.newOthers) + paths.newOthers * paths.otherBend)
  );
}

/** How far the path of a count may leave its expectation, but for the counted error. */
function deviation(count: number): number {
  return Math.min(count, Math.sqrt((count * LOG_INVERSE_ERROR) / 2));
}

/**
 * Largest distance between the share of a count and the share of traffic that have come at any moment of the
 * block: with rates between m and M it is at most (sqrt M - sqrt m) / (sqrt M + sqrt m), whatever the traffic.
 */
function bend(table: RateTable, rows: readonly number[], from: number, to: number): number {
  let low = 0;
  let change = 0;
  for (const row of rows) {
    low += table.rates[row]![from]!;
    if (!table.constant[row]) change += table.variation[row]![to - 1]! - table.variation[row]![from]!;
  }
  if (change === 0) return 0;
  const least = Math.sqrt(Math.max(0, low - change));
  const most = Math.sqrt(low + change);
  return (most - least) / (most + least);
}

/** What speaks against a model: errors and slow answers, or the lack of success. */
function isEvent(metric: ServedMetric, row: number, width: number): boolean {
  const withLatency = width === SERVED_CELLS_WITH_LATENCY;
  if (metric === 'slow') return withLatency && row % 2 === 1;
  const outcome = withLatency ? row >> 1 : row;
  return metric === 'errors' ? outcome === 0 : outcome !== 1;
}

/** Sums the cells of one side, which begin at `offset`, into the counts that a team sees. */
export function readServed(cells: Float64Array, offset: number, width: number, counts: ServedCounts): void {
  const at = (row: number) => cells[offset + row]!;
  if (width === SERVED_CELLS_WITH_LATENCY) {
    counts.errors = at(0) + at(1);
    counts.successes = at(2) + at(3);
    counts.slow = at(1) + at(3) + at(5);
    counts.requests = counts.errors + counts.successes + at(4) + at(5);
  } else {
    counts.errors = at(0);
    counts.successes = at(1);
    counts.slow = Number.NaN;
    counts.requests = at(0) + at(1) + at(2);
  }
}
