import type { Random } from '../../random/index.ts';
import type { Evidence, EvidenceNeeds } from '../../strategies/evidence.ts';
import type { Exposure } from '../../strategies/strategy.ts';
import type { Role } from '../../world/behaviour.ts';
import type { CompiledWorld, Regime } from '../../world/compile.ts';
import type { ExpectedTraffic } from '../expectedTraffic.ts';
import type { Reach } from '../reach.ts';
import type { DrawnCells, ServedDraw, Stretch } from '../servedDraw.ts';
import { StickySplit } from '../stickySplit.ts';
import type { UserLedger } from '../userLedger.ts';
import type { SplitParts } from '../userSplit.ts';
import { UserSplit } from '../userSplit.ts';
import { CountsOfCells } from './countsOfCells.ts';
import { RequestSums } from './requestSums.ts';
import { SessionSplit } from './sessionSplit.ts';
import { SuccessValues } from './successValues.ts';

/** What the splits of a plan draw with. */
export interface UnitSplitsParts {
  readonly world: CompiledWorld;
  readonly traffic: ExpectedTraffic;
  readonly served: ServedDraw;
  readonly users: UserLedger;
  readonly reach: Reach;
  readonly random: Random;
  /** The stream that units are assigned by, opened when first asked for. */
  openRouting(this: void): Random;
}

/** The units that the phase of the ticks engine splits, as far as somebody counts them or they stay with their model. */
export class UnitSplits {
  readonly #parts: UnitSplitsParts;
  readonly #needs: EvidenceNeeds;
  #isRead = true;
  readonly #countsOf: CountsOfCells;
  /** Users who are counted, and those who are not, whose share may change. */
  #byUser: UserSplit | undefined;
  #sticky: StickySplit | undefined;
  #bySession: SessionSplit | undefined;
  readonly #byRequest: RequestSums | undefined;

  constructor(needs: EvidenceNeeds, parts: UnitSplitsParts) {
    this.#parts = parts;
    this.#needs = needs;
    this.#countsOf = new CountsOfCells(needs, new SuccessValues(parts.world, parts.traffic, parts.random));
    this.#byRequest = needs.units && new RequestSums(needs.units);
  }

  /** Whether a block of ticks can be counted at once. */
  areSteady(regime: Regime): boolean {
    return this.#countsOf.areSteady(regime);
  }

  /** Nobody reads any more what is counted. */
  stopReading(): void {
    this.#isRead = false;
  }

  /** Whether users or sessions with a success have been counted in the phase already, and are to be counted again. */
  hasCountedSuccesses(): boolean {
    if (!this.#isRead) return false;
    const reads = this.#needs.userEvent === 'success' || this.#needs.units !== undefined;
    return reads && (this.#byUser ?? this.#bySession) !== undefined;
  }

  /** Draws a stretch of a split by user; what came is in the counts of `served`. */
  drawByUser(regime: Regime, exposure: Exposure, stretch: Stretch): void {
    if (this.#needs.userEvent || this.#needs.units) {
      this.#byUser ??= new UserSplit(this.#needs, this.#splitParts());
      this.#byUser.draw(regime, exposure, stretch);
      return;
    }
    if (exposure.heldOut) {
      throw new Error('users who stay with their model uncounted require an exposure that holds nobody out');
    }
    this.#sticky ??= new StickySplit(this.#parts.random, this.#splitParts());
    this.#sticky.draw(regime, exposure.challenger, stretch);
  }

  /** The same of a split by session, where requests come in sessions. */
  drawBySession(regime: Regime, exposure: Exposure, stretch: Stretch): void {
    this.#bySession ??= new SessionSplit(this.#needs, this.#splitParts());
    this.#bySession.draw(regime, exposure, stretch);
  }

  /** Adds requests of a split by request to the sums over them, where these are read. */
  addRequests(regime: Regime, role: Role, stretch: Stretch, drawn: DrawnCells): void {
    this.#byRequest?.add(role, this.#countsOf.of(regime, role, undefined, stretch, drawn));
  }

  /** What was counted since the phase began. */
  evidence({ by, challenger }: Exposure): Pick<Evidence, 'users' | 'units'> {
    if (by === 'user') return this.#byUser?.evidence() ?? {};
    const units = this.#bySession ? this.#bySession.sums() : this.#byRequest?.sums;
    return units && challenger > 0 ? { units } : {};
  }

  #splitParts(): SplitParts {
    // Written out: what is left of an object by a rest pattern is a kind of its own every time.
    const { world, traffic, served, users, reach, random, openRouting } = this.#parts;
    return {
      world,
      traffic,
      served,
      users,
      reach,
      random,
      routing: openRouting(),
      countsOf: this.#countsOf,
    };
  }
}
