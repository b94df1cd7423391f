import type { Random } from '../random/index.ts';
import { poisson } from '../random/index.ts';
import type { Evidence, EvidenceNeeds, PreferenceCounts, ShadowCounts } from '../strategies/evidence.ts';
import type { PooledGate } from '../strategies/pooledGate.ts';
import type { Exposure } from '../strategies/strategy.ts';
import type { Role } from '../world/behaviour.ts';
import { roles } from '../world/behaviour.ts';
import { INTERLEAVED_OUTCOMES } from '../world/cells.ts';
import type { CompiledWorld, Regime } from '../world/compile.ts';
import type { RateTable } from '../world/rateTable.ts';
import { isConstant } from '../world/rateTable.ts';
import type { Drawer } from './drawer.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';
import { LabelLedger } from './labelLedger.ts';
import { addPairs, emptyShadowCounts, pairKinds } from './pairCounts.ts';
import type { RecordNode } from './gateSearch.ts';
import { GateSearch, readServed } from './gateSearch.ts';
import { Reach } from './reach.ts';
import type { DrawnCells, Stretch } from './servedDraw.ts';
import { ServedDraw } from './servedDraw.ts';
import type { OpenStream } from './streams.ts';
import type { TickSplitter } from './tickSplitter.ts';
import { UserLedger } from './userLedger.ts';
import { CountsOfCells } from './units/countsOfCells.ts';
import { RequestSums } from './units/requestSums.ts';
import { SessionSplit } from './units/sessionSplit.ts';
import { servePromoted } from './units/servePromoted.ts';
import { SuccessValues } from './units/successValues.ts';
import type { SplitParts } from './userSplit.ts';
import { UserSplit } from './userSplit.ts';

/**
 * The ticks engine: draws the counts of whole blocks of ticks, one Poisson a cell, instead of requests. Exact,
 * because requests are independent given the traffic (superposition of Poisson processes); its cost does not
 * depend on the number of requests.
 */
export class TickDrawer implements Drawer {
  readonly #world: CompiledWorld;
  readonly #traffic: ExpectedTraffic;
  readonly #outcomes: Random;
  readonly #users: UserLedger;
  readonly #reach: Reach;
  readonly #splitter: TickSplitter | undefined;
  /** Undefined where labels are known at once. */
  readonly #labels: LabelLedger | undefined;
  readonly #served: ServedDraw;
  readonly #open: OpenStream;
  readonly #lazy: boolean;
  readonly #usersRandom: Random;
  readonly #values: SuccessValues;
  #countsOf: CountsOfCells;
  /** The split by user or session of the phase, if there is one; sums over requests, if the strategy reads them. */
  #byUser: UserSplit | undefined;
  #bySession: SessionSplit | undefined;
  #byRequest: RequestSums | undefined;
  #preference: PreferenceCounts = noPreferences();
  #shadow: ShadowCounts = emptyShadowCounts();
  #routing: Random | undefined;
  /** The world under the exposure in force. */
  #regime: Regime;
  #needs: EvidenceNeeds = { slow: false };

  /**
   * @param lazy whether gates are searched for instead of walked to
   * @param splitter when a trace is wanted: spreads what is drawn over the ticks of the block
   */
  constructor(
    world: CompiledWorld,
    traffic: ExpectedTraffic,
    open: OpenStream,
    { lazy = false, splitter }: { lazy?: boolean; splitter?: TickSplitter } = {},
  ) {
    this.#world = world;
    this.#regime = world;
    this.#traffic = traffic;
    this.#open = open;
    this.#outcomes = open('outcomes');
    const random = open('users');
    this.#usersRandom = random;
    this.#values = new SuccessValues(world, traffic, random);
    this.#countsOf = new CountsOfCells(this.#needs, this.#values);
    this.#users = new UserLedger(world.userClasses, random);
    this.#reach = new Reach(world, traffic, this.#users, random);
    this.#splitter = splitter;
    const { labels } = world.source;
    this.#labels = labels && new LabelLedger(labels, world.tickHours, open('labels'));
    this.#served = new ServedDraw(traffic, this.#outcomes, this.#labels, splitter);
    this.#lazy = lazy;
  }

  /** The lazy engine finds when a gate acts without playing every tick. */
  findGate(
    from: number,
    exposure: Exposure,
    regime: Regime,
    gate: PooledGate,
  ): { to: number; evidence: Evidence } | undefined {
    // Labels that come late leave nothing to prove of successes: their ticks are walked.
    if (!this.#lazy || (this.#labels && gate.metrics.includes('successes'))) return undefined;
    this.#regime = regime;
    return this.#searchGate(from, exposure, gate);
  }

  startPhase(needs: EvidenceNeeds): void {
    this.#users.endPhase();
    this.#byUser = undefined;
    this.#bySession = undefined;
    this.#byRequest = needs.units && new RequestSums(needs.units);
    this.#countsOf = new CountsOfCells(needs, this.#values);
    this.#served.startPhase(needs);
    this.#needs = needs;
    this.#labels?.startPhase(needs.slow);
  }

  startCohort(): void {
    this.#labels?.startCohort();
  }

  draw(from: number, to: number, exposure: Exposure, regime: Regime): Evidence {
    this.#regime = regime;
    const { challenger, interleaved, shadowed, by } = exposure;
    this.#served.clear();
    if (interleaved > 0) this.#preference = noPreferences();
    if (shadowed > 0) this.#shadow = emptyShadowCounts();
    const readsSuccesses = this.#needs.userEvent === 'success' || this.#needs.units !== undefined;
    const hasBegun = this.#byUser ?? this.#bySession;
    if (by !== 'request' && hasBegun && this.#labels && readsSuccesses) {
      throw new Error(
        'under label delay only the events engine can count users with a success look by look; this one can do so once a phase',
      );
    }
    let evidence: Evidence = {};
    for (let start = from, end; start < to; start = end) {
      end = this.#endOfStretch(start, to, exposure);
      this.#splitter?.begin(start, end, 1 - challenger - interleaved - shadowed);
      if (by === 'user') evidence = this.#drawByUser({ from: start, to: end, until: to }, exposure);
      else if (by === 'session' && this.#traffic.hasSessions)
        evidence = this.#drawBySession({ from: start, to: end, until: to }, exposure);
      else if (challenger > 0) evidence = this.#drawSplit({ from: start, to: end, until: end }, exposure);
      if (interleaved > 0)
        evidence = { ...evidence, preference: this.#drawInterleaved(start, end, interleaved) };
      if (shadowed > 0) evidence = { ...evidence, shadow: this.#drawShadow(start, end, shadowed) };
      this.#reach.settle(start, end);
      this.#splitter?.addUnseen(exposure.heldOut);
      this.#splitter?.end();
    }
    if (by === 'user' && this.#byUser) return { ...evidence, ...this.#byUser.evidence() };
    const sums = by === 'session' && this.#bySession ? this.#bySession.sums() : this.#byRequest?.sums;
    return sums && challenger > 0 ? { ...evidence, units: sums } : evidence;
  }

  serveAll(
    from: number,
    to: number,
    model: Role,
    regime: Regime,
    held: Pick<Exposure, 'by' | 'heldOut'> = { by: 'request' },
  ): void {
    this.#regime = regime;
    const parts = {
      world: this.#world,
      traffic: this.#traffic,
      users: this.#users,
      reach: this.#reach,
      random: this.#outcomes,
    };
    const reached = model === 'challenger' ? servePromoted(parts, from, to, held) : undefined;
    if (!this.#splitter) return;
    const table = this.#regime.cells(model);
    this.#splitter.begin(from, to, 0);
    const cells = this.#splitter.drawCells(table, reached);
    this.#labels?.startPhase(false);
    this.#labels?.drawServed(model, this.#served.weightsOf(table), table.rates.length, cells, from, to);
    this.#splitter.cells(model, table, cells, { labels: this.#labels?.family(model) });
    this.#splitter.addUnseen(held.heldOut);
    this.#splitter.end();
  }

  requestsReached(): number {
    return this.#reach.requests;
  }

  usersReached(): number {
    return this.#users.usersReached((kind) => !this.#world.userKinds[kind]!.isBot);
  }

  /**
   * What can be drawn at once from a tick on. Which sessions a block's requests belong to has to be known of the
   * requests of every cell alike, so where rates change requests that come in sessions are drawn tick by tick.
   */
  #endOfStretch(from: number, to: number, { by, challenger, interleaved }: Exposure): number {
    if (!this.#countsOf.areSteady(this.#regime)) return from + 1;
    if (!this.#traffic.hasSessions) return to;
    // Which of an arm's sessions are old enough for their labels is known where its sessions are known by tick.
    if (by !== 'request' && this.#labels) return from + 1;
    const tables: RateTable[] = [];
    if (by !== 'request' || challenger > 0) tables.push(this.#served.table(this.#regime, 'challenger'));
    if (by !== 'request') tables.push(this.#served.table(this.#regime, 'incumbent'));
    if (interleaved > 0) tables.push(this.#regime.cells('interleaved'));
    return tables.every(isConstant) ? to : from + 1;
  }

  #drawSplit(stretch: Stretch, { challenger, interleaved, shadowed, heldOut = 0 }: Exposure): Evidence {
    const rest = 1 - challenger - interleaved - shadowed - heldOut;
    const incumbents = this.#served.table(this.#regime, 'incumbent');
    const challengers = this.#served.table(this.#regime, 'challenger');
    const first = this.#served.draw('incumbent', incumbents, rest, stretch);
    this.#addToSums('incumbent', first, stretch);
    const second = this.#served.draw('challenger', challengers, challenger, stretch);
    this.#addToSums('challenger', second, stretch);
    this.#reach.addCells(challengers, second.cells, 0, stretch.from, stretch.to);
    return this.#served.evidence;
  }

  #addToSums(role: Role, drawn: DrawnCells, stretch: Stretch): void {
    this.#byRequest?.add(role, this.#countsOf.of(this.#regime, role, undefined, stretch, drawn));
  }

  #drawBySession(stretch: Stretch, exposure: Exposure): Evidence {
    this.#bySession ??= new SessionSplit(this.#needs, this.#splitParts());
    this.#bySession.draw(this.#regime, exposure, stretch);
    return this.#served.evidence;
  }

  #drawByUser(stretch: Stretch, exposure: Exposure): Evidence {
    const { interleaved, shadowed } = exposure;
    if (interleaved > 0 || shadowed > 0) {
      throw new Error(
        'an exposure by user splits users between the models; it requires no interleaving or shadow',
      );
    }
    this.#byUser ??= new UserSplit(this.#needs, this.#splitParts());
    this.#byUser.draw(this.#regime, exposure, stretch);
    return this.#served.evidence;
  }

  #splitParts(): SplitParts {
    return {
      world: this.#world,
      traffic: this.#traffic,
      served: this.#served,
      users: this.#users,
      reach: this.#reach,
      routing: (this.#routing ??= this.#open('routing')),
      random: this.#usersRandom,
      countsOf: this.#countsOf,
    };
  }

  #searchGate(
    from: number,
    { challenger, interleaved, shadowed }: Exposure,
    gate: PooledGate,
  ): { to: number; evidence: Evidence } {
    const incumbent = {
      table: this.#served.table(this.#regime, 'incumbent'),
      share: 1 - challenger - interleaved - shadowed,
    };
    const other = { table: this.#served.table(this.#regime, 'challenger'), share: challenger };
    const width = other.table.rates.length;
    const gained = { incumbent: 0, challenger: 0 };
    const search = new GateSearch(
      this.#traffic,
      this.#outcomes,
      [incumbent, other],
      gate,
      this.#recordNode(other.table, gained),
    );
    const to = search.run(from);
    const { counts } = this.#served;
    readServed(search.cells, 0, width, counts.incumbent);
    readServed(search.cells, width, width, counts.challenger);
    counts.incumbent.successes += gained.incumbent;
    counts.challenger.successes += gained.challenger;
    // Unless every stretch was settled as it came, because it matters when the requests were.
    if (!this.#settlesByStretch(other.table)) {
      this.#reach.addCells(other.table, search.cells, width, from, to);
      this.#reach.settle(from, to);
    }
    return { to, evidence: this.#served.evidence };
  }

  /** Whether it makes a difference to the users reached in which ticks the requests of a cell came. */
  #settlesByStretch(table: RateTable): boolean {
    return this.#traffic.hasSessions || table.byKind !== undefined;
  }

  /** @param gained takes what the team's successes are beyond the true ones */
  #recordNode(challengers: RateTable, gained: Record<Role, number>): RecordNode | undefined {
    const splitter = this.#splitter;
    const labels = this.#labels;
    const settles = this.#settlesByStretch(challengers);
    if (!splitter && !labels && !settles) return undefined;
    const tables = { incumbent: this.#served.table(this.#regime, 'incumbent'), challenger: challengers };
    const width = challengers.rates.length;
    return (from, to, cells) => {
      if (settles) {
        this.#reach.addCells(challengers, cells, width, from, to);
        this.#reach.settle(from, to);
      }
      if (!splitter && !labels) return;
      splitter?.begin(from, to, 0);
      for (const role of roles) {
        const table = tables[role];
        const own = role === 'incumbent' ? cells.subarray(0, width) : cells.subarray(width);
        if (labels)
          gained[role] += labels.drawServed(role, this.#served.weightsOf(table), width, own, from, to);
        splitter?.cells(role, table, own, { labels: labels?.family(role) });
      }
      splitter?.end();
    };
  }

  #drawInterleaved(from: number, to: number, share: number): PreferenceCounts {
    const table = this.#regime.cells('interleaved');
    const cells = table.rates.map((_, cell) =>
      poisson(this.#outcomes, share * this.#traffic.expected(table, cell, from, to)),
    );
    this.#reach.addCells(table, cells, 0, from, to);
    this.#splitter?.interleaved(table, cells);
    const counts = this.#preference;
    counts.sessions += cells.reduce((sum, count) => sum + count, 0);
    counts.incumbentWins += cells[INTERLEAVED_OUTCOMES.incumbentWins]!;
    counts.challengerWins += cells[INTERLEAVED_OUTCOMES.challengerWins]!;
    counts.ties += cells[INTERLEAVED_OUTCOMES.tie]!;
    return counts;
  }

  #drawShadow(from: number, to: number, share: number): ShadowCounts {
    const table = this.#regime.cells('pairs');
    const cells = table.rates.map((_, cell) =>
      poisson(this.#outcomes, share * this.#traffic.expected(table, cell, from, to)),
    );
    const counts = this.#shadow;
    const labels = this.#labels?.family('pairs');
    labels?.draw(this.#served.weightsOf(table), table.rates.length, cells, from, to);
    cells.forEach((count, cell) => addPairs(counts, cell, count, count - (labels?.unknown[cell] ?? 0)));
    if (labels) pairKinds.forEach((kind, pool) => (counts.correct[kind] += labels.late[pool]!));
    this.#splitter?.pairs(table, cells, labels);
    return counts;
  }
}

const noPreferences = (): PreferenceCounts => ({
  sessions: 0,
  incumbentWins: 0,
  challengerWins: 0,
  ties: 0,
});
