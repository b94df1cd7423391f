import { poisson } from '../random/index.ts';
import type { CompiledWorld } from '../world/compile.ts';
import type { RateTable } from '../world/rateTable.ts';
import { runningSum } from '../world/rateTable.ts';
import type { OpenStream } from './streams.ts';

/** The sessions that one kind of users opens in each tick, those without a request among them. */
interface Sessions {
  readonly counts: Float64Array;
  readonly before: Float64Array;
}

/**
 * The traffic one replication expects: the world's cycles times the random intensity path, and the sessions that
 * were opened where requests come in sessions; all plans of the replication share it. Given it, the counts of
 * ticks and cells are independent Poissons: a session of a mean of m requests adds m to what is expected.
 */
export class ExpectedTraffic {
  /** Expected requests by tick. */
  readonly requests: Float64Array;
  /** Whether requests come in sessions. */
  readonly hasSessions: boolean;
  /** Whether the mix of kinds of users is luck of its own in every tick, for a session is one user's. */
  readonly hasRandomMix: boolean;
  readonly #requestsBefore: Float64Array;
  /** Whether the world's own running sums hold, because nothing random was drawn. */
  readonly #plain: boolean;
  readonly #sessions: readonly Sessions[] | undefined;
  readonly #sessionMean: number;
  readonly #kindShares: readonly number[];

  constructor(world: CompiledWorld, open: OpenStream) {
    const { drawIntensity, sessionMean, userKinds } = world;
    this.#plain = drawIntensity === undefined && sessionMean === undefined;
    this.#sessionMean = sessionMean ?? Number.NaN;
    this.#kindShares = userKinds.map(({ trafficShare }) => trafficShare);
    this.hasSessions = sessionMean !== undefined;
    this.hasRandomMix = this.hasSessions && userKinds.length > 1;
    if (this.#plain) {
      this.requests = world.requests;
      this.#requestsBefore = world.requestsBefore;
      return;
    }
    const random = open('traffic');
    const intensity = drawIntensity?.(random, world.ticks);
    let requests = intensity ? intensity.map((value, tick) => value * world.requests[tick]!) : world.requests;
    if (sessionMean !== undefined) {
      const drawn = requests;
      this.#sessions = this.#kindShares.map((share) => {
        const counts = drawn.map((expected) => poisson(random, (expected * share) / sessionMean));
        return { counts, before: runningSum(counts) };
      });
      requests = drawn.map((_, tick) => sessionMean * this.sessions(tick, tick + 1));
    }
    this.requests = requests;
    this.#requestsBefore = runningSum(requests);
  }

  /** Sessions in ticks [from, to), those without a request among them; of one kind of users, or of all. */
  sessions(from: number, to: number, kind?: number): number {
    const sessions = this.#sessions;
    if (!sessions) throw new Error('sessions require a world whose requests come in sessions');
    if (kind !== undefined) return sessions[kind]!.before[to]! - sessions[kind]!.before[from]!;
    let sum = 0;
    for (const { before } of sessions) sum += before[to]! - before[from]!;
    return sum;
  }

  /** Expected requests in ticks [from, to). */
  total(from: number, to: number): number {
    return this.#requestsBefore[to]! - this.#requestsBefore[from]!;
  }

  /** Expected requests in ticks [from, to), each times the rate of the row in its tick. */
  expected(table: RateTable, row: number, from: number, to: number): number {
    if (this.hasRandomMix && table.byKind) {
      let sum = 0;
      for (let kind = 0; kind < table.byKind.length; kind += 1) {
        sum += this.expectedOfKind(table, kind, row, from, to);
      }
      return sum;
    }
    const rates = table.rates[row]!;
    if (to === from + 1) return this.requests[from]! * rates[from]!;
    if (table.constant[row]) return rates[0]! * this.total(from, to);
    if (this.#plain) return table.expected[row]![to]! - table.expected[row]![from]!;
    let sum = 0;
    for (let tick = from; tick < to; tick += 1) sum += this.requests[tick]! * rates[tick]!;
    return sum;
  }

  /** The part of `expected` that comes from one kind of users, in a world that has several. */
  expectedOfKind(table: RateTable, kind: number, row: number, from: number, to: number): number {
    const ofKind = table.byKind![kind]!;
    const sessions = this.#sessions?.[kind];
    if (!sessions) return this.#kindShares[kind]! * this.expected(ofKind, row, from, to);
    const rates = ofKind.rates[row]!;
    const { counts, before } = sessions;
    if (ofKind.constant[row]) return this.#sessionMean * rates[0]! * (before[to]! - before[from]!);
    let sum = 0;
    for (let tick = from; tick < to; tick += 1) sum += counts[tick]! * rates[tick]!;
    return this.#sessionMean * sum;
  }

  /** Expected requests of `sessions` sessions. */
  ofSessions(sessions: number): number {
    return this.#sessionMean * sessions;
  }
}
