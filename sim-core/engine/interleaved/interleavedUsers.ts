import type { Random } from '../../random/index.ts';
import type { EvidenceNeeds, UserCredits } from '../../strategies/evidence.ts';
import type { Exposure } from '../../strategies/strategy.ts';
import type { CompiledWorld } from '../../world/compile.ts';
import { coinsTossed, hasStickyCoins, TEAM_DRAFT } from '../../world/ranking/interleavingMethod.ts';
import type { InterleavedOutcome } from './interleavedSession.ts';

/**
 * The users of a phase whose interleaved sessions belong together, because their coins are tossed once or because
 * somebody counts by user. A user is a position among those of all classes, one class after the other.
 */
export class InterleavedUsers {
  readonly #classes: CompiledWorld['userClasses'];
  readonly #kinds: CompiledWorld['userKinds'];
  /** First user of each class; one longer than the classes. */
  readonly #firstUser: readonly number[];
  /** Ways that a user's coins can fall; undefined where they are tossed in each session. */
  readonly #ways: number | undefined;
  readonly #random: Random;
  /** By user, one more than the coins that fell; 0 until they are tossed, when the user first comes. */
  readonly #coins: Uint8Array;
  readonly #met: Uint8Array;
  readonly #credit: Int32Array;
  /** Users with a session, in the order in which they came. */
  readonly #users: number[] = [];

  /** Undefined where every session is by itself. @param random tosses the users' coins */
  static of(
    { interleaving = TEAM_DRAFT }: Exposure,
    { userCredits }: EvidenceNeeds,
    world: CompiledWorld,
    random: Random,
  ): InterleavedUsers | undefined {
    const isSticky = hasStickyCoins(interleaving);
    if (!isSticky && !userCredits) return undefined;
    const { ranking } = world.source;
    if (!ranking) throw new Error('an interleaved exposure requires a world with a ranking');
    const ways = isSticky ? 1 << coinsTossed(interleaving, ranking.shown) : undefined;
    return new InterleavedUsers(world, ways, random);
  }

  private constructor(world: CompiledWorld, ways: number | undefined, random: Random) {
    const firstUser = [0];
    for (const { users } of world.userClasses) firstUser.push(firstUser.at(-1)! + users);
    this.#classes = world.userClasses;
    this.#kinds = world.userKinds;
    this.#firstUser = firstUser;
    this.#ways = ways;
    this.#random = random;
    const population = firstUser.at(-1)!;
    this.#coins = new Uint8Array(ways === undefined ? 0 : population);
    this.#met = new Uint8Array(population);
    this.#credit = new Int32Array(population);
  }

  /** Any user of a kind, as likely as active. */
  anyoneOf(kind: number, random: Random): number {
    const classes = this.#classes;
    let index = classes.findIndex((ofClass) => ofClass.kind === kind);
    let left = random.uniform() * this.#kinds[kind]!.trafficShare;
    while (classes[index + 1]?.kind === kind && left >= classes[index]!.trafficShare) {
      left -= classes[index]!.trafficShare;
      index += 1;
    }
    return this.#firstUser[index]! + Math.floor(random.uniform() * classes[index]!.users);
  }

  /** How the user's coins fell; undefined where they are tossed in each session. */
  coinsOf(user: number): number | undefined {
    if (this.#ways === undefined) return undefined;
    this.#coins[user] ||= 1 + Math.floor(this.#random.uniform() * this.#ways);
    return this.#coins[user] - 1;
  }

  /** One session of a user. */
  add(user: number, outcome: InterleavedOutcome): void {
    if (this.#met[user] === 0) {
      this.#met[user] = 1;
      this.#users.push(user);
    }
    if (outcome === 'challengerWins') this.#credit[user]! += 1;
    if (outcome === 'incumbentWins') this.#credit[user]! -= 1;
  }

  /** Users of each class who had a session. */
  metByClass(): number[] {
    const met = this.#classes.map(() => 0);
    for (const user of this.#users) met[this.#firstUser.findLastIndex((first) => first <= user)]! += 1;
    return met;
  }

  /** Users with a session by ascending credit. */
  credits(): UserCredits[] {
    const counts = new Map<number, number>();
    for (const user of this.#users) {
      const credit = this.#credit[user]!;
      counts.set(credit, (counts.get(credit) ?? 0) + 1);
    }
    return [...counts].sort(([one], [other]) => one - other).map(([credit, users]) => ({ credit, users }));
  }
}
