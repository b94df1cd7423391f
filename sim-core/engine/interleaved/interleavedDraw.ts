import type { Random } from '../../random/index.ts';
import { poisson } from '../../random/index.ts';
import type { EvidenceNeeds, PreferenceCounts, UserCredits } from '../../strategies/evidence.ts';
import type { Exposure } from '../../strategies/strategy.ts';
import { INTERLEAVED_OUTCOMES } from '../../world/cells.ts';
import type { CompiledWorld, Regime } from '../../world/compile.ts';
import type { InterleavingMethod } from '../../world/ranking/interleavingMethod.ts';
import { TEAM_DRAFT } from '../../world/ranking/interleavingMethod.ts';
import { isEnumerable } from '../../world/ranking/mergedTruth.ts';
import type { RateTable } from '../../world/rateTable.ts';
import { ofKind } from '../../world/rateTable.ts';
import type { ExpectedTraffic } from '../expectedTraffic.ts';
import type { Reach } from '../reach.ts';
import { sparseNumbers } from '../sparseNumbers.ts';
import type { TickSplitter } from '../tickSplitter.ts';
import type { UserLedger } from '../userLedger.ts';
import type { InterleavedOutcome } from './interleavedSession.ts';
import { playInterleavedSession } from './interleavedSession.ts';
import { InterleavedUsers } from './interleavedUsers.ts';

/** What interleaved sessions are drawn with. */
export interface InterleavedParts {
  readonly world: CompiledWorld;
  readonly traffic: ExpectedTraffic;
  readonly outcomes: Random;
  readonly users: Random;
  readonly ledger: UserLedger;
  readonly reach: Reach;
  readonly splitter: TickSplitter | undefined;
}

/** The outcomes in the order of their cells. */
const OUTCOMES = Object.keys(INTERLEAVED_OUTCOMES) as (keyof typeof INTERLEAVED_OUTCOMES)[];
const NAMES = OUTCOMES.map((outcome): InterleavedOutcome => (outcome === 'tie' ? 'ties' : outcome));

/**
 * Draws the interleaved sessions of one phase. Where every session is by itself and what it comes to can be enumerated they
 * are counts of cells; otherwise one session is drawn after the other: users by user, or lists and clicks one by one.
 */
export class InterleavedDraw {
  readonly #parts: InterleavedParts;
  readonly #needs: EvidenceNeeds;
  #byUser: InterleavedUsers | undefined;
  #counts: PreferenceCounts = noPreferences();
  /** Cells by coins, or one table for all: looked up once, for there are many sessions. */
  #tables: { readonly regime: Regime; readonly byCoins: RateTable[] } | undefined;

  constructor(needs: EvidenceNeeds, parts: InterleavedParts) {
    this.#needs = needs;
    this.#parts = parts;
  }

  /** Forgets what was drawn since the last look. */
  clear(): void {
    this.#counts = noPreferences();
  }

  /** The table whose cells are drawn at once for a stretch; undefined where sessions are drawn one by one. */
  table(regime: Regime, { interleaving = TEAM_DRAFT }: Exposure): RateTable | undefined {
    return this.#byUser || !this.#isEnumerable(interleaving) ? undefined : regime.cells('interleaved');
  }

  /** Assigns users where the phase does so; to be called before anything else of the phase. */
  begin(exposure: Exposure): void {
    const { world, users } = this.#parts;
    this.#byUser ??= InterleavedUsers.of(exposure, this.#needs, world, users);
    if (this.#byUser && exposure.challenger > 0) {
      throw new Error(
        'interleaved sessions by user require that no others are served by the challenger in the same phase',
      );
    }
  }

  /** Draws ticks [from, to) and returns the counts since the last look. */
  draw(regime: Regime, exposure: Exposure, from: number, to: number): PreferenceCounts {
    const table = this.table(regime, exposure);
    if (table) this.#drawCells(table, exposure.interleaved, from, to);
    else for (let tick = from; tick < to; tick += 1) this.#drawTick(regime, exposure, tick);
    return this.#counts;
  }

  /** Credits of users since the phase began; undefined where nobody reads them. */
  credits(): readonly UserCredits[] | undefined {
    return this.#needs.userCredits ? this.#byUser?.credits() : undefined;
  }

  /** Hands over whom the challenger has reached. */
  endPhase(): void {
    this.#byUser?.metByClass().forEach((met, index) => this.#parts.ledger.addMet(index, met));
    this.#byUser = undefined;
  }

  #isEnumerable(interleaving: InterleavingMethod): boolean {
    const { ranking } = this.#parts.world.source;
    if (!ranking) throw new Error('an interleaved exposure requires a world with a ranking');
    return isEnumerable(ranking, interleaving);
  }

  #drawCells(table: RateTable, share: number, from: number, to: number): void {
    const { traffic, outcomes, reach, splitter } = this.#parts;
    const cells = table.rates.map((_, cell) =>
      poisson(outcomes, share * traffic.expected(table, cell, from, to)),
    );
    reach.addCells(table, cells, 0, from, to);
    splitter?.interleaved(table, cells);
    cells.forEach((count, cell) => addOutcomes(this.#counts, NAMES[cell]!, count));
  }

  #drawTick(regime: Regime, { interleaving = TEAM_DRAFT, interleaved }: Exposure, tick: number): void {
    const { world, traffic, outcomes, reach, splitter } = this.#parts;
    const ofTick = noPreferences();
    const outcomeOf = this.#isEnumerable(interleaving)
      ? this.#enumerated(regime, tick)
      : this.#played(regime, interleaving, tick);
    world.userKinds.forEach(({ trafficShare }, kind) => {
      const sessions = traffic.hasSessions ? traffic.sessions(tick, tick + 1, kind) : undefined;
      const expected =
        sessions === undefined ? trafficShare * traffic.requests[tick]! : traffic.ofSessions(sessions);
      const requests = poisson(outcomes, interleaved * expected);
      const nextUser = this.#byUser && this.#senders(this.#byUser, kind, sessions);
      for (let request = 0; request < requests; request += 1) {
        const user = nextUser?.();
        const outcome = outcomeOf(kind, user === undefined ? undefined : this.#byUser!.coinsOf(user));
        addOutcomes(ofTick, outcome, 1);
        if (user !== undefined) this.#byUser!.add(user, outcome);
      }
      if (this.#byUser) reach.addElsewhere(requests);
      else reach.addOfKind(kind, requests);
    });
    for (const key of ['sessions', 'incumbentWins', 'challengerWins', 'ties'] as const) {
      this.#counts[key] += ofTick[key];
    }
    splitter?.interleavedOfTick(tick, ofTick);
  }

  /** What a session of a kind comes to, by the probabilities of its cells. */
  #enumerated(regime: Regime, tick: number): (kind: number, coins: number | undefined) => InterleavedOutcome {
    const { outcomes } = this.#parts;
    if (this.#tables?.regime !== regime) this.#tables = { regime, byCoins: [] };
    const tables = this.#tables.byCoins;
    return (kind, coins) => {
      const { rates } = ofKind((tables[coins ?? 0] ??= regime.cells('interleaved', { coins })), kind);
      let left = outcomes.uniform();
      for (let cell = 0; cell < NAMES.length; cell += 1) {
        left -= rates[cell]![tick]!;
        if (left < 0) return NAMES[cell]!;
      }
      return 'ties';
    };
  }

  /** The same, played. */
  #played(
    regime: Regime,
    interleaving: InterleavingMethod,
    tick: number,
  ): (kind: number, coins: number | undefined) => InterleavedOutcome {
    const { world, outcomes } = this.#parts;
    const models = world.userKinds.map(({ toward, isBot }) =>
      world.segmentShares.map((_, segment) => ({
        incumbent: toward(regime.behaviour('incumbent', segment, tick)),
        challenger: toward(regime.behaviour('challenger', segment, tick)),
        isBot,
      })),
    );
    return (kind, coins) => {
      let left = outcomes.uniform();
      const drawn = world.segmentShares.findIndex((shares) => (left -= shares[tick]!) < 0);
      return playInterleavedSession(outcomes, models[kind]!.at(drawn)!, interleaving, coins);
    };
  }

  /** Draws whose each request of a kind is: any user's as likely as active, or that of any of the sessions opened. */
  #senders(byUser: InterleavedUsers, kind: number, sessions: number | undefined): () => number {
    const { users } = this.#parts;
    const anyone = () => byUser.anyoneOf(kind, users);
    if (sessions === undefined) return anyone;
    const owners = sparseNumbers(sessions);
    return () => {
      const session = Math.floor(users.uniform() * sessions);
      let owner = owners.get(session);
      if (owner === undefined) {
        owner = anyone();
        owners.set(session, owner);
      }
      return owner;
    };
  }
}

function addOutcomes(counts: PreferenceCounts, outcome: InterleavedOutcome, count: number): void {
  counts.sessions += count;
  if (outcome !== 'error') counts[outcome] += count;
}

function noPreferences(): PreferenceCounts {
  return { sessions: 0, incumbentWins: 0, challengerWins: 0, ties: 0 };
}
