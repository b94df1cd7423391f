import type { Random } from '../random/index.ts';
import { binomial, poisson } from '../random/index.ts';
import type { ServedCounts } from '../strategies/evidence.ts';
import type { PooledGate } from '../strategies/pooledGate.ts';
import { gateActs } from '../strategies/pooledGate.ts';
import { countedCells, tellsLatency } from '../world/cells.ts';
import type { RateTable } from '../world/rateTable.ts';
import { isConstant } from '../world/rateTable.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';
import type { MetricPaths, SharedPaths } from './sharedPaths.ts';
import { countedRatio, metricPaths } from './sharedPaths.ts';

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
  readonly #paths: readonly MetricPaths[];
  readonly #incumbent: ServedCounts = { requests: 0, errors: 0, successes: 0, slow: 0 };
  readonly #challenger: ServedCounts = { requests: 0, errors: 0, successes: 0, slow: 0 };
  readonly #incumbentCounts = noCounts();
  readonly #challengerCounts = noCounts();
  /** The challenger's part of the counted requests of both. */
  readonly #challengerPart: number;
  /** Blocks grow by this part of the time since the gate was set; not at all where nothing can be proven of them. */
  readonly #growth: number;
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
    this.#width = sides[0].table.rates.length;
    const ratio = countedRatio(sides[0].table, sides[1].table);
    const counted = sides[1].share * (ratio ?? Number.NaN);
    this.#challengerPart = counted / (sides[0].share + counted);
    // Where sessions mix kinds of users anew in every tick, their rates are bent in every tick too. Where rates
    // change, the users of a session depend on the tick its requests came in.
    const isProvable =
      ratio !== undefined && !traffic.hasRandomMix && !(traffic.hasSessions && !isConstant(sides[1].table));
    this.#growth = isProvable ? GROWTH : 0;
    this.cells = new Float64Array(2 * this.#width);
    this.#paths = gate.metrics.map((metric) => metricPaths(sides[0].table, sides[1].table, metric));
  }

  /** The tick after which the gate acts, or `gate.until` if it never does; `cells` holds the counts until then. */
  run(from: number): number {
    const { until } = this.#gate;
    let start = from;
    while (start < until) {
      const end = Math.min(until, start + Math.max(1, Math.floor((start - from) * this.#growth)));
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
    for (let row = 0; row < countedCells(this.#width); row += 1) {
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
   *   S = (n_b/N) M_c - (n_c/N) M_b > limit sqrt((n_c/N) (n_b/N) E (N - E) / N),
   * E and N being the events and requests of both. Given its total k in the block, a count's path is that of k
   * independent points, so it leaves its expectation by more than sqrt(k ln(1/error) / 2) with at most that
   * error (Massart 1990, "The tight constant in the Dvoretzky-Kiefer-Wolfowitz inequality"). S's expectation runs
   * straight between the block's ends but for the bend that drifting rates give it; what bends both sides alike
   * cancels. n_c/N stays near its share for the same reasons, and E (N - E) / N only grows.
   */
  #isMetricQuiet(metric: number, from: number, to: number, block: Float64Array): boolean {
    const incumbent = this.#incumbentCounts;
    const challenger = this.#challengerCounts;
    this.#readCounts(incumbent, 0, metric, block);
    this.#readCounts(challenger, this.#width, metric, block);
    if (challenger.events + challenger.newEvents === 0) return true;
    const before = incumbent.events + incumbent.others + challenger.events + challenger.others;
    if (before === 0) return false;
    const eventsBefore = incumbent.events + challenger.events;
    const spread = (eventsBefore * (before - eventsBefore)) / before;

    const part = this.#challengerPart;
    const challengerNew = challenger.newEvents + challenger.newOthers;
    const incumbentNew = incumbent.newEvents + incumbent.newOthers;
    const start =
      (1 - part) * (challenger.events + challenger.others) - part * (incumbent.events + incumbent.others);
    const end = start + (1 - part) * challengerNew - part * incumbentNew;
    const wander =
      Math.max(Math.abs(start), Math.abs(end)) +
      (1 - part) * deviation(challengerNew) +
      part * deviation(incumbentNew);
    const low = Math.max(0, part - wander / before);
    const high = Math.min(1, part + wander / before);

    const newEvents = incumbent.newEvents + challenger.newEvents;
    const rate = (eventsBefore + newEvents) / (before + incumbentNew + challengerNew);
    const { events, others } = this.#paths[metric]!;
    const worst = Math.max(
      highest(incumbent, challenger, rate, low, events, others, from, to),
      highest(incumbent, challenger, rate, high, events, others, from, to),
    );
    if (worst <= 0) return true;
    const { limit } = this.#gate;
    return worst * worst <= limit * limit * Math.min(low * (1 - low), high * (1 - high)) * spread;
  }

  #readCounts(counts: BlockCounts, offset: number, metric: number, block: Float64Array): void {
    counts.events = 0;
    counts.newEvents = 0;
    for (const row of this.#paths[metric]!.events.rows) {
      counts.events += this.cells[offset + row]!;
      counts.newEvents += block[offset + row]!;
    }
    counts.others = 0;
    counts.newOthers = 0;
    for (const row of this.#paths[metric]!.others.rows) {
      counts.others += this.cells[offset + row]!;
      counts.newOthers += block[offset + row]!;
    }
  }
}

/** Counts of one side before a block and in it. */
interface BlockCounts {
  events: number;
  newEvents: number;
  others: number;
  newOthers: number;
}

const noCounts = (): BlockCounts => ({ events: 0, newEvents: 0, others: 0, newOthers: 0 });

/** Highest value of S within the block, the challenger's part of the requests being `part`, but for the counted error. */
function highest(
  incumbent: BlockCounts,
  challenger: BlockCounts,
  rate: number,
  part: number,
  eventPaths: SharedPaths,
  otherPaths: SharedPaths,
  from: number,
  to: number,
): number {
  const own = 1 - part;
  const newEvents = own * challenger.newEvents - part * incumbent.newEvents;
  const newOthers = own * challenger.newOthers - part * incumbent.newOthers;
  const start =
    (1 - rate) * (own * challenger.events - part * incumbent.events) -
    rate * (own * challenger.others - part * incumbent.others);
  const end = start + (1 - rate) * newEvents - rate * newOthers;
  const eventBend =
    Math.abs(newEvents) * eventPaths.bend(from, to) +
    own * challenger.newEvents * eventPaths.difference(from, to);
  const otherBend =
    Math.abs(newOthers) * otherPaths.bend(from, to) +
    own * challenger.newOthers * otherPaths.difference(from, to);
  return (
    Math.max(start, end) +
    (1 - rate) * (eventBend + own * deviation(challenger.newEvents) + part * deviation(incumbent.newEvents)) +
    rate * (otherBend + own * deviation(challenger.newOthers) + part * deviation(incumbent.newOthers))
  );
}

/** How far the path of a count may leave its expectation, but for the counted error. */
function deviation(count: number): number {
  return Math.min(count, Math.sqrt((count * LOG_INVERSE_ERROR) / 2));
}

/** Sums the cells of one side, which begin at `offset`, into the counts that a team sees. */
export function readServed(cells: Float64Array, offset: number, width: number, counts: ServedCounts): void {
  const at = (row: number) => cells[offset + row]!;
  if (tellsLatency(width)) {
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
