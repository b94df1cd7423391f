import type { Random } from '../../random/index.ts';
import { poisson } from '../../random/index.ts';
import type { CompiledWorld } from '../../world/compile.ts';
import type { UserKind } from '../../world/userKinds.ts';
import type { ExpectedTraffic } from '../expectedTraffic.ts';

/** Who sends a request. */
export interface Sender {
  readonly user: number;
  readonly kind: UserKind;
  /** A number of its own for every session; a request that comes alone is one. */
  readonly session: number;
}

/** The users of a world one by one, and which of them send the requests of a tick. */
export class Senders {
  /** How many users there are. */
  readonly population: number;
  readonly #world: CompiledWorld;
  readonly #traffic: ExpectedTraffic;
  readonly #outcomes: Random;
  readonly #users: Random;
  /** First user of each class. */
  readonly #firstUser: readonly number[];
  #sessions = 0;

  /**
   * @param outcomes draws how many requests come
   * @param users draws whose they are
   */
  constructor(world: CompiledWorld, traffic: ExpectedTraffic, outcomes: Random, users: Random) {
    this.#world = world;
    this.#traffic = traffic;
    this.#outcomes = outcomes;
    this.#users = users;
    let population = 0;
    this.#firstUser = world.userClasses.map((ofClass) => {
      const first = population;
      population += ofClass.users;
      return first;
    });
    this.population = population;
  }

  /** Who sends the requests of a tick, one after the other. */
  *of(tick: number): Generator<Sender> {
    const { sessionMean, userKinds } = this.#world;
    if (sessionMean === undefined) {
      const requests = poisson(this.#outcomes, this.#traffic.requests[tick]!);
      for (let request = 0; request < requests; request += 1) yield this.#pick();
      return;
    }
    for (let kind = 0; kind < userKinds.length; kind += 1) {
      const sessions = this.#traffic.sessions(tick, tick + 1, kind);
      for (let session = 0; session < sessions; session += 1) {
        let sender = this.#pick();
        while (sender.kind !== userKinds[kind]) sender = this.#pick();
        const requests = poisson(this.#outcomes, sessionMean);
        for (let request = 0; request < requests; request += 1) yield sender;
      }
    }
  }

  #pick(): Sender {
    const { userClasses: classes, userKinds } = this.#world;
    let left = this.#users.uniform();
    let index = 0;
    while (index < classes.length - 1 && left >= classes[index]!.trafficShare) {
      left -= classes[index]!.trafficShare;
      index += 1;
    }
    const { users, kind } = classes[index]!;
    return {
      user: this.#firstUser[index]! + Math.floor(this.#users.uniform() * users),
      kind: userKinds[kind]!,
      session: (this.#sessions += 1),
    };
  }
}
