import type { Random } from '../random/index.ts';
import { binomial, hypergeometric, multinomial, newlyOccupied } from '../random/index.ts';
import type { Role } from '../world/behaviour.ts';
import type { Regime } from '../world/compile.ts';
import { ofKind } from '../world/rateTable.ts';
import type { Stretch } from './servedDraw.ts';
import type { SplitParts } from './userSplit.ts';

/** Users of one class between two places in the order; alike, so that counts are all there is to know. */
interface Bucket {
  users: number;
  /** Those of them whom the challenger has reached. */
  reached: number;
}

/**
 * Draws one phase's split by user whose share may change, as a feature flag splits users: each has a place in one order,
 * from 0 to 1 and equally likely anywhere, and the challenger answers those below its share, so that a growing share keeps
 * everyone who was in. Where shares have cut the order, users of a class between two cuts have been treated alike.
 */
export class StickySplit {
  readonly #random: Random;
  readonly #parts: SplitParts;
  /** Places at which the order was cut, ascending, from 0 to 1. */
  readonly #cuts = [0, 1];
  /** By class, the users between each cut and the next. */
  readonly #buckets: readonly Bucket[][];
  readonly #reached: Float64Array;

  constructor(random: Random, parts: SplitParts) {
    this.#random = random;
    this.#parts = parts;
    const reached = parts.users.reachedByClass();
    this.#reached = reached;
    this.#buckets = parts.world.userClasses.map(({ users }, index) => [{ users, reached: reached[index]! }]);
  }

  /** Draws a stretch in which the challenger answers a share of the users; what came is in the counts of `served`. */
  draw(regime: Regime, share: number, stretch: Stretch): void {
    this.#cut(share);
    const { world, traffic } = this.#parts;
    world.userKinds.forEach((_, kind) => {
      const own = this.#trafficBelow(share, kind);
      const all = this.#trafficBelow(1, kind);
      if (!traffic.hasSessions) {
        this.#serve(regime, kind, 'incumbent', Math.max(0, all - own), stretch);
        this.#reach(kind, share, this.#serve(regime, kind, 'challenger', own, stretch));
        return;
      }
      const sessions = traffic.sessions(stretch.from, stretch.to, kind);
      const drawn = binomial(this.#random, sessions, Math.min(1, own / all));
      this.#serve(regime, kind, 'incumbent', Number.NaN, stretch, sessions - drawn);
      const requests = this.#serve(regime, kind, 'challenger', Number.NaN, stretch, drawn);
      // Which of the sessions have a request is occupancy; each of them is one of a user.
      this.#reach(kind, share, newlyOccupied(this.#random, requests, drawn, 0));
    });
  }

  /** Draws what one model serves of a kind of users, and returns how many requests it were, counted or not. */
  #serve(regime: Regime, kind: number, role: Role, share: number, stretch: Stretch, count?: number): number {
    const { served, reach } = this.#parts;
    const sessions = count === undefined ? {} : { sessions: { kind, count } };
    let requests = 0;
    served.tables(regime, role).forEach((table, part) => {
      const ofThisKind = ofKind(table, kind);
      const { cells } = served.draw(role, ofThisKind, share, stretch, { ...sessions, part });
      for (let cell = 0; cell < ofThisKind.rates.length; cell += 1) requests += cells[cell]!;
    });
    if (role === 'challenger') reach.addElsewhere(requests);
    return requests;
  }

  /** Requests or sessions of a kind that the challenger answered, each of any of its users as likely as they are active. */
  #reach(kind: number, share: number, number: number): void {
    if (number === 0) return;
    const { userClasses } = this.#parts.world;
    const below = this.#cuts.indexOf(share);
    const met: { bucket: Bucket; ofClass: number; weight: number }[] = [];
    userClasses.forEach((ofClass, index) => {
      if (ofClass.kind !== kind || ofClass.users === 0) return;
      for (const bucket of this.#buckets[index]!.slice(0, below)) {
        met.push({ bucket, ofClass: index, weight: (ofClass.trafficShare * bucket.users) / ofClass.users });
      }
    });
    const drawn = new Float64Array(met.length);
    multinomial(
      this.#random,
      number,
      Float64Array.from(met, ({ weight }) => weight),
      drawn,
    );
    met.forEach(({ bucket, ofClass }, index) => {
      const added = newlyOccupied(this.#random, drawn[index]!, bucket.users, bucket.reached);
      bucket.reached += added;
      this.#reached[ofClass]! += added;
    });
  }

  /** Share of all requests that come from users of a kind below a cut. */
  #trafficBelow(cut: number, kind: number): number {
    const below = this.#cuts.indexOf(cut);
    return this.#parts.world.userClasses.reduce((sum, { kind: own, users, trafficShare }, index) => {
      if (own !== kind || users === 0) return sum;
      const inside = this.#buckets[index]!.slice(0, below).reduce((count, bucket) => count + bucket.users, 0);
      return sum + (trafficShare * inside) / users;
    }, 0);
  }

  /** Cuts the order at a place: each user between two cuts is below it with the same chance. */
  #cut(place: number): void {
    if (this.#cuts.includes(place)) return;
    const after = this.#cuts.findIndex((cut) => cut > place);
    const [low, high] = [this.#cuts[after - 1]!, this.#cuts[after]!];
    this.#cuts.splice(after, 0, place);
    const { routing } = this.#parts;
    for (const buckets of this.#buckets) {
      const { users, reached } = buckets[after - 1]!;
      const below = binomial(routing, users, (place - low) / (high - low));
      const reachedBelow = hypergeometric(this.#random, users, below, reached);
      buckets.splice(
        after - 1,
        1,
        { users: below, reached: reachedBelow },
        { users: users - below, reached: reached - reachedBelow },
      );
    }
  }
}
