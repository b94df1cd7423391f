import type { Random } from '../random/index.ts';
import { binomial, poisson } from '../random/index.ts';
import type { PreferenceCounts, ServedCounts, ShadowCounts } from '../strategies/evidence.ts';
import type { Role } from '../world/behaviour.ts';
import { INTERLEAVED_OUTCOMES, SERVED_CELLS_WITH_LATENCY } from '../world/cells.ts';
import type { RateTable } from '../world/rateTable.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';
import type { RecordTick } from './drawer.ts';
import { addPairs, emptyShadowCounts } from './pairCounts.ts';

/**
 * Spreads the counts of a block over its ticks, for a trace. Given a cell's total, its ticks are multinomial
 * with the expected counts as weights; they come from a stream of their own, so that looking at a replication
 * does not change it.
 */
export class TickSplitter {
  readonly #traffic: ExpectedTraffic;
  readonly #random: Random;
  readonly #record: RecordTick;
  #from = 0;
  #requests = new Float64Array(0);
  #served: { incumbent: ServedCounts; challenger: ServedCounts }[] | undefined;
  #preference: PreferenceCounts[] | undefined;
  #shadow: ShadowCounts[] | undefined;
  #unseen = 0;

  constructor(traffic: ExpectedTraffic, random: Random, record: RecordTick) {
    this.#traffic = traffic;
    this.#random = random;
    this.#record = record;
  }

  /** @param unseen share of requests that no evidence counts unless they are served in a split */
  begin(from: number, to: number, unseen: number): void {
    this.#from = from;
    this.#requests = new Float64Array(to - from);
    this.#served = undefined;
    this.#preference = undefined;
    this.#shadow = undefined;
    this.#unseen = unseen;
  }

  /** Served cells of one model: three outcomes, or six with latency. */
  cells(role: Role, table: RateTable, drawn: ArrayLike<number>): void {
    const withLatency = table.rates.length === SERVED_CELLS_WITH_LATENCY;
    this.#served ??= Array.from(this.#requests, () => ({
      incumbent: noneServed(withLatency),
      challenger: noneServed(withLatency),
    }));
    const served = this.#served;
    table.rates.forEach((_, cell) => {
      const outcome = withLatency ? Math.floor(cell / 2) : cell;
      this.#spread(table, cell, drawn[cell]!, (index, count) => {
        const counts = served[index]![role];
        counts.requests += count;
        if (outcome === 0) counts.errors += count;
        if (outcome === 1) counts.successes += count;
        if (withLatency && cell % 2 === 1) counts.slow += count;
        this.#requests[index]! += count;
      });
    });
    this.#unseen = 0;
  }

  /** After the plan has ended: everyone with one model, `total` requests or as many as the traffic brings. */
  served(role: Role, table: RateTable, total: number | undefined): void {
    const to = this.#from + this.#requests.length;
    const expected = table.rates.map((_, cell) => this.#traffic.expected(table, cell, this.#from, to));
    let left = total ?? poisson(this.#random, this.#traffic.total(this.#from, to));
    let weight = expected.reduce((sum, value) => sum + value, 0);
    const counts = expected.map((value) => {
      const count = weight > 0 ? binomial(this.#random, left, Math.min(1, value / weight)) : 0;
      left -= count;
      weight -= value;
      return count;
    });
    counts[counts.length - 1]! += left;
    this.cells(role, table, counts);
  }

  interleaved(table: RateTable, drawn: readonly number[]): void {
    const preference = Array.from(this.#requests, (): PreferenceCounts => ({
      sessions: 0,
      incumbentWins: 0,
      challengerWins: 0,
      ties: 0,
    }));
    drawn.forEach((count, cell) => {
      this.#spread(table, cell, count, (index, number) => {
        const counts = preference[index]!;
        counts.sessions += number;
        if (cell === INTERLEAVED_OUTCOMES.incumbentWins) counts.incumbentWins += number;
        if (cell === INTERLEAVED_OUTCOMES.challengerWins) counts.challengerWins += number;
        if (cell === INTERLEAVED_OUTCOMES.tie) counts.ties += number;
        this.#requests[index]! += number;
      });
    });
    this.#preference = preference;
  }

  pairs(table: RateTable, drawn: readonly number[]): void {
    const shadow = Array.from(this.#requests, emptyShadowCounts);
    drawn.forEach((count, cell) => {
      this.#spread(table, cell, count, (index, number) => {
        addPairs(shadow[index]!, cell, number);
        this.#requests[index]! += number;
      });
    });
    this.#shadow = shadow;
  }

  /** Hands the ticks of the block over. */
  end(): void {
    this.#requests.forEach((seen, index) => {
      const tick = this.#from + index;
      const unseen =
        this.#unseen > 0 ? poisson(this.#random, this.#unseen * this.#traffic.requests[tick]!) : 0;
      this.#record(tick, seen + unseen, {
        ...(this.#served && { served: this.#served[index]! }),
        ...(this.#preference && { preference: this.#preference[index]! }),
        ...(this.#shadow && { shadow: this.#shadow[index]! }),
      });
    });
  }

  #spread(table: RateTable, row: number, count: number, add: (index: number, count: number) => void): void {
    const rates = table.rates[row]!;
    const to = this.#from + this.#requests.length;
    let left = count;
    let weight = this.#traffic.expected(table, row, this.#from, to);
    for (let tick = this.#from; tick < to && left > 0; tick += 1) {
      const expected = this.#traffic.requests[tick]! * rates[tick]!;
      const drawn =
        tick === to - 1
          ? left
          : binomial(this.#random, left, Math.min(1, weight > 0 ? expected / weight : 0));
      if (drawn > 0) add(tick - this.#from, drawn);
      left -= drawn;
      weight -= expected;
    }
  }
}

function noneServed(withLatency: boolean): ServedCounts {
  return { requests: 0, errors: 0, successes: 0, slow: withLatency ? 0 : Number.NaN };
}
