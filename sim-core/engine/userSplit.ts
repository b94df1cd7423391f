import type { Random } from '../random/index.ts';
import type { Evidence, EvidenceNeeds } from '../strategies/evidence.ts';
import type { Role } from '../world/behaviour.ts';
import { roles } from '../world/behaviour.ts';
import { SERVED_OUTCOMES, countedCells, tellsLatency } from '../world/cells.ts';
import type { CompiledWorld, Regime } from '../world/compile.ts';
import { ofKind } from '../world/rateTable.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';
import type { Reach } from './reach.ts';
import type { DrawnCells, ServedDraw, Stretch } from './servedDraw.ts';
import type { Arms, UserLedger } from './userLedger.ts';

/** What a split by user draws with. */
export interface UserSplitParts {
  readonly world: CompiledWorld;
  readonly traffic: ExpectedTraffic;
  readonly served: ServedDraw;
  readonly users: UserLedger;
  readonly reach: Reach;
  readonly routing: Random;
}

/** Draws one phase's split by user at one share: every user is assigned once, and counts of distinct users come of it. */
export class UserSplit {
  readonly #parts: UserSplitParts;
  readonly #needs: EvidenceNeeds;
  #arms: { readonly share: number; readonly byClass: readonly Arms[] } | undefined;

  constructor(needs: EvidenceNeeds, parts: UserSplitParts) {
    this.#needs = needs;
    this.#parts = parts;
  }

  /** Draws a stretch in which the challenger serves a share of the users; what came is in the counts of `served`. */
  draw(regime: Regime, share: number, stretch: Stretch): void {
    const { users, traffic, routing } = this.#parts;
    this.#arms ??= { share, byClass: users.assignUsers(share, routing) };
    if (this.#arms.share !== share) {
      throw new Error(
        `an exposure by user requires one share for its phase, got ${this.#arms.share} and ${share}`,
      );
    }
    if (traffic.hasSessions) this.#drawSessions(regime, stretch);
    else this.#drawRequests(regime, stretch, this.#arms.byClass);
  }

  /** Users of both arms since the phase began. */
  counts(): NonNullable<Evidence['users']> {
    const { users } = this.#parts;
    return { incumbent: users.armCounts('incumbent'), challenger: users.armCounts('challenger') };
  }

  #drawRequests(regime: Regime, stretch: Stretch, byClass: readonly Arms[]): void {
    const { world, served, users: ledger } = this.#parts;
    world.userClasses.forEach(({ users, trafficShare, kind }, index) => {
      for (const role of roles) {
        const table = ofKind(served.table(regime, role), kind);
        const arm = byClass[index]![role];
        const drawn = served.draw(role, table, (trafficShare * arm.users) / users, stretch);
        ledger.addToArm(arm, ...this.#countsOf(role, drawn, table.rates.length));
      }
    });
  }

  #drawSessions(regime: Regime, stretch: Stretch): void {
    const { world, traffic, served, users } = this.#parts;
    world.userKinds.forEach((_, kind) => {
      const sessions = users.splitSessions(kind, traffic.sessions(stretch.from, stretch.to, kind));
      for (const role of roles) {
        const table = ofKind(served.table(regime, role), kind);
        const count = sessions[role];
        const drawn = served.draw(role, table, Number.NaN, stretch, {
          sessions: { kind, count },
        });
        users.addSessionsToArm(kind, role, count, ...this.#countsOf(role, drawn, table.rates.length));
      }
    });
  }

  /** Requests with the event that users are counted for, others that are counted, and those that are not. */
  #countsOf(
    role: Role,
    { cells, gained }: DrawnCells,
    width: number,
  ): [events: number, others: number, uncounted: number] {
    const event = this.#needs.userEvent;
    if (!event) throw new Error('an exposure by user requires the event that its users are counted for');
    const counted = countedCells(width);
    const outcome = SERVED_OUTCOMES[event];
    const known = event === 'success' ? gained : 0;
    const events =
      known + (tellsLatency(width) ? cells[2 * outcome]! + cells[2 * outcome + 1]! : cells[outcome]!);
    let others = -events;
    for (let cell = 0; cell < counted; cell += 1) others += cells[cell]!;
    const uncounted = width > counted ? cells[counted]! : 0;
    if (role === 'challenger') this.#parts.reach.addElsewhere(events + others + uncounted);
    return [events, others, uncounted];
  }
}
