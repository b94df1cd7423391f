import type { Random } from '../random/index.ts';
import { multinomial } from '../random/index.ts';
import type { CompiledWorld } from '../world/compile.ts';
import type { RateTable } from '../world/rateTable.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';
import type { UserLedger } from './userLedger.ts';

const NOTHING = new Float64Array(0);

/**
 * Whom the challenger's answers reach where it is requests that are split: how many they are, and which kinds of
 * users they belong to given what they came to. The ledger spreads them over users.
 */
export class Reach {
  readonly #traffic: ExpectedTraffic;
  readonly #ledger: UserLedger;
  readonly #random: Random;
  readonly #kinds: number;
  readonly #userKinds: CompiledWorld['userKinds'];
  /** Requests by kind of users since the last settlement. */
  readonly #pending: Float64Array;
  readonly #weights: Float64Array;
  readonly #drawn: Float64Array;
  #requests = 0;

  constructor(world: CompiledWorld, traffic: ExpectedTraffic, ledger: UserLedger, random: Random) {
    this.#traffic = traffic;
    this.#ledger = ledger;
    this.#random = random;
    this.#userKinds = world.userKinds;
    this.#kinds = world.userKinds.length;
    this.#pending = new Float64Array(this.#kinds);
    // Where there is one kind, nothing is divided.
    this.#weights = this.#kinds > 1 ? new Float64Array(this.#kinds) : NOTHING;
    this.#drawn = this.#kinds > 1 ? new Float64Array(this.#kinds) : NOTHING;
  }

  /** Requests that the challenger answered so far. */
  get requests(): number {
    return this.#requests;
  }

  /** Requests that count by users elsewhere. */
  addElsewhere(requests: number): void {
    this.#requests += requests;
  }

  /** Cells of ticks [from, to), which begin at `offset`: a request of a cell is of each kind as the rates have it. */
  addCells(table: RateTable, cells: ArrayLike<number>, offset: number, from: number, to: number): void {
    for (let row = 0; row < table.rates.length; row += 1) {
      const count = cells[offset + row]!;
      if (count === 0) continue;
      for (let kind = 0; this.#kinds > 1 && kind < this.#kinds; kind += 1) {
        this.#weights[kind] = this.#traffic.expectedOfKind(table, kind, row, from, to);
      }
      this.#add(count);
    }
  }

  /** Requests of one kind of users. */
  addOfKind(kind: number, requests: number): void {
    this.#requests += requests;
    this.#pending[kind]! += requests;
  }

  /** Requests of ticks [from, to), whatever they came to. */
  addAnyhow(requests: number, from: number, to: number): void {
    this.#userKinds.forEach(({ trafficShare }, kind) => {
      this.#weights[kind] = this.#traffic.hasSessions ? this.#traffic.sessions(from, to, kind) : trafficShare;
    });
    this.#add(requests);
  }

  /** Ends ticks [from, to): what was added since the last settlement came in them, evenly over their sessions. */
  settle(from: number, to: number): void {
    const { hasSessions } = this.#traffic;
    for (let kind = 0; kind < this.#kinds; kind += 1) {
      const requests = this.#pending[kind]!;
      if (hasSessions) this.#ledger.addSessions(kind, requests, this.#traffic.sessions(from, to, kind));
      else this.#ledger.addRequests(kind, requests);
    }
    this.#pending.fill(0);
  }

  #add(requests: number): void {
    this.#requests += requests;
    if (this.#kinds === 1) {
      this.#pending[0]! += requests;
      return;
    }
    if (requests === 0) return;
    multinomial(this.#random, requests, this.#weights, this.#drawn);
    for (let kind = 0; kind < this.#kinds; kind += 1) this.#pending[kind]! += this.#drawn[kind]!;
  }
}
