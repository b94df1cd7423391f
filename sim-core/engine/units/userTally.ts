import type { Random } from '../../random/index.ts';
import type { CompiledWorld } from '../../world/compile.ts';
import type { Role } from '../../world/behaviour.ts';
import { roles } from '../../world/behaviour.ts';
import { sparseNumbers } from '../sparseNumbers.ts';
import type { Arms } from '../userLedger.ts';
import type { CountedRequests } from './countsOfCells.ts';
import { throwCounts } from './throwCounts.ts';
import type { ArmSums } from './unitSums.ts';
import type { Column } from './unitTally.ts';
import { UnitTally } from './unitTally.ts';

/** Users for each expected request up to which an array of all users is quicker than a map of those who come. */
const MOST_IDLE = 20;

/** Users [first, first + count) of a class, as numbers from 0 on over all classes. */
interface Group {
  readonly first: number;
  readonly count: number;
}

/**
 * The counts of users one by one, for the ticks engine. A request of a class is of any of its users equally likely, and
 * so is a session; what a session comes to does not tell whose it is. So counts drawn as numbers are thrown on users, at
 * a cost of the order of the requests, or of the users where these are fewer.
 */
export class UserTally {
  readonly #world: CompiledWorld;
  readonly #random: Random;
  readonly #tally: UnitTally;
  readonly #firstUser: readonly number[];
  /** Place of a user in the tally plus one, 0 for none. */
  readonly #places: Int32Array | Map<number, number>;
  /** Users by place. */
  readonly #users: number[] = [];
  #arms: readonly Arms[] | undefined;

  constructor(world: CompiledWorld, random: Random, { value }: { readonly value: boolean }) {
    this.#world = world;
    this.#random = random;
    this.#tally = new UnitTally(value);
    let users = 0;
    this.#firstUser = world.userClasses.map((userClass) => {
      const first = users;
      users += userClass.users;
      return first;
    });
    const requests = world.requestsBefore[world.ticks]!;
    this.#places = users <= MOST_IDLE * requests ? new Int32Array(users) : new Map<number, number>();
  }

  /** Splits the users: of every class the first are the challenger's, then come the incumbent's, which is as random as any. */
  assign(arms: readonly Arms[]): void {
    this.#arms = arms;
    this.#users.forEach((user, place) => {
      const ofClass = this.#classOf(user);
      for (const role of roles) {
        const { first, count } = this.#group(ofClass, role);
        if (user >= first && user < first + count) this.#tally.assign(place, role);
      }
    });
  }

  /** Requests of a class in an arm; before the split, of all its users. */
  addRequests(ofClass: number, role: Role | undefined, requests: CountedRequests): void {
    const group = this.#group(ofClass, role);
    throwCounts(this.#random, requests, group.count, (column, ball, amount) => {
      this.#add(group.first + ball, role, column, amount);
    });
  }

  /** Requests that fall on any of an arm's sessions of a kind; before the split, on those of all its users. */
  addSessions(kind: number, role: Role | undefined, sessions: number, requests: CountedRequests): void {
    const { userClasses } = this.#world;
    const groups = userClasses.flatMap(({ kind: own, users, trafficShare }, ofClass) => {
      const group = this.#group(ofClass, role);
      return own === kind && group.count > 0
        ? [{ ofClass, ...group, weight: (trafficShare * group.count) / users }]
        : [];
    });
    const total = groups.reduce((sum, { weight }) => sum + weight, 0);
    const owners = sparseNumbers(sessions);
    const draw = () => {
      let left = this.#random.uniform() * total;
      const group = groups.find(({ weight }) => (left -= weight) < 0) ?? groups.at(-1)!;
      return group.first + Math.floor(this.#random.uniform() * group.count);
    };
    throwCounts(this.#random, requests, sessions, (column, session, amount) => {
      let user = owners.get(session);
      if (user === undefined) owners.set(session, (user = draw()));
      this.#add(user, role, column, amount);
    });
  }

  /** Sums over the users of both arms since the split. */
  sums(): ArmSums {
    return this.#tally.sums();
  }

  #group(ofClass: number, role: Role | undefined): Group {
    const first = this.#firstUser[ofClass]!;
    if (role === undefined) return { first, count: this.#world.userClasses[ofClass]!.users };
    const { challenger, incumbent } = this.#arms![ofClass]!;
    return role === 'challenger'
      ? { first, count: challenger.users }
      : { first: first + challenger.users, count: incumbent.users };
  }

  #add(user: number, role: Role | undefined, column: Column, amount: number): void {
    const place = this.#placeOf(user, role);
    const tally = this.#tally;
    if (!role) {
      if (column === 'successes' || column === 'errors' || column === 'value')
        tally.add(place, `${column}Before`, amount);
      return;
    }
    if (tally.at(place, 'requests') + tally.at(place, 'uncounted') === 0)
      this.#arms![this.#classOf(user)]![role].met += 1;
    tally.add(place, column, amount);
  }

  #classOf(user: number): number {
    return this.#firstUser.findLastIndex((first) => first <= user);
  }

  #find(user: number): number {
    return this.#places instanceof Map ? (this.#places.get(user) ?? 0) : this.#places[user]!;
  }

  #placeOf(user: number, role: Role | undefined): number {
    const found = this.#find(user);
    if (found > 0) return found - 1;
    const place = this.#tally.open();
    this.#users.push(user);
    if (role) this.#tally.assign(place, role);
    if (this.#places instanceof Map) this.#places.set(user, place + 1);
    else this.#places[user] = place + 1;
    return place;
  }
}
