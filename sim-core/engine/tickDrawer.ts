import type { Random } from '../random/index.ts';
import { poisson } from '../random/index.ts';
import type {
  Evidence,
  EvidenceNeeds,
  PreferenceCounts,
  ServedCounts,
  ShadowCounts,
} from '../strategies/evidence.ts';
import type { PooledGate } from '../strategies/pooledGate.ts';
import type { Exposure } from '../strategies/strategy.ts';
import type { Role } from '../world/behaviour.ts';
import {
  INTERLEAVED_OUTCOMES,
  SERVED_CELLS_WITH_LATENCY,
  SERVED_OUTCOMES,
  countedCells,
  tellsLatency,
} from '../world/cells.ts';
import type { CompiledWorld, Regime } from '../world/compile.ts';
import type { RateTable } from '../world/rateTable.ts';
import { isConstant, ofKind } from '../world/rateTable.ts';
import type { Drawer } from './drawer.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';
import { LabelLedger } from './labelLedger.ts';
import { addPairs, emptyShadowCounts, pairKinds } from './pairCounts.ts';
import type { RecordNode } from './gateSearch.ts';
import { GateSearch, readServed } from './gateSearch.ts';
import { Reach } from './reach.ts';
import type { OpenStream } from './streams.ts';
import type { ArmSessions, TickSplitter } from './tickSplitter.ts';
import { UserLedger } from './userLedger.ts';
import type { Arms } from './userLedger.ts';

/**
 * The ticks engine: draws the counts of whole blocks of ticks, one Poisson a cell, instead of requests. Exact,
 * because requests are independent given the traffic (superposition of Poisson processes); its cost does not
 * depend on the number of requests.
 */
export class TickDrawer implements Drawer {
  readonly #world: CompiledWorld;
  readonly #traffic: ExpectedTraffic;
  readonly #outcomes: Random;
  readonly #routing: Random;
  readonly #users: UserLedger;
  readonly #reach: Reach;
  readonly #splitter: TickSplitter | undefined;
  /** Undefined where labels are known at once. */
  readonly #labels: LabelLedger | undefined;
  readonly #incumbent: ServedCounts = { requests: 0, errors: 0, successes: 0, slow: Number.NaN };
  readonly #challenger: ServedCounts = { requests: 0, errors: 0, successes: 0, slow: Number.NaN };
  readonly #served: Evidence = { served: { incumbent: this.#incumbent, challenger: this.#challenger } };
  #preference: PreferenceCounts = noPreferences();
  #shadow: ShadowCounts = emptyShadowCounts();
  readonly #cells = new Float64Array(SERVED_CELLS_WITH_LATENCY + 1);
  /** The world under the exposure in force. */
  #regime: Regime;
  #needs: EvidenceNeeds = { slow: false };
  #arms: { readonly share: number; readonly byClass: readonly Arms[] } | undefined;

  /** The lazy engine: set to find when a gate acts without playing every tick. */
  readonly findGate?: Drawer['findGate'];

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
    this.#outcomes = open('outcomes');
    this.#routing = open('routing');
    const random = open('users');
    this.#users = new UserLedger(world.userClasses, random);
    this.#reach = new Reach(world, traffic, this.#users, random);
    this.#splitter = splitter;
    const { labels } = world.source;
    this.#labels = labels && new LabelLedger(labels, world.tickHours, open('labels'));
    if (lazy)
      this.findGate = (from, exposure, regime, gate) => {
        // Labels that come late leave nothing to prove of successes: their ticks are walked.
        if (this.#labels && gate.metrics.includes('successes')) return undefined;
        this.#regime = regime;
        return this.#searchGate(from, exposure, gate);
      };
  }

  startPhase(needs: EvidenceNeeds): void {
    this.#users.endPhase();
    this.#needs = needs;
    this.#arms = undefined;
    this.#labels?.startPhase(needs.slow);
  }

  startCohort(): void {
    this.#labels?.startCohort();
  }

  draw(from: number, to: number, exposure: Exposure, regime: Regime): Evidence {
    this.#regime = regime;
    const { challenger, interleaved, shadowed, by } = exposure;
    this.#clear();
    if (interleaved > 0) this.#preference = noPreferences();
    if (shadowed > 0) this.#shadow = emptyShadowCounts();
    if (by === 'user' && this.#arms && this.#labels && this.#needs.userEvent === 'success') {
      throw new Error(
        'under label delay only the events engine can count users with a success look by look; this one can do so once a phase',
      );
    }
    let evidence: Evidence = {};
    for (let start = from, end; start < to; start = end) {
      end = this.#endOfStretch(start, to, exposure);
      this.#splitter?.begin(start, end, 1 - challenger - interleaved - shadowed);
      if (by === 'user') evidence = this.#drawByUser(start, end, to, exposure);
      else if (challenger > 0) evidence = this.#drawSplit(start, end, exposure);
      if (interleaved > 0)
        evidence = { ...evidence, preference: this.#drawInterleaved(start, end, interleaved) };
      if (shadowed > 0) evidence = { ...evidence, shadow: this.#drawShadow(start, end, shadowed) };
      this.#reach.settle(start, end);
      this.#splitter?.end();
    }
    if (by === 'user') evidence = { ...evidence, users: this.#countUsers() };
    return evidence;
  }

  serveAll(from: number, to: number, model: Role, regime: Regime): void {
    this.#regime = regime;
    const reached =
      model === 'challenger' ? poisson(this.#outcomes, this.#traffic.total(from, to)) : undefined;
    if (reached !== undefined) {
      this.#reach.addAnyhow(reached, from, to);
      this.#reach.settle(from, to);
    }
    if (!this.#splitter) return;
    const table = this.#regime.cells(model);
    this.#splitter.begin(from, to, 0);
    const cells = this.#splitter.drawCells(table, reached);
    this.#labels?.startPhase(false);
    this.#labels?.drawServed(model, this.#weightsOf(table), table.rates.length, cells, from, to);
    this.#splitter.cells(model, table, cells, { labels: this.#labels?.family(model) });
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
    if (!this.#traffic.hasSessions) return to;
    // Which of an arm's sessions are old enough for their labels is known where its sessions are known by tick.
    if (by === 'user' && this.#labels) return from + 1;
    const tables: RateTable[] = [];
    if (by === 'user' || challenger > 0) tables.push(this.#servedTable('challenger'));
    if (by === 'user') tables.push(this.#servedTable('incumbent'));
    if (interleaved > 0) tables.push(this.#regime.cells('interleaved'));
    return tables.every(isConstant) ? to : from + 1;
  }

  /** Served cells of a model, as far as the strategy reads them. */
  #servedTable(role: Role): RateTable {
    const { slow, segment } = this.#needs;
    return this.#regime.cells(slow ? `${role}WithLatency` : role, segment);
  }

  #drawSplit(from: number, to: number, { challenger, interleaved, shadowed }: Exposure): Evidence {
    const rest = 1 - challenger - interleaved - shadowed;
    const incumbents = this.#servedTable('incumbent');
    const challengers = this.#servedTable('challenger');
    this.#drawServed('incumbent', incumbents, rest, { from, to });
    const { cells } = this.#drawServed('challenger', challengers, challenger, { from, to });
    this.#reach.addCells(challengers, cells, 0, from, to);
    return this.#served;
  }

  #searchGate(
    from: number,
    { challenger, interleaved, shadowed }: Exposure,
    gate: PooledGate,
  ): { to: number; evidence: Evidence } {
    const incumbent = {
      table: this.#servedTable('incumbent'),
      share: 1 - challenger - interleaved - shadowed,
    };
    const other = { table: this.#servedTable('challenger'), share: challenger };
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
    readServed(search.cells, 0, width, this.#incumbent);
    readServed(search.cells, width, width, this.#challenger);
    this.#incumbent.successes += gained.incumbent;
    this.#challenger.successes += gained.challenger;
    // Unless every stretch was settled as it came, because it matters when the requests were.
    if (!this.#settlesByStretch(other.table)) {
      this.#reach.addCells(other.table, search.cells, width, from, to);
      this.#reach.settle(from, to);
    }
    return { to, evidence: this.#served };
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
    const tables = { incumbent: this.#servedTable('incumbent'), challenger: challengers };
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
        if (labels) gained[role] += labels.drawServed(role, this.#weightsOf(table), width, own, from, to);
        splitter?.cells(role, table, own, { labels: labels?.family(role) });
      }
      splitter?.end();
    };
  }

  /** How the requests of a table's cells spread over ticks. */
  #weightsOf(table: RateTable): (cell: number, tick: number) => number {
    return (cell, tick) => this.#traffic.expected(table, cell, tick, tick + 1);
  }

  #clear(): void {
    for (const counts of [this.#incumbent, this.#challenger]) {
      counts.requests = 0;
      counts.errors = 0;
      counts.successes = 0;
      counts.slow = this.#needs.slow ? 0 : Number.NaN;
    }
  }

  /**
   * Draws the cells of one model's share and adds them to its counts.
   * @param sessions where it is known which sessions are the model's, their number; the rates do not change then
   */
  #drawServed(
    role: Role,
    table: RateTable,
    share: number,
    { from, to, until = to }: { from: number; to: number; until?: number },
    sessions?: ArmSessions,
  ): DrawnCells {
    const counts = role === 'incumbent' ? this.#incumbent : this.#challenger;
    const width = table.rates.length;
    const cells = this.#cells;
    for (let cell = 0; cell < width; cell += 1) {
      const expected = sessions
        ? this.#traffic.ofSessions(sessions.count) * table.rates[cell]![from]!
        : share > 0
          ? share * this.#traffic.expected(table, cell, from, to)
          : undefined;
      cells[cell] = expected === undefined ? 0 : poisson(this.#outcomes, expected);
    }
    if (tellsLatency(width)) {
      counts.errors += cells[0]! + cells[1]!;
      counts.successes += cells[2]! + cells[3]!;
      counts.slow += cells[1]! + cells[3]! + cells[5]!;
      counts.requests += cells[0]! + cells[1]! + cells[2]! + cells[3]! + cells[4]! + cells[5]!;
    } else {
      counts.errors += cells[0]!;
      counts.successes += cells[1]!;
      counts.requests += cells[0]! + cells[1]! + cells[2]!;
    }
    let gained = 0;
    if (this.#labels) {
      const weightOf = sessions
        ? (_: number, tick: number) => this.#traffic.sessions(tick, tick + 1, sessions.kind)
        : this.#weightsOf(table);
      gained = this.#labels.drawServed(role, weightOf, width, cells, from, to, until);
      counts.successes += gained;
    }
    this.#splitter?.cells(role, table, cells, { sessions, labels: this.#labels?.family(role) });
    return { cells, gained };
  }

  /** @param until the end of the look that ticks [from, to) are part of */
  #drawByUser(
    from: number,
    to: number,
    until: number,
    { challenger, interleaved, shadowed }: Exposure,
  ): Evidence {
    if (interleaved > 0 || shadowed > 0) {
      throw new Error(
        'an exposure by user splits users between the models; it requires no interleaving or shadow',
      );
    }
    this.#arms ??= { share: challenger, byClass: this.#users.assignUsers(challenger, this.#routing) };
    if (this.#arms.share !== challenger) {
      throw new Error(
        `an exposure by user requires one share for its phase, got ${this.#arms.share} and ${challenger}`,
      );
    }
    if (this.#traffic.hasSessions) this.#drawSessionsByUser(from, to, until);
    else this.#drawRequestsByUser(from, to, until, this.#arms.byClass);
    return { served: { incumbent: this.#incumbent, challenger: this.#challenger } };
  }

  #drawRequestsByUser(from: number, to: number, until: number, byClass: readonly Arms[]): void {
    this.#world.userClasses.forEach(({ users, trafficShare, kind }, index) => {
      for (const role of roles) {
        const table = ofKind(this.#servedTable(role), kind);
        const arm = byClass[index]![role];
        const share = (trafficShare * arm.users) / users;
        const drawn = this.#drawServed(role, table, share, { from, to, until });
        this.#users.addToArm(arm, ...this.#countByUser(role, drawn, table.rates.length));
      }
    });
  }

  #drawSessionsByUser(from: number, to: number, until: number): void {
    this.#world.userKinds.forEach((_, kind) => {
      const sessions = this.#users.splitSessions(kind, this.#traffic.sessions(from, to, kind));
      for (const role of roles) {
        const table = ofKind(this.#servedTable(role), kind);
        const count = sessions[role];
        const drawn = this.#drawServed(role, table, Number.NaN, { from, to, until }, { kind, count });
        const counts = this.#countByUser(role, drawn, table.rates.length);
        this.#users.addSessionsToArm(kind, role, count, ...counts);
      }
    });
  }

  /** Requests with the event that users are counted for, others that are counted, and those that are not. */
  #countByUser(
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
    if (role === 'challenger') this.#reach.addElsewhere(events + others + uncounted);
    return [events, others, uncounted];
  }

  #countUsers(): NonNullable<Evidence['users']> {
    return {
      incumbent: this.#users.armCounts('incumbent'),
      challenger: this.#users.armCounts('challenger'),
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
    labels?.draw(this.#weightsOf(table), table.rates.length, cells, from, to);
    cells.forEach((count, cell) => addPairs(counts, cell, count, count - (labels?.unknown[cell] ?? 0)));
    if (labels) pairKinds.forEach((kind, pool) => (counts.correct[kind] += labels.late[pool]!));
    this.#splitter?.pairs(table, cells, labels);
    return counts;
  }
}

/** Served cells of a block, and by how much the successes that the team counts differ from theirs. */
interface DrawnCells {
  readonly cells: Float64Array;
  readonly gained: number;
}

const roles = ['incumbent', 'challenger'] as const satisfies readonly Role[];

const noPreferences = (): PreferenceCounts => ({
  sessions: 0,
  incumbentWins: 0,
  challengerWins: 0,
  ties: 0,
});
