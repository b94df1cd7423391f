import type { Random } from '../random/index.ts';
import { binomial, poisson } from '../random/index.ts';
import type { Role } from '../world/behaviour.ts';
import { INTERLEAVED_OUTCOMES, SERVED_CELLS_WITH_LATENCY } from '../world/cells.ts';
import type { RateTable } from '../world/rateTable.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';
import type { RecordTick } from './drawer.ts';
import { addPairs, emptyShadowCounts } from './pairCounts.ts';

interface Tally {
  requests: number;
  errors: number;
  /** NaN where it is not observed. */
  successes: number;
  /** NaN where it is not read. */
  slow: number;
}

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
  #served: Record<Role, Tally[] | undefined> = { incumbent: undefined, challenger: undefined };
  #preference: { incumbentWins: number; challengerWins: number; ties: number }[] | undefined;
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
    this.#served = { incumbent: undefined, challenger: undefined };
    this.#preference = undefined;
    this.#unseen = unseen;
  }

  /** Served cells of one model: three outcomes, or six with latency. */
  cells(role: Role, table: RateTable, counts: ArrayLike<number>): void {
    const withLatency = table.rates.length === SERVED_CELLS_WITH_LATENCY;
    const tallies = this.#tallies(role);
    if (!withLatency) for (const tally of tallies) tally.slow = Number.NaN;
    table.rates.forEach((_, cell) => {
      const outcome = withLatency ? Math.floor(cell / 2) : cell;
      this.#spread(table, cell, counts[cell]!, (index, count) => {
        tallies[index]!.requests += count;
        if (outcome === 0) tallies[index]!.errors += count;
        if (outcome === 1) tallies[index]!.successes += count;
        if (cell % 2 === 1) tallies[index]!.slow += withLatency ? count : 0;
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

  interleaved(table: RateTable, counts: readonly number[]): void {
    this.#preference = Array.from(this.#requests, () => ({ incumbentWins: 0, challengerWins: 0, ties: 0 }));
    counts.forEach((count, cell) => {
      this.#spread(table, cell, count, (index, number) => {
        const preference = this.#preference![index]!;
        if (cell === INTERLEAVED_OUTCOMES.incumbentWins) preference.incumbentWins += number;
        if (cell === INTERLEAVED_OUTCOMES.challengerWins) preference.challengerWins += number;
        if (cell === INTERLEAVED_OUTCOMES.tie) preference.ties += number;
        this.#requests[index]! += number;
      });
    });
  }

  pairs(table: RateTable, counts: readonly number[]): void {
    const shadows = Array.from(this.#requests, emptyShadowCounts);
    counts.forEach((count, cell) => {
      this.#spread(table, cell, count, (index, number) => addPairs(shadows[index]!, cell, number));
    });
    const incumbent = this.#tallies('incumbent');
    const challenger = this.#tallies('challenger');
    shadows.forEach(({ pairs, errors }, index) => {
      incumbent[index]!.requests += pairs;
      challenger[index]!.requests += pairs;
      incumbent[index]!.errors += errors.both + errors.onlyIncumbent;
      challenger[index]!.errors += errors.both + errors.onlyChallenger;
      // Nobody reacts to a shadow: a success that users would have had is not observed.
      incumbent[index]!.successes = Number.NaN;
      challenger[index]!.successes = Number.NaN;
      incumbent[index]!.slow = Number.NaN;
      challenger[index]!.slow = Number.NaN;
      this.#requests[index]! += pairs;
    });
  }

  /** Hands the ticks of the block over. */
  end(): void {
    this.#requests.forEach((seen, index) => {
      const tick = this.#from + index;
      const unseen =
        this.#unseen > 0 ? poisson(this.#random, this.#unseen * this.#traffic.requests[tick]!) : 0;
      const counted = (role: Role) => {
        const tally = this.#served[role]?.[index];
        const observed = (value: number) => (Number.isNaN(value) ? null : value);
        return tally ? { ...tally, successes: observed(tally.successes), slow: observed(tally.slow) } : null;
      };
      this.#record(tick, {
        requests: seen + unseen,
        incumbent: counted('incumbent'),
        challenger: counted('challenger'),
        preference: this.#preference?.[index] ?? null,
      });
    });
  }

  #tallies(role: Role): Tally[] {
    return (this.#served[role] ??= Array.from(this.#requests, () => ({
      requests: 0,
      errors: 0,
      successes: 0,
      slow: 0,
    })));
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
