import type { CompiledWorld } from '../world/compile.ts';
import type { RateTable } from '../world/rateTable.ts';
import { runningSum } from '../world/rateTable.ts';
import type { OpenStream } from './streams.ts';

/**
 * The traffic one replication expects: the world's cycles times the random intensity path, which all plans of
 * the replication share. Given it, the counts of ticks and cells are independent Poissons.
 */
export class ExpectedTraffic {
  /** Expected requests by tick. */
  readonly requests: Float64Array;
  readonly #requestsBefore: Float64Array;
  /** Whether the world's own running sums hold, because no random intensity was drawn. */
  readonly #plain: boolean;

  constructor(world: CompiledWorld, open: OpenStream) {
    const intensity = world.drawIntensity?.(open('traffic'), world.ticks);
    this.#plain = intensity === undefined;
    this.requests = intensity
      ? intensity.map((value, tick) => value * world.requests[tick]!)
      : world.requests;
    this.#requestsBefore = intensity ? runningSum(this.requests) : world.requestsBefore;
  }

  /** Expected requests in ticks [from, to). */
  total(from: number, to: number): number {
    return this.#requestsBefore[to]! - this.#requestsBefore[from]!;
  }

  /** Expected requests in ticks [from, to), each times the rate of the row in its tick. */
  expected(table: RateTable, row: number, from: number, to: number): number {
    const rates = table.rates[row]!;
    if (to === from + 1) return this.requests[from]! * rates[from]!;
    if (table.constant[row]) return rates[0]! * this.total(from, to);
    if (this.#plain) return table.expected[row]![to]! - table.expected[row]![from]!;
    let sum = 0;
    for (let tick = from; tick < to; tick += 1) sum += this.requests[tick]! * rates[tick]!;
    return sum;
  }
}
