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
  readonly #coins: Uint8Array | undefined;
  readonly #met: Uint8Array;
  readonly #credit: Int32Array;

  /** Undefined where every session is by itself. @param random tosses the coins of all users */
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
    const patterns = isSticky ? 1 << coinsTossed(interleaving, ranking.shown) : undefined;
    return new InterleavedUsers(world, patterns, random);
  }

  private constructor(world: CompiledWorld, patterns: number | undefined, random: Random) {
    const firstUser = [0];
    for (const { users } of world.userClasses) firstUser.push(firstUser.at(-1)! + users);
    this.#classes = world.userClasses;
    this.#kinds = world.userKinds;
    this.#firstUser = firstUser;
    const population = firstUser.at(-1)!;
    this.#met = new Uint8Array(population);
    this.#credit = new Int32Array(population);
    if (patterns !== undefined) {
      this.#coins = new Uint8Array(population);
      for (let user = 0; user < population; user += 1) {
        this.#coins[user] = Math.floor(random.uniform() * patterns);
      }
    }
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
    return this.#coins?.[user];
  }

  /** One session of a user. */
  add(user: number, outcome: InterleavedOutcome): void {
    this.#met[user] = 1;
    if (outcome === 'challengerWins') this.#credit[user]! += 1;
    if (outcome === 'incumbentWins') this.#credit[user]! -= 1;
  }

  /** Users of a class who had a session. */
  metOfClass(index: number): number {
    let sum = 0;
    for (let user = this.#firstUser[index]!; user < this.#firstUser[index + 1]!; user += 1)
      sum += this.#met[user]!;
    return sum;
  }

  /** Users with a session by ascending credit. */
  credits(): UserCredits[] {
    const users = new Map<number, number>();
    this.#met.forEach((met, user) => {
      if (met === 1) users.set(this.#credit[user]!, (users.get(this.#credit[user]!) ?? 0) + 1);
    });
    return [...users]
      .sort(([one], [other]) => one - other)
      .map(([credit, count]) => ({ credit, users: count }));
  }
}
