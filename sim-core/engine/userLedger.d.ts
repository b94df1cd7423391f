import type { Random } from '../random/index.ts';
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
export declare class UserLedger {
  #private;
  constructor(classes: readonly UserClass[], random: Random);
  /** Requests by anyone that the challenger answered; spread over users when somebody asks. */
  addRequests(requests: number): void;
  /** Splits every class between the models once and for all of the phase. */
  assignUsers(share: number, routing: Random): readonly Arms[];
  /** Requests of an arm of a class: first those with the event, then the rest. */
  addToArm(arm: Arm, events: number, others: number): void;
  /** Users of one model's arm over all classes. */
  armCounts(role: Role): UserCounts;
  /** Ends the split by user, if there is one. */
  endPhase(): void;
  /** Distinct users whom the challenger reached so far. */
  usersReached(): number;
}
export {};
