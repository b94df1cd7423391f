import type { Random } from '../random/index.ts';
import { binomial, hypergeometric, poisson } from '../random/index.ts';
import type { Evidence, PreferenceCounts, ServedCounts, ShadowCounts } from '../strategies/evidence.ts';
import type { Role } from '../world/behaviour.ts';
import { INTERLEAVED_OUTCOMES, SERVED_OUTCOMES, countedCells, tellsLatency } from '../world/cells.ts';
import type { RateTable } from '../world/rateTable.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';
import type { RecordTick } from './drawer.ts';
import { addPairs, pairKinds } from './pairCounts.ts';
import type { PairGroup, PairMarks } from './pairMarks.ts';
import type { PendingLabels } from './pendingLabels.ts';

/** Sessions of one kind of users whose requests one model answers. */
export interface ArmSessions {
  readonly kind: number;
  readonly count: number;
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
  #served: ArmCounts[] | undefined;
  /** Of these, by segment and tick. */
  #bySegment: Record<string, ArmCounts[]> | undefined;
  #preference: PreferenceCounts[] | undefined;
  #shadow: ShadowCounts[] | undefined;
  #unseen = 0;
  /** Sessions of each tick of the block by kind of users, those of an arm taken out as it is handed over. */
  #sessions: Float64Array[] = [];
  /** The ticks of the sessions that were handed over last. */
  #opened: { readonly of: ArmSessions; readonly byTick: Float64Array } | undefined;
  /** Labels known at the end of the block by pool and tick of their requests. */
  #known: Float64Array[] = [];

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
    this.#bySegment = undefined;
    this.#preference = undefined;
    this.#shadow = undefined;
    this.#unseen = unseen;
    this.#sessions = [];
  }

  /**
   * Served cells of one model, by whether they are counted: three outcomes, or six with latency, and the rest.
   * @param sessions those that the requests belong to, where it is known which they are
   * @param segment whose requests they are, where segments are counted apart
   * @param labels what the draw of these cells made known, where labels come late
   */
  cells(
    role: Role,
    table: RateTable,
    drawn: ArrayLike<number>,
    {
      sessions,
      segment,
      labels,
    }: {
      sessions?: ArmSessions | undefined;
      segment?: string | undefined;
      labels?: PendingLabels | undefined;
    } = {},
  ): void {
    const withLatency = tellsLatency(table.rates.length);
    const width = countedCells(table.rates.length);
    const emptyTicks = () =>
      Array.from(this.#requests, () => ({
        incumbent: noneServed(withLatency),
        challenger: noneServed(withLatency),
      }));
    this.#served ??= emptyTicks();
    const counted = [this.#served];
    if (segment !== undefined) counted.push(((this.#bySegment ??= {})[segment] ??= emptyTicks()));
    if (sessions && this.#opened?.of !== sessions) {
      this.#opened = { of: sessions, byTick: this.#spreadSessions(sessions) };
    }
    const opened = sessions && this.#opened!.byTick;
    // Whether the labels that arrive are of successes.
    let ofSuccess = false;
    table.rates.forEach((_, cell) => {
      const outcome = withLatency ? Math.floor(cell / 2) : cell;
      const waits = labels?.poolOf(cell) !== undefined;
      if (waits) ofSuccess = outcome === SERVED_OUTCOMES.success;
      // What waits for its label looks like the other of success and failure until then.
      const succeeds = waits ? !ofSuccess : outcome === SERVED_OUTCOMES.success;
      const weightOf = opened && ((tick: number) => opened[tick - this.#from]!);
      this.#spread(table, cell, drawn[cell]!, { labels, weightOf }, (index, count) => {
        this.#requests[index]! += count;
        if (cell >= width) return;
        for (const ticks of counted) {
          const counts = ticks[index]![role];
          counts.requests += count;
          if (outcome === SERVED_OUTCOMES.error) counts.errors += count;
          if (succeeds) counts.successes += count;
          if (withLatency && cell % 2 === 1) counts.slow += count;
        }
      });
    });
    this.#spreadArrivals(labels, (index, _, arrived) => {
      for (const ticks of counted) ticks[index]![role].successes += ofSuccess ? arrived : -arrived;
    });
    this.#unseen = 0;
  }

  /** Cells of all requests of the block, `total` or as many as the traffic brings, when everyone has one model. */
  drawCells(table: RateTable, total: number | undefined): number[] {
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
    return counts;
  }

  /** Interleaved sessions of one tick of the block, where they are drawn tick by tick. */
  interleavedOfTick(tick: number, counts: PreferenceCounts): void {
    this.#preference ??= [];
    this.#preference[tick - this.#from] = counts;
    this.#requests[tick - this.#from]! += counts.sessions;
  }

  interleaved(table: RateTable, drawn: readonly number[]): void {
    const preference = Array.from(this.#requests, (): PreferenceCounts => ({
      sessions: 0,
      incumbentWins: 0,
      challengerWins: 0,
      ties: 0,
    }));
    drawn.forEach((count, cell) => {
      this.#spread(table, cell, count, {}, (index, number) => {
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

  /**
   * Mirrored requests of one group of segments.
   * @param marks what was drawn of their answers and predictions
   * @param labels what the draw of these cells made known, where labels come late
   */
  pairs(
    table: RateTable,
    drawn: readonly number[],
    { marks, group, labels }: { marks: PairMarks; group: PairGroup; labels: PendingLabels | undefined },
  ): void {
    const shadow = (this.#shadow ??= Array.from(this.#requests, () => marks.empty()));
    drawn.forEach((count, cell) => {
      this.#spread(table, cell, count, { labels }, (index, number) => {
        addPairs(shadow[index]!, cell, number, labels ? 0 : number);
        marks.take(this.#random, shadow[index]!, cell, number, group);
        this.#requests[index]! += number;
      });
    });
    this.#spreadArrivals(labels, (index, pool, arrived) => {
      shadow[index]!.correct[pairKinds[pool]!] += arrived;
    });
  }

  /** Requests that nobody counts although others are served in a split: those of units held out, by their share. */
  addUnseen(share = 0): void {
    this.#unseen += share;
  }

  /** Hands the ticks of the block over. */
  end(): void {
    this.#requests.forEach((seen, index) => {
      const tick = this.#from + index;
      const unseen =
        this.#unseen > 0 ? poisson(this.#random, this.#unseen * this.#traffic.requests[tick]!) : 0;
      this.#record(tick, seen + unseen, {
        ...(this.#served && { served: this.#served[index]! }),
        ...(this.#bySegment && { bySegment: tickOf(this.#bySegment, index) }),
        ...(this.#preference && { preference: this.#preference[index]! }),
        ...(this.#shadow && { shadow: this.#shadow[index]! }),
      });
    });
  }

  /**
   * Ticks that an arm's sessions were opened in: any of the block's that no other arm has, so their numbers are
   * hypergeometric.
   */
  #spreadSessions({ kind, count }: ArmSessions): Float64Array {
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

  /** Spreads a cell's requests over the ticks; where labels come late, the known ones came earlier than the others. */
  #spread(
    table: RateTable,
    row: number,
    count: number,
    {
      labels,
      weightOf = (tick) => this.#traffic.expected(table, row, tick, tick + 1),
    }: { labels?: PendingLabels | undefined; weightOf?: ((tick: number) => number) | undefined },
    add: (index: number, count: number) => void,
  ): void {
    const total = (of: (tick: number) => number) =>
      this.#requests.reduce((sum, _, index) => sum + of(this.#from + index), 0);
    const pool = labels?.poolOf(row);
    if (!labels || pool === undefined) {
      this.#share(count, total(weightOf), weightOf, add);
      return;
    }
    const { delay, knownUntil } = labels;
    const knownOf = (tick: number) =>
      weightOf(tick) * delay.arrives * (1 - delay.outAfter(knownUntil - 1 - tick));
    const unknownOf = (tick: number) => weightOf(tick) - knownOf(tick);
    const known = (this.#known[pool] ??= new Float64Array(this.#requests.length));
    this.#share(labels.unknown[row]!, total(unknownOf), unknownOf, add);
    this.#share(count - labels.unknown[row]!, total(knownOf), knownOf, (index, number) => {
      known[index]! += number;
      add(index, number);
    });
  }

  #share(
    count: number,
    total: number,
    weightOf: (tick: number) => number,
    add: (index: number, count: number) => void,
  ): void {
    const to = this.#from + this.#requests.length;
    let left = count;
    let weight = total;
    for (let tick = this.#from; tick < to && left > 0; tick += 1) {
      const expected = weightOf(tick);
      const drawn =
        tick === to - 1
          ? left
          : binomial(this.#random, left, Math.min(1, weight > 0 ? expected / weight : 0));
      if (drawn > 0) add(tick - this.#from, drawn);
      left -= drawn;
      weight -= expected;
    }
  }

  /** When the labels arrived that the block made known, whatever block their requests are of. */
  #spreadArrivals(
    labels: PendingLabels | undefined,
    add: (index: number, pool: number, arrived: number) => void,
  ): void {
    labels?.late.forEach((_, pool) => {
      const arrivals = this.#known[pool] ?? new Float64Array(this.#requests.length);
      labels.spreadArrivals(this.#random, arrivals, pool, this.#from);
      arrivals.forEach((arrived, index) => add(index, pool, arrived));
    });
    this.#known = [];
  }
}

interface ArmCounts {
  readonly incumbent: ServedCounts;
  readonly challenger: ServedCounts;
}

function tickOf(bySegment: Record<string, ArmCounts[]>, index: number): Evidence['bySegment'] {
  return Object.fromEntries(Object.entries(bySegment).map(([segment, ticks]) => [segment, ticks[index]!]));
}

function noneServed(withLatency: boolean): ServedCounts {
  return { requests: 0, errors: 0, successes: 0, slow: withLatency ? 0 : Number.NaN };
}
