import type { Random } from '../random/index.ts';
import { binomial, replaceByPoissons } from '../random/index.ts';
import type { ServedCounts } from '../strategies/evidence.ts';
import type { PooledGate } from '../strategies/pooledGate.ts';
import { gateActs } from '../strategies/pooledGate.ts';
import { countedCells, tellsLatency } from '../world/cells.ts';
import type { RateTable } from '../world/rateTable.ts';
import { isConstant } from '../world/rateTable.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';
import { Block, setWander, staysQuiet } from './quietBlock.ts';
import type { MetricPaths } from './sharedPaths.ts';
import { tablePair } from './sharedPaths.ts';

/** One side of a split: its cells' rates and its share of requests. */
export interface SplitSide {
  readonly table: RateTable;
  readonly share: number;
}

/** A stretch of ticks whose counts were drawn at once. */
export type RecordNode = (from: number, to: number, cells: Float64Array) => void;

/** Blocks grow by this part of the time since the gate was set. */
const GROWTH = 0.5;

/**
 * Finds the tick at which a gate acts without drawing every tick. Counts of blocks that grow are drawn at once;
 * where the path inside a block provably stays below the limit, the block is done, elsewhere its counts are
 * split in the middle by exact binomials (given its total, a cell's count in the first half is binomial) and
 * each half is looked at again, down to single ticks. What is found has the distribution of a walk over all
 * ticks, but for an error below 1e-9.
 */
export class GateSearch {
  /** Counts since the gate was set: the incumbent's cells, then the challenger's. They hold until the next search is made. */
  readonly cells: Float64Array;
  readonly #traffic: ExpectedTraffic;
  readonly #random: Random;
  readonly #sides: readonly [incumbent: SplitSide, challenger: SplitSide];
  readonly #gate: PooledGate;
  readonly #record: RecordNode | undefined;
  readonly #width: number;
  readonly #paths: readonly MetricPaths[];
  /** Cells of a side that its requests are counted in. */
  readonly #counted: number;
  /** The challenger's part of the counted requests of both. */
  readonly #challengerPart: number;
  /** Blocks grow by this part of the time since the gate was set; not at all where nothing can be proven of them. */
  readonly #growth: number;
  /** Counts of a block by depth of the search, each as long as `cells`. */
  #blocks: Float64Array = room;

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
    const pair = tablePair(sides[0].table, sides[1].table);
    const { ratio } = pair;
    const counted = sides[1].share * (ratio ?? Number.NaN);
    this.#challengerPart = counted / (sides[0].share + counted);
    // Where sessions mix kinds of users anew in every tick, their rates are bent in every tick too. Where rates
    // change, the users of a session depend on the tick its requests came in.
    const isProvable =
      ratio !== undefined && !traffic.hasRandomMix && !(traffic.hasSessions && !isConstant(sides[1].table));
    this.#growth = isProvable ? GROWTH : 0;
    this.cells = pair.cells.fill(0);
    this.#paths = pair.paths(gate.metrics);
    this.#counted = countedCells(this.#width);
  }

  /** The tick after which the gate acts, or `gate.until` if it never does; `cells` holds the counts until then. */
  run(from: number): number {
    const { until } = this.#gate;
    this.#blocks = roomFor(2 * this.#width * depthOf(until - from));
    let start = from;
    while (start < until) {
      const end = Math.min(until, start + Math.max(1, Math.floor((start - from) * this.#growth)));
      this.#drawBlock(start, end);
      const acted = this.#explore(start, end, 0);
      if (acted !== undefined) return acted;
      start = end;
    }
    return until;
  }

  #drawBlock(from: number, to: number): void {
    const blocks = this.#blocks;
    for (let side = 0; side < 2; side += 1) {
      const { table, share } = this.#sides[side]!;
      for (let row = 0; row < this.#width; row += 1) {
        blocks[side * this.#width + row] = share * this.#traffic.expected(table, row, from, to);
      }
    }
    replaceByPoissons(this.#random, blocks, 0, 2 * this.#width);
  }

  /**
   * Looks into a block whose counts are drawn and stand in `blocks` from `at` on; returns the tick after which the
   * gate acts, if it does.
   */
  #explore(from: number, to: number, at: number): number | undefined {
    const { cells } = this;
    const blocks = this.#blocks;
    const single = to === from + 1;
    if (single || this.#isQuiet(from, to, at)) {
      for (let cell = 0; cell < cells.length; cell += 1) cells[cell]! += blocks[at + cell]!;
      this.#record?.(from, to, blocks.subarray(at, at + cells.length));
      return single && this.#acts() ? to : undefined;
    }
    const middle = (from + to) >> 1;
    const part = at + cells.length;
    this.#splitBlock(from, middle, to, at, part);
    const acted = this.#explore(from, middle, part);
    if (acted !== undefined) return acted;
    for (let cell = 0; cell < cells.length; cell += 1) blocks[part + cell] = blocks[at + cell]!;
    return this.#explore(middle, to, part);
  }

  /** Draws the first half's counts from `part` on and leaves the second half's from `at` on. */
  #splitBlock(from: number, middle: number, to: number, at: number, part: number): void {
    const blocks = this.#blocks;
    for (let side = 0; side < 2; side += 1) {
      const { table } = this.#sides[side]!;
      for (let row = 0; row < this.#width; row += 1) {
        const cell = side * this.#width + row;
        const whole = this.#traffic.expected(table, row, from, to);
        const first = this.#traffic.expected(table, row, from, middle);
        const drawn = whole > 0 ? binomial(this.#random, blocks[at + cell]!, Math.min(1, first / whole)) : 0;
        blocks[part + cell] = drawn;
        blocks[at + cell]! -= drawn;
      }
    }
  }

  #acts(): boolean {
    readServed(this.cells, 0, this.#width, served.incumbent);
    readServed(this.cells, this.#width, this.#width, served.challenger);
    return gateActs(this.#gate, served.incumbent, served.challenger);
  }

  /** Whether the gate is silent after every tick of the block, but for an error counted in bridgeBound.ts. */
  #isQuiet(from: number, to: number, at: number): boolean {
    const { challenger } = inBlock;
    const { minimumRequests, limit } = this.#gate;
    const { cells } = this;
    const blocks = this.#blocks;
    countRequests(cells, blocks, at, this.#width, this.#counted);
    if (challenger.requests + challenger.newRequests < minimumRequests) return true;
    inBlock.part = this.#challengerPart;
    inBlock.limit = limit;
    setWander(inBlock);
    for (let index = 0; index < this.#paths.length; index += 1) {
      const paths = this.#paths[index]!;
      countEvents(cells, blocks, at, this.#width, paths.events.rows);
      if (!staysQuiet(inBlock, paths, from, to)) return false;
    }
    return true;
  }
}

/**
 * Room for the blocks of all searches, for they do not overlap and making it anew costs more than filling it; nothing is
 * kept from one to the next. The same goes for the two sums below, which are read where they were written.
 */
let room = new Float64Array(0);

const noneServed = (): ServedCounts => ({ requests: 0, errors: 0, successes: 0, slow: 0 });
const served = { incumbent: noneServed(), challenger: noneServed() };

const inBlock = new Block();

function roomFor(length: number): Float64Array {
  if (room.length < length) room = new Float64Array(length);
  return room;
}

/** Levels of a search that halves a block of so many ticks down to single ones. */
function depthOf(ticks: number): number {
  let depth = 1;
  for (let rest = ticks; rest > 1; rest = (rest + 1) >> 1) depth += 1;
  return depth;
}

/** Sums the counted cells of both sides, so many wide, before a block and in it, whose counts begin at `at`. */
function countRequests(
  cells: Float64Array,
  blocks: Float64Array,
  at: number,
  width: number,
  counted: number,
): void {
  const { incumbent, challenger } = inBlock;
  incumbent.requests = 0;
  incumbent.newRequests = 0;
  challenger.requests = 0;
  challenger.newRequests = 0;
  for (let row = 0; row < counted; row += 1) {
    incumbent.requests += cells[row]!;
    incumbent.newRequests += blocks[at + row]!;
    challenger.requests += cells[width + row]!;
    challenger.newRequests += blocks[at + width + row]!;
  }
}

/** The same for the rows of a metric's events. */
function countEvents(
  cells: Float64Array,
  blocks: Float64Array,
  at: number,
  width: number,
  rows: readonly number[],
): void {
  const { incumbent, challenger } = inBlock;
  incumbent.events = 0;
  incumbent.newEvents = 0;
  challenger.events = 0;
  challenger.newEvents = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index]!;
    incumbent.events += cells[row]!;
    incumbent.newEvents += blocks[at + row]!;
    challenger.events += cells[width + row]!;
    challenger.newEvents += blocks[at + width + row]!;
  }
}

/** Sums the cells of one side, which begin at `offset`, into the counts that a team sees. */
export function readServed(cells: Float64Array, offset: number, width: number, counts: ServedCounts): void {
  const first = cells[offset]!;
  const second = cells[offset + 1]!;
  const third = cells[offset + 2]!;
  if (tellsLatency(width)) {
    const fourth = cells[offset + 3]!;
    counts.errors = first + second;
    counts.successes = third + fourth;
    counts.slow = second + fourth + cells[offset + 5]!;
    counts.requests = counts.errors + counts.successes + cells[offset + 4]! + cells[offset + 5]!;
  } else {
    counts.errors = first;
    counts.successes = second;
    counts.slow = Number.NaN;
    counts.requests = first + second + third;
  }
}
