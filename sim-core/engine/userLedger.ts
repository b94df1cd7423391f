import type { Random } from '../random/index.ts';
import { binomial, hypergeometric, multinomial, newlyOccupied } from '../random/index.ts';
import type { UserCounts } from '../strategies/evidence.ts';
import type { UserClass } from '../world/users.ts';
import type { Role } from '../world/behaviour.ts';
import { roles } from '../world/behaviour.ts';

/** One arm of a split by user within one class. Users of an arm are alike, so counts are all there is to know. */
export interface Arm {
  readonly users: number;
  /** Users of the arm whom the challenger had reached before the phase. */
  readonly reachedBefore: number;
  /** Users with a request, whether the team counts it or not. */
  met: number;
  /** Those of them with a request that it counts. */
  exposed: number;
  /** Those of them with an event that it counts. */
  withEvent: number;
}

/** Users of one class who are in no arm. */
interface HeldOut {
  readonly users: number;
  readonly reachedBefore: number;
}

/** The arms of one class. */
export type Arms = Readonly<Record<Role, Arm>>;

/** The classes of one kind of users, which stand together. */
interface Kind {
  readonly firstClass: number;
  readonly trafficShares: Float64Array;
  /** Room for counts by class. */
  readonly drawn: Float64Array;
}

/** Sessions of one kind of users in one arm that are not yet spread over users, by what the team counted of them. */
interface ArmSessions {
  /** Of the arm's sessions, those that come from each class, up to a factor. */
  readonly weights: Float64Array;
  withEvent: number;
  /** Without an event, with another request that it counts. */
  exposed: number;
  /** With requests that it does not count, and no other. */
  met: number;
}

/**
 * Keeps account of distinct users in counts. Within a class every request or session comes from every user equally
 * likely, so which users a number of them belongs to is balls thrown at urns, exactly.
 */
export class UserLedger {
  readonly #random: Random;
  readonly #classes: readonly UserClass[];
  readonly #kinds: readonly Kind[];
  /** Users of each class whom the challenger reached, the arms of the current phase not included. */
  readonly #reached: Float64Array;
  /** Requests by kind of users that are not yet spread over users. */
  readonly #unassigned: Float64Array;
  #arms: Arms[] | undefined;
  /** Of each class, users whom the current phase held out, or whom its promotion left out. */
  #heldOut: readonly HeldOut[] | undefined;
  /** By kind of users. */
  #armSessions: Readonly<Record<Role, ArmSessions>>[] = [];

  constructor(classes: readonly UserClass[], random: Random) {
    this.#random = random;
    this.#classes = classes;
    this.#kinds = kindsOf(classes);
    this.#reached = new Float64Array(classes.length);
    this.#unassigned = new Float64Array(this.#kinds.length);
  }

  /** Requests by anyone of a kind that the challenger answered; spread over users when somebody asks. */
  addRequests(kind: number, requests: number): void {
    this.#unassigned[kind]! += requests;
  }

  /**
   * Requests that the challenger answered, each of any of the sessions of a kind equally likely; a session is added
   * once. Which sessions have a request is occupancy, and whose they are as with requests.
   */
  addSessions(kind: number, requests: number, sessions: number): void {
    this.#unassigned[kind]! += newlyOccupied(this.#random, requests, sessions, 0);
  }

  /** Users of each class whom the challenger reached so far, where no split counts users; they may be changed. */
  reachedByClass(): Float64Array {
    this.#settle();
    return this.#reached;
  }

  /** Users of a class whom the challenger reached since the phase began, whoever they are. */
  addMet(index: number, met: number): void {
    const reached = this.#reached[index]!;
    const again = hypergeometric(this.#random, this.#classes[index]!.users, reached, met);
    this.#reached[index] = reached + met - again;
  }

  /** Splits every class between the models, and those who are held out, once and for all of the phase. */
  assignUsers(share: number, routing: Random, heldOut = 0): readonly Arms[] {
    this.#settle();
    const held: HeldOut[] = [];
    this.#arms = this.#classes.map(({ users }, index) => {
      const challenger = binomial(routing, users, share);
      const reached = hypergeometric(this.#random, users, challenger, this.#reached[index]!);
      const others = users - challenger;
      const reachedOthers = this.#reached[index]! - reached;
      const out = heldOut > 0 ? binomial(routing, others, Math.min(1, heldOut / (1 - share))) : 0;
      const reachedOut = out > 0 ? hypergeometric(this.#random, others, out, reachedOthers) : 0;
      held.push({ users: out, reachedBefore: reachedOut });
      const nobody = { met: 0, exposed: 0, withEvent: 0 };
      return {
        challenger: { users: challenger, reachedBefore: reached, ...nobody },
        incumbent: { users: others - out, reachedBefore: reachedOthers - reachedOut, ...nobody },
      };
    });
    this.#heldOut = heldOut > 0 ? held : undefined;
    this.#armSessions = this.#kinds.map((kind) => ({
      incumbent: this.#noSessions(kind, 'incumbent'),
      challenger: this.#noSessions(kind, 'challenger'),
    }));
    return this.#arms;
  }

  /** Divides the sessions of a kind between the arms: one is of any user as likely as that user is active. */
  splitSessions(kind: number, sessions: number): Readonly<Record<Role, number>> {
    const { incumbent, challenger } = this.#armSessions[kind]!;
    const own = sumOf(challenger.weights);
    const rest = sumOf(incumbent.weights);
    const out = this.#heldOut ? this.#shareHeldOut(kind) * sumOf(this.#kinds[kind]!.trafficShares) : 0;
    const drawn = binomial(this.#random, sessions, own / (own + rest + out));
    const others = sessions - drawn;
    return {
      incumbent: out > 0 ? binomial(this.#random, others, rest / (rest + out)) : others,
      challenger: drawn,
    };
  }

  /**
   * Requests that fall on any of an arm's sessions of a kind: first those with the event, then others that are
   * counted, then those that are not. What a session comes to does not tell which class it is of, so the classes are
   * drawn when somebody asks.
   */
  addSessionsToArm(
    kind: number,
    role: Role,
    sessions: number,
    events: number,
    others: number,
    uncounted: number,
  ): void {
    const random = this.#random;
    const pending = this.#armSessions[kind]![role];
    const withEvent = newlyOccupied(random, events, sessions, 0);
    const exposed = newlyOccupied(random, others, sessions, withEvent);
    pending.withEvent += withEvent;
    pending.exposed += exposed;
    if (uncounted > 0) pending.met += newlyOccupied(random, uncounted, sessions, withEvent + exposed);
  }

  /**
   * Requests or sessions of an arm of a class, each of any of its users equally likely: first those with the event,
   * then others that are counted, then those that are not.
   */
  addToArm(arm: Arm, events: number, others: number, uncounted: number): void {
    const { users } = arm;
    const random = this.#random;
    if (users === 0) return;
    const newWithEvent = newlyOccupied(random, events, users, arm.withEvent);
    // Users with a first event are any of those without one; some of them had been exposed already, or met.
    const known = hypergeometric(random, users - arm.withEvent, arm.exposed - arm.withEvent, newWithEvent);
    const notKnown = newWithEvent - known;
    const met = hypergeometric(random, users - arm.exposed, arm.met - arm.exposed, notKnown);
    arm.withEvent += newWithEvent;
    arm.exposed += notKnown;
    arm.met += notKnown - met;
    const newExposed = newlyOccupied(random, others, users, arm.exposed);
    const metBefore = hypergeometric(random, users - arm.exposed, arm.met - arm.exposed, newExposed);
    arm.exposed += newExposed;
    arm.met += newExposed - metBefore;
    if (uncounted > 0) arm.met += newlyOccupied(random, uncounted, users, arm.met);
  }

  /** Users of one model's arm over all classes. */
  armCounts(role: Role): UserCounts {
    this.#settleArms();
    let exposed = 0;
    let withEvent = 0;
    for (const arms of this.#arms ?? []) {
      exposed += arms[role].exposed;
      withEvent += arms[role].withEvent;
    }
    return { exposed, withEvent };
  }

  /** Leaves the users of the current phase who are held out with the incumbent; all others are the challenger's from now on. */
  promote(): void {
    const held = this.#heldOut;
    this.endPhase();
    held?.forEach(({ reachedBefore }, index) => (this.#reached[index]! -= reachedBefore));
    this.#heldOut = held;
  }

  /** Share of the requests of a kind of users that comes from those whom a promotion left out. */
  shareLeftOut(kind: number): number {
    return this.#heldOut ? this.#shareHeldOut(kind) : 0;
  }

  /** Ends the split by user, if there is one. */
  endPhase(): void {
    this.#settleArms();
    this.#arms?.forEach(({ incumbent, challenger }, index) => {
      // Users met are any of the arm's, whether the challenger had reached them before or not.
      const again = hypergeometric(this.#random, challenger.users, challenger.reachedBefore, challenger.met);
      this.#reached[index] =
        incumbent.reachedBefore +
        challenger.reachedBefore +
        challenger.met -
        again +
        (this.#heldOut?.[index]!.reachedBefore ?? 0);
    });
    if (this.#arms) this.#heldOut = undefined;
    this.#arms = undefined;
    this.#armSessions = [];
  }

  /** Distinct users of the given kinds whom the challenger reached so far. */
  usersReached(counts: (kind: number) => boolean): number {
    this.endPhase();
    this.#settle();
    let sum = 0;
    for (let index = 0; index < this.#classes.length; index += 1) {
      if (!counts(this.#classes[index]!.kind)) continue;
      sum += this.#reached[index]! + (this.#heldOut?.[index]!.reachedBefore ?? 0);
    }
    return sum;
  }

  #shareHeldOut(kind: number): number {
    const { firstClass, trafficShares } = this.#kinds[kind]!;
    const out = trafficShares.map((share, index) => {
      const ofClass = firstClass + index;
      return (share * this.#heldOut![ofClass]!.users) / this.#classes[ofClass]!.users;
    });
    return sumOf(out) / sumOf(trafficShares);
  }

  #settle(): void {
    for (let kind = 0; kind < this.#kinds.length; kind += 1) {
      const unassigned = this.#unassigned[kind]!;
      if (unassigned === 0) continue;
      this.#unassigned[kind] = 0;
      const { firstClass, trafficShares, drawn } = this.#kinds[kind]!;
      const held = this.#heldOut;
      const shares = held
        ? trafficShares.map((share, index) => {
            const ofClass = firstClass + index;
            return share * (1 - held[ofClass]!.users / this.#classes[ofClass]!.users);
          })
        : trafficShares;
      multinomial(this.#random, unassigned, shares, drawn);
      for (let index = 0; index < drawn.length; index += 1) {
        const ofClass = firstClass + index;
        const users = this.#classes[ofClass]!.users - (held?.[ofClass]!.users ?? 0);
        this.#reached[ofClass]! += newlyOccupied(this.#random, drawn[index]!, users, this.#reached[ofClass]!);
      }
    }
  }

  #noSessions({ firstClass, trafficShares }: Kind, role: Role): ArmSessions {
    const weights = trafficShares.map((share, index) => {
      const { users } = this.#classes[firstClass + index]!;
      return (share * this.#arms![firstClass + index]![role].users) / users;
    });
    return { weights, withEvent: 0, exposed: 0, met: 0 };
  }

  #settleArms(): void {
    this.#armSessions.forEach((arms, kind) => {
      const { firstClass } = this.#kinds[kind]!;
      for (const role of roles) {
        const sessions = arms[role];
        if (sessions.withEvent + sessions.exposed + sessions.met === 0) continue;
        const byClass = (['withEvent', 'exposed', 'met'] as const).map((count) => {
          const drawn = new Float64Array(sessions.weights.length);
          multinomial(this.#random, sessions[count], sessions.weights, drawn);
          sessions[count] = 0;
          return drawn;
        });
        sessions.weights.forEach((_, index) => {
          const arm = this.#arms![firstClass + index]![role];
          this.addToArm(arm, byClass[0]![index]!, byClass[1]![index]!, byClass[2]![index]!);
        });
      }
    });
  }
}

/** The kinds of a world's classes, which every replication asks for. */
const kindsBefore = new WeakMap<readonly UserClass[], readonly Kind[]>();

function kindsOf(classes: readonly UserClass[]): readonly Kind[] {
  const kinds = kindsBefore.get(classes) ?? findKinds(classes);
  kindsBefore.set(classes, kinds);
  return kinds;
}

function findKinds(classes: readonly UserClass[]): Kind[] {
  const count = classes.at(-1)!.kind + 1;
  return Array.from({ length: count }, (_, kind) => {
    const own = classes.filter((ofClass) => ofClass.kind === kind);
    return {
      firstClass: classes.indexOf(own[0]!),
      trafficShares: Float64Array.from(own, ({ trafficShare }) => trafficShare),
      drawn: new Float64Array(own.length),
    };
  });
}

const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
