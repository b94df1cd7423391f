import type { Random } from '../random/index.ts';
import { binomial, hypergeometric, multinomial, newlyOccupied } from '../random/index.ts';
import type { UserCounts } from '../strategies/evidence.ts';
import type { UserClass } from '../world/users.ts';
import type { Role } from '../world/behaviour.ts';

/** One arm of a split by user within one class. Users of an arm are alike, so counts are all there is to know. */
interface Arm {
  readonly users: number;
  /** Users of the arm whom the challenger had reached before the phase. */
  readonly reachedBefore: number;
  exposed: number;
  withEvent: number;
}

/** The arms of one class. */
export type Arms = Readonly<Record<Role, Arm>>;

/**
 * Keeps account of distinct users in counts. Within a class every request comes from every user equally
 * likely, so which users a number of requests belongs to is balls thrown at urns, exactly.
 */
export class UserLedger {
  readonly #random: Random;
  readonly #classes: readonly UserClass[];
  readonly #trafficShares: Float64Array;
  /** Users of each class whom the challenger reached, the arms of the current phase not included. */
  readonly #reached: Float64Array;
  readonly #requestsByClass: Float64Array;
  #unassigned = 0;
  #arms: Arms[] | undefined;

  constructor(classes: readonly UserClass[], random: Random) {
    this.#random = random;
    this.#classes = classes;
    this.#trafficShares = Float64Array.from(classes, ({ trafficShare }) => trafficShare);
    this.#reached = new Float64Array(classes.length);
    this.#requestsByClass = new Float64Array(classes.length);
  }

  /** Requests by anyone that the challenger answered; spread over users when somebody asks. */
  addRequests(requests: number): void {
    this.#unassigned += requests;
  }

  /** Splits every class between the models once and for all of the phase. */
  assignUsers(share: number, routing: Random): readonly Arms[] {
    this.#settle();
    this.#arms = this.#classes.map(({ users }, index) => {
      const challenger = binomial(routing, users, share);
      const reached = hypergeometric(this.#random, users, challenger, this.#reached[index]!);
      return {
        challenger: { users: challenger, reachedBefore: reached, exposed: 0, withEvent: 0 },
        incumbent: {
          users: users - challenger,
          reachedBefore: this.#reached[index]! - reached,
          exposed: 0,
          withEvent: 0,
        },
      };
    });
    return this.#arms;
  }

  /** Requests of an arm of a class: first those with the event, then the rest. */
  addToArm(arm: Arm, events: number, others: number): void {
    const { users } = arm;
    const random = this.#random;
    if (users === 0) return;
    const newWithEvent = newlyOccupied(random, events, users, arm.withEvent);
    // Users with a first event are any of those without one; some of them had been exposed already.
    const known = hypergeometric(random, users - arm.withEvent, arm.exposed - arm.withEvent, newWithEvent);
    arm.withEvent += newWithEvent;
    arm.exposed += newWithEvent - known;
    arm.exposed += newlyOccupied(random, others, users, arm.exposed);
  }

  /** Users of one model's arm over all classes. */
  armCounts(role: Role): UserCounts {
    let exposed = 0;
    let withEvent = 0;
    for (const arms of this.#arms ?? []) {
      exposed += arms[role].exposed;
      withEvent += arms[role].withEvent;
    }
    return { exposed, withEvent };
  }

  /** Ends the split by user, if there is one. */
  endPhase(): void {
    this.#arms?.forEach(({ incumbent, challenger }, index) => {
      // Exposed users are any of the arm's, whether the challenger had reached them before or not.
      const again = hypergeometric(
        this.#random,
        challenger.users,
        challenger.reachedBefore,
        challenger.exposed,
      );
      this.#reached[index] = incumbent.reachedBefore + challenger.reachedBefore + challenger.exposed - again;
    });
    this.#arms = undefined;
  }

  /** Distinct users whom the challenger reached so far. */
  usersReached(): number {
    this.endPhase();
    this.#settle();
    return this.#reached.reduce((sum, users) => sum + users, 0);
  }

  #settle(): void {
    if (this.#unassigned === 0) return;
    multinomial(this.#random, this.#unassigned, this.#trafficShares, this.#requestsByClass);
    this.#unassigned = 0;
    this.#classes.forEach(({ users }, index) => {
      this.#reached[index]! += newlyOccupied(
        this.#random,
        this.#requestsByClass[index]!,
        users,
        this.#reached[index]!,
      );
    });
  }
}
