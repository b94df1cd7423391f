import type { Random } from '../random/index.ts';
import type { Evidence, EvidenceNeeds } from '../strategies/evidence.ts';
import type { Exposure } from '../strategies/strategy.ts';
import type { Role } from '../world/behaviour.ts';
import { roles } from '../world/behaviour.ts';
import { SERVED_OUTCOMES, countedCells, tellsLatency } from '../world/cells.ts';
import type { CompiledWorld, Regime } from '../world/compile.ts';
import { ofKind } from '../world/rateTable.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';
import type { Reach } from './reach.ts';
import type { DrawnCells, ServedDraw, Stretch } from './servedDraw.ts';
import type { CountsOfCells } from './units/countsOfCells.ts';
import { requestsOf } from './units/countsOfCells.ts';
import { UserTally } from './units/userTally.ts';
import type { Arms, UserLedger } from './userLedger.ts';

/** What a split by user or session draws with. */
export interface SplitParts {
  readonly world: CompiledWorld;
  readonly traffic: ExpectedTraffic;
  readonly served: ServedDraw;
  readonly users: UserLedger;
  readonly reach: Reach;
  readonly routing: Random;
  readonly random: Random;
  readonly countsOf: CountsOfCells;
}

/**
 * Draws one phase's split by user at one share: every user is assigned once, and counts of distinct users come of it, or sums over
 * users counted one by one where the strategy reads these.
 */
export class UserSplit {
  readonly #parts: SplitParts;
  readonly #needs: EvidenceNeeds;
  readonly #tally: UserTally | undefined;
  #arms: { readonly share: number; readonly byClass: readonly Arms[] } | undefined;

  constructor(needs: EvidenceNeeds, parts: SplitParts) {
    this.#needs = needs;
    this.#parts = parts;
    this.#tally = needs.units && new UserTally(parts.world, parts.random, needs.units);
  }

  /** Draws a stretch in which the challenger serves a share of the users; what came is in the counts of `served`. */
  draw(regime: Regime, { challenger: share, heldOut }: Exposure, stretch: Stretch): void {
    const { users, traffic, routing } = this.#parts;
    if (!this.#arms && this.#tally && share === 0) {
      this.#drawBefore(this.#tally, regime, stretch);
      return;
    }
    if (!this.#arms) {
      this.#arms = { share, byClass: users.assignUsers(share, routing, heldOut) };
      this.#tally?.assign(this.#arms.byClass);
    }
    if (this.#arms.share !== share) {
      throw new Error(
        `an exposure by user requires one share for its phase, got ${this.#arms.share} and ${share}`,
      );
    }
    if (traffic.hasSessions) this.#drawSessions(regime, stretch);
    else this.#drawRequests(regime, stretch, this.#arms.byClass);
  }

  /** Users of both arms since the phase began, as the strategy reads them; nothing before they are split. */
  evidence(): Pick<Evidence, 'users' | 'units'> {
    if (!this.#arms) return {};
    if (this.#tally) return { units: this.#tally.sums() };
    const { users } = this.#parts;
    return {
      users: { incumbent: users.armCounts('incumbent'), challenger: users.armCounts('challenger') },
    };
  }

  #drawRequests(regime: Regime, stretch: Stretch, byClass: readonly Arms[]): void {
    const { world, served, users: ledger } = this.#parts;
    world.userClasses.forEach(({ users, trafficShare, kind }, index) => {
      for (const role of roles) {
        const table = ofKind(served.table(regime, role), kind);
        const arm = byClass[index]![role];
        const drawn = served.draw(role, table, (trafficShare * arm.users) / users, stretch);
        if (this.#tally)
          this.#tally.addRequests(index, role, this.#reached(role, regime, kind, stretch, drawn));
        else ledger.addToArm(arm, ...this.#countsOf(role, drawn, table.rates.length));
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
        const drawn = served.draw(role, table, Number.NaN, stretch, { sessions: { kind, count } });
        if (this.#tally)
          this.#tally.addSessions(kind, role, count, this.#reached(role, regime, kind, stretch, drawn));
        else users.addSessionsToArm(kind, role, count, ...this.#countsOf(role, drawn, table.rates.length));
      }
    });
  }

  /** Everybody is the incumbent's, and nobody is assigned yet. */
  #drawBefore(tally: UserTally, regime: Regime, stretch: Stretch): void {
    const { world, traffic, served, countsOf } = this.#parts;
    if (traffic.hasSessions) {
      world.userKinds.forEach((_, kind) => {
        const table = ofKind(served.table(regime, 'incumbent'), kind);
        const count = traffic.sessions(stretch.from, stretch.to, kind);
        const drawn = served.draw('incumbent', table, Number.NaN, stretch, { sessions: { kind, count } });
        tally.addSessions(kind, undefined, count, countsOf.of(regime, 'incumbent', kind, stretch, drawn));
      });
      return;
    }
    world.userClasses.forEach(({ trafficShare, kind }, index) => {
      const table = ofKind(served.table(regime, 'incumbent'), kind);
      const drawn = served.draw('incumbent', table, trafficShare, stretch);
      tally.addRequests(index, undefined, countsOf.of(regime, 'incumbent', kind, stretch, drawn));
    });
  }

  /** The counts of drawn cells, the challenger's requests among those that it reached. */
  #reached(role: Role, regime: Regime, kind: number, stretch: Stretch, drawn: DrawnCells) {
    const counts = this.#parts.countsOf.of(regime, role, kind, stretch, drawn);
    if (role === 'challenger') this.#parts.reach.addElsewhere(requestsOf(counts));
    return counts;
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
