import type { Random } from '../random/index.ts';
import { binomial } from '../random/index.ts';
import { PAIR_CELLS } from '../world/cells.ts';
import type { LabelDelay } from '../world/labelDelay.ts';

/** Which pool the label of a cell's request waits in; undefined for cells that are known at once. */
export type PoolOf = (cell: number) => number | undefined;

/**
 * The labels of one family of cells as numbers: which of a block's requests the team does not know of when the block
 * ends, and which earlier labels arrived in it. Given its count, the requests of a cell are independent points of
 * the block, so those known are binomial with the mean chance; those that wait are alike, for the delay is memoryless.
 */
export class PendingLabels {
  readonly delay: LabelDelay;
  readonly poolOf: PoolOf;
  /** Of every cell of the block, the requests whose label is not known at its end; 0 where all is known at once. */
  readonly unknown = new Float64Array(PAIR_CELLS);
  /** The same, all cells together. */
  unknownTotal = 0;
  /** Labels of earlier blocks that arrived since the draw before, by pool. */
  readonly late: Float64Array;
  /** Tick at which that draw ended. */
  lateSince = 0;
  readonly #random: Random;
  readonly #out: Float64Array;
  #drawnUntil = 0;
  /** By pool, labels known by the end of the look that arrive after the ticks spread so far, and the first tick after these. */
  readonly #toSpread: { labels: number; since: number }[];

  constructor(delay: LabelDelay, random: Random, pools: number, poolOf: PoolOf) {
    this.delay = delay;
    this.poolOf = poolOf;
    this.late = new Float64Array(pools);
    this.#random = random;
    this.#out = new Float64Array(pools);
    this.#toSpread = Array.from({ length: pools }, () => ({ labels: 0, since: 0 }));
  }

  /** First tick after those whose arrivals are known: the end of the look that the last draw was part of. */
  get knownUntil(): number {
    return this.#drawnUntil;
  }

  /** Forgets the labels that are out. */
  clear(): void {
    this.#out.fill(0);
  }

  /**
   * Draws what became known of the requests of ticks [from, to): fills in `unknown`, `unknownTotal` and `late`.
   * @param weightOf how many of a cell's requests a tick holds, in any unit
   * @param cells the block's requests by cell, as many as `width`
   * @param until the end of the look that the block is part of, at the earliest `to`
   */
  draw(
    weightOf: (cell: number, tick: number) => number,
    width: number,
    cells: ArrayLike<number>,
    from: number,
    to: number,
    until = to,
  ): void {
    this.lateSince = this.#drawnUntil;
    this.#drawnUntil = until;
    const arrived = this.delay.arrivesWithin(until - this.lateSince);
    for (let pool = 0; pool < this.#out.length; pool += 1) {
      this.late[pool] = binomial(this.#random, this.#out[pool]!, arrived);
      this.#out[pool]! -= this.late[pool]!;
    }
    const { arrives } = this.delay;
    const stillOut = 1 - this.delay.arrivesWithin(until - to);
    this.unknownTotal = 0;
    for (let cell = 0; cell < width; cell += 1) {
      const pool = this.poolOf(cell);
      this.unknown[cell] = 0;
      if (pool === undefined || cells[cell] === 0) continue;
      const out = arrives * stillOut * this.delay.meanOut((tick) => weightOf(cell, tick), from, to);
      const unknown = Math.min(1, 1 - arrives + out);
      const count = binomial(this.#random, cells[cell]!, unknown);
      this.unknown[cell] = count;
      this.unknownTotal += count;
      if (out > 0) this.#out[pool]! += binomial(this.#random, count, out / unknown);
    }
  }

  /**
   * Spreads the arrivals of the drawn block over its ticks, for a trace; what arrives later in its look is kept for the next.
   * @param random a stream that the replication does not use
   * @param known labels known at the look's end, by tick of their requests; overwritten with arrivals by tick
   * @param from first tick of the block
   */
  spreadArrivals(random: Random, known: Float64Array, pool: number, from: number): void {
    const to = from + known.length;
    const until = this.#drawnUntil;
    const { delay } = this;
    const kept = this.#toSpread[pool]!;
    let waiting = this.late[pool]!;
    let since = this.lateSince;
    // Several draws of a block share what earlier blocks of the look left, and the first of them spreads it.
    if (kept.labels > 0 && kept.since === from) {
      waiting = kept.labels;
      since = from;
      kept.labels = 0;
    }
    for (let tick = from; tick < to; tick += 1) {
      const arrived = binomial(
        random,
        waiting,
        waiting > 0 ? delay.arrivesWithin(tick + 1 - since) / delay.arrivesWithin(until - since) : 0,
      );
      const atOnce = binomial(
        random,
        known[tick - from]!,
        Math.min(1, (1 - delay.outAfter(0)) / (1 - delay.outAfter(until - 1 - tick))),
      );
      waiting += known[tick - from]! - atOnce - arrived;
      known[tick - from] = atOnce + arrived;
      since = tick + 1;
    }
    kept.labels += waiting;
    kept.since = to;
  }
}
