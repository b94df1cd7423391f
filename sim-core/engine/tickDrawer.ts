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
import { INTERLEAVED_OUTCOMES, SERVED_CELLS_WITH_LATENCY } from '../world/cells.ts';
import type { CellFamily, CompiledWorld, Regime } from '../world/compile.ts';
import type { Drawer } from './drawer.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';
import { LabelLedger } from './labelLedger.ts';
import { addPairs, emptyShadowCounts, pairKinds } from './pairCounts.ts';
import type { RecordNode } from './gateSearch.ts';
import { GateSearch, readServed } from './gateSearch.ts';
import type { OpenStream } from './streams.ts';
import type { TickSplitter } from './tickSplitter.ts';
import { UserLedger } from './userLedger.ts';
import type { Arms } from './userLedger.ts';

/** The count of a served request's event. */
const EVENT_COUNTS = { success: 'successes', error: 'errors' } as const;

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
  readonly #splitter: TickSplitter | undefined;
  /** Undefined where labels are known at once. */
  readonly #labels: LabelLedger | undefined;
  readonly #incumbent: ServedCounts = { requests: 0, errors: 0, successes: 0, slow: Number.NaN };
  readonly #challenger: ServedCounts = { requests: 0, errors: 0, successes: 0, slow: Number.NaN };
  readonly #served: Evidence = { served: { incumbent: this.#incumbent, challenger: this.#challenger } };
  readonly #cells = new Float64Array(SERVED_CELLS_WITH_LATENCY);
  /** The world under the exposure in force. */
  #regime: Regime;
  #needs: EvidenceNeeds = { slow: false };
  #arms: { readonly share: number; readonly byClass: readonly Arms[] } | undefined;
  #requestsReached = 0;

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
    this.#users = new UserLedger(world.userClasses, open('users'));
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
    this.#splitter?.begin(from, to, 1 - challenger - interleaved - shadowed);
    let evidence: Evidence = {};
    if (by === 'user') evidence = this.#drawByUser(from, to, exposure);
    else if (challenger > 0) evidence = this.#drawSplit(from, to, exposure);
    if (interleaved > 0) evidence = { ...evidence, preference: this.#drawInterleaved(from, to, interleaved) };
    if (shadowed > 0) evidence = { ...evidence, shadow: this.#drawShadow(from, to, shadowed) };
    this.#splitter?.end();
    return evidence;
  }

  serveAll(from: number, to: number, model: Role, regime: Regime): void {
    this.#regime = regime;
    const reached =
      model === 'challenger' ? poisson(this.#outcomes, this.#traffic.total(from, to)) : undefined;
    if (reached !== undefined) this.#reach(reached);
    if (!this.#splitter) return;
    const table = this.#regime.cells(model);
    this.#splitter.begin(from, to, 0);
    const cells = this.#splitter.drawCells(table, reached);
    this.#labels?.startPhase(false);
    this.#labels?.drawServed(model, this.#traffic.requests, table, cells, from, to);
    this.#splitter.cells(model, table, cells, this.#labels?.family(model));
    this.#splitter.end();
  }

  requestsReached(): number {
    return this.#requestsReached;
  }

  usersReached(): number {
    return this.#users.usersReached();
  }

  #reach(requests: number): void {
    this.#requestsReached += requests;
    this.#users.addRequests(requests);
  }

  #family(role: Role): CellFamily {
    return this.#needs.slow ? `${role}WithLatency` : role;
  }

  #drawSplit(from: number, to: number, { challenger, interleaved, shadowed }: Exposure): Evidence {
    const rest = 1 - challenger - interleaved - shadowed;
    this.#clear();
    this.#drawServed('incumbent', from, to, rest, this.#incumbent);
    this.#drawServed('challenger', from, to, challenger, this.#challenger);
    this.#reach(this.#challenger.requests);
    return this.#served;
  }

  #searchGate(
    from: number,
    { challenger, interleaved, shadowed }: Exposure,
    gate: PooledGate,
  ): { to: number; evidence: Evidence } {
    const incumbent = {
      table: this.#regime.cells(this.#family('incumbent')),
      share: 1 - challenger - interleaved - shadowed,
    };
    const other = { table: this.#regime.cells(this.#family('challenger')), share: challenger };
    const width = other.table.rates.length;
    const unknown = { incumbent: 0, challenger: 0 };
    const search = new GateSearch(
      this.#traffic,
      this.#outcomes,
      [incumbent, other],
      gate,
      this.#recordNode(width, unknown),
    );
    const to = search.run(from);
    readServed(search.cells, 0, width, this.#incumbent);
    readServed(search.cells, width, width, this.#challenger);
    this.#incumbent.successes += unknown.incumbent;
    this.#challenger.successes += unknown.challenger;
    this.#reach(this.#challenger.requests);
    return { to, evidence: this.#served };
  }

  /** @param unknown takes what the team's successes are beyond the true ones */
  #recordNode(width: number, unknown: Record<Role, number>): RecordNode | undefined {
    const splitter = this.#splitter;
    const labels = this.#labels;
    if (!splitter && !labels) return undefined;
    return (from, to, cells) => {
      splitter?.begin(from, to, 0);
      for (const role of ['incumbent', 'challenger'] as const) {
        const table = this.#regime.cells(this.#family(role));
        const own = role === 'incumbent' ? cells.subarray(0, width) : cells.subarray(width);
        if (labels) unknown[role] += labels.drawServed(role, this.#traffic.requests, table, own, from, to);
        splitter?.cells(role, table, own, labels?.family(role));
      }
      splitter?.end();
    };
  }

  #clear(): void {
    for (const counts of [this.#incumbent, this.#challenger]) {
      counts.requests = 0;
      counts.errors = 0;
      counts.successes = 0;
      counts.slow = this.#needs.slow ? 0 : Number.NaN;
    }
  }

  /** Draws the cells of one model's share and adds them to its counts. */
  #drawServed(role: Role, from: number, to: number, share: number, counts: ServedCounts): void {
    const table = this.#regime.cells(this.#family(role));
    const width = table.rates.length;
    const cells = this.#cells;
    for (let cell = 0; cell < width; cell += 1) {
      cells[cell] =
        share > 0 ? poisson(this.#outcomes, share * this.#traffic.expected(table, cell, from, to)) : 0;
    }
    if (width === SERVED_CELLS_WITH_LATENCY) {
      counts.errors += cells[0]! + cells[1]!;
      counts.successes += cells[2]! + cells[3]!;
      counts.slow += cells[1]! + cells[3]! + cells[5]!;
      counts.requests += cells[0]! + cells[1]! + cells[2]! + cells[3]! + cells[4]! + cells[5]!;
    } else {
      counts.errors += cells[0]!;
      counts.successes += cells[1]!;
      counts.requests += cells[0]! + cells[1]! + cells[2]!;
    }
    if (this.#labels) {
      counts.successes += this.#labels.drawServed(role, this.#traffic.requests, table, cells, from, to);
    }
    this.#splitter?.cells(role, table, cells, this.#labels?.family(role));
  }

  #drawByUser(from: number, to: number, { challenger, interleaved, shadowed }: Exposure): Evidence {
    if (interleaved > 0 || shadowed > 0) {
      throw new Error(
        'an exposure by user splits users between the models; it requires no interleaving or shadow',
      );
    }
    if (this.#arms && this.#labels && this.#needs.userEvent === 'success') {
      throw new Error(
        'under label delay only the events engine can count users with a success look by look; this one can do so once a phase',
      );
    }
    this.#arms ??= { share: challenger, byClass: this.#users.assignUsers(challenger, this.#routing) };
    if (this.#arms.share !== challenger) {
      throw new Error(
        `an exposure by user requires one share for its phase, got ${this.#arms.share} and ${challenger}`,
      );
    }
    const event = this.#needs.userEvent && EVENT_COUNTS[this.#needs.userEvent];
    if (!event) throw new Error('an exposure by user requires the event that its users are counted for');
    this.#clear();
    this.#world.userClasses.forEach(({ users, trafficShare }, index) => {
      const arms = this.#arms!.byClass[index]!;
      for (const role of ['incumbent', 'challenger'] as const) {
        const counts = role === 'incumbent' ? this.#incumbent : this.#challenger;
        const before = { requests: counts.requests, events: counts[event] };
        const arm = arms[role];
        this.#drawServed(role, from, to, (trafficShare * arm.users) / users, counts);
        const events = counts[event] - before.events;
        this.#users.addToArm(arm, events, counts.requests - before.requests - events);
      }
    });
    this.#requestsReached += this.#challenger.requests;
    return {
      served: { incumbent: this.#incumbent, challenger: this.#challenger },
      users: {
        incumbent: this.#users.armCounts('incumbent'),
        challenger: this.#users.armCounts('challenger'),
      },
    };
  }

  #drawInterleaved(from: number, to: number, share: number): PreferenceCounts {
    const table = this.#regime.cells('interleaved');
    const cells = table.rates.map((_, cell) =>
      poisson(this.#outcomes, share * this.#traffic.expected(table, cell, from, to)),
    );
    const sessions = cells.reduce((sum, count) => sum + count, 0);
    this.#reach(sessions);
    this.#splitter?.interleaved(table, cells);
    return {
      sessions,
      incumbentWins: cells[INTERLEAVED_OUTCOMES.incumbentWins]!,
      challengerWins: cells[INTERLEAVED_OUTCOMES.challengerWins]!,
      ties: cells[INTERLEAVED_OUTCOMES.tie]!,
    };
  }

  #drawShadow(from: number, to: number, share: number): ShadowCounts {
    const table = this.#regime.cells('pairs');
    const counts = emptyShadowCounts();
    const cells = table.rates.map((_, cell) =>
      poisson(this.#outcomes, share * this.#traffic.expected(table, cell, from, to)),
    );
    const labels = this.#labels?.family('pairs');
    labels?.draw(this.#traffic.requests, table, cells, from, to);
    cells.forEach((count, cell) => addPairs(counts, cell, count, count - (labels?.unknown[cell] ?? 0)));
    if (labels) pairKinds.forEach((kind, pool) => (counts.correct[kind] += labels.late[pool]!));
    this.#splitter?.pairs(table, cells, labels);
    return counts;
  }
}
