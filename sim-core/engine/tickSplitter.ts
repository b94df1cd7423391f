import type { Random } from '../random/index.ts';
import { binomial, hypergeometric, poisson } from '../random/index.ts';
import type { PreferenceCounts, ServedCounts, ShadowCounts } from '../strategies/evidence.ts';
import type { Role } from '../world/behaviour.ts';
import { INTERLEAVED_OUTCOMES, countedCells, tellsLatency } from '../world/cells.ts';
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
  /** Sessions of each tick of the block by kind of users, those of an arm taken out as it is handed over. */
  #sessions: Float64Array[] = [];

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
    this.#sessions = [];
  }

  /**
   * Served cells of one model, by whether they are counted: three outcomes, or six with latency, and the rest.
   * @param sessions those that the requests belong to, where it is known which they are
   */
  cells(
    role: Role,
    table: RateTable,
    drawn: ArrayLike<number>,
    sessions?: { readonly kind: number; readonly count: number },
  ): void {
    const withLatency = tellsLatency(table.rates.length);
    const counted = countedCells(table.rates.length);
    const weights = sessions && this.#spreadSessions(sessions);
    this.#served ??= Array.from(this.#requests, () => ({
      incumbent: noneServed(withLatency),
      challenger: noneServed(withLatency),
    }));
    const served = this.#served;
    table.rates.forEach((_, cell) => {
      const outcome = withLatency ? Math.floor(cell / 2) : cell;
      const add = (index: number, count: number) => {
        this.#requests[index]! += count;
        if (cell >= counted) return;
        const counts = served[index]![role];
        counts.requests += count;
        if (outcome === 0) counts.errors += count;
        if (outcome === 1) counts.successes += count;
        if (withLatency && cell % 2 === 1) counts.slow += count;
      };
      this.#spread(table, cell, drawn[cell]!, add, weights);
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

  /**
   * Ticks that an arm's sessions were opened in: any of the block's that no other arm has, so their numbers are
   * hypergeometric.
   */
  #spreadSessions({ kind, count }: { readonly kind: number; readonly count: number }): Float64Array {
    const left = (this.#sessions[kind] ??= this.#requests.map((_, index) =>
      this.#traffic.sessions(this.#from + index, this.#from + index + 1, kind),
    ));
    let others = left.reduce((sum, sessions) => sum + sessions, 0);
    let open = count;
    return left.map((sessions, index) => {
      const own = hypergeometric(this.#random, others, sessions, open);
      others -= sessions;
      open -= own;
      left[index] = sessions - own;
      return own;
    });
  }

  /** @param weights of the ticks of the block; left out, they are the expected counts of the row */
  #spread(
    table: RateTable,
    row: number,
    count: number,
    add: (index: number, count: number) => void,
    weights?: Float64Array,
  ): void {
    const length = this.#requests.length;
    const weightOf = (index: number) =>
      weights
        ? weights[index]!
        : this.#traffic.expected(table, row, this.#from + index, this.#from + index + 1);
    let left = count;
    let weight = weights
      ? weights.reduce((sum, value) => sum + value, 0)
      : this.#traffic.expected(table, row, this.#from, this.#from + length);
    for (let index = 0; index < length && left > 0; index += 1) {
      const expected = weightOf(index);
      const drawn =
        index === length - 1
          ? left
          : binomial(this.#random, left, Math.min(1, weight > 0 ? expected / weight : 0));
      if (drawn > 0) add(index, drawn);
      left -= drawn;
      weight -= expected;
    }
  }
}

function noneServed(withLatency: boolean): ServedCounts {
  return { requests: 0, errors: 0, successes: 0, slow: withLatency ? 0 : Number.NaN };
}
