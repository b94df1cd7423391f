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
import { INTERLEAVED_OUTCOMES, SERVED_CELLS_WITH_LATENCY, SERVED_OUTCOMES } from '../world/cells.ts';
import type { CellFamily, CompiledWorld, Regime } from '../world/compile.ts';
import type { Drawer } from './drawer.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';
import { addPairs, emptyShadowCounts } from './pairCounts.ts';
import type { RecordNode } from './gateSearch.ts';
import { GateSearch, readServed } from './gateSearch.ts';
import type { OpenStream } from './streams.ts';
import type { TickSplitter } from './tickSplitter.ts';
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
  readonly #splitter: TickSplitter | undefined;
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
    if (lazy)
      this.findGate = (from, exposure, regime, gate) => {
        this.#regime = regime;
        return this.#searchGate(from, exposure, gate);
      };
  }

  startPhase(needs: EvidenceNeeds): void {
    this.#users.endPhase();
    this.#needs = needs;
    this.#arms = undefined;
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
    this.#splitter.begin(from, to, 0);
    this.#splitter.served(model, this.#regime.cells(model), reached);
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
    const search = new GateSearch(
      this.#traffic,
      this.#outcomes,
      [incumbent, other],
      gate,
      this.#recordNode(width),
    );
    const to = search.run(from);
    readServed(search.cells, 0, width, this.#incumbent);
    readServed(search.cells, width, width, this.#challenger);
    this.#reach(this.#challenger.requests);
    return { to, evidence: this.#served };
  }

  #recordNode(width: number): RecordNode | undefined {
    const splitter = this.#splitter;
    return (
      splitter &&
      ((from, to, cells) => {
        splitter.begin(from, to, 0);
        splitter.cells('incumbent', this.#regime.cells(this.#family('incumbent')), cells.subarray(0, width));
        splitter.cells('challenger', this.#regime.cells(this.#family('challenger')), cells.subarray(width));
        splitter.end();
      })
    );
  }

  #clear(): void {
    for (const counts of [this.#incumbent, this.#challenger]) {
      counts.requests = 0;
      counts.errors = 0;
      counts.successes = 0;
      counts.slow = this.#needs.slow ? 0 : Number.NaN;
    }
  }

  /** Draws the cells of one model's share and adds them to its counts; returns the cells. */
  #drawServed(role: Role, from: number, to: number, share: number, counts: ServedCounts): Float64Array {
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
    this.#splitter?.cells(role, table, cells);
    return cells;
  }

  #drawByUser(from: number, to: number, { challenger, interleaved, shadowed }: Exposure): Evidence {
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
    const event = this.#needs.userEvent;
    if (!event) throw new Error('an exposure by user requires the event that its users are counted for');
    this.#clear();
    this.#world.userClasses.forEach(({ users, trafficShare }, index) => {
      const arms = this.#arms!.byClass[index]!;
      for (const role of ['incumbent', 'challenger'] as const) {
        const counts = role === 'incumbent' ? this.#incumbent : this.#challenger;
        const before = counts.requests;
        const arm = arms[role];
        const cells = this.#drawServed(role, from, to, (trafficShare * arm.users) / users, counts);
        const events = this.#needs.slow
          ? cells[SERVED_OUTCOMES[event] * 2]! + cells[SERVED_OUTCOMES[event] * 2 + 1]!
          : cells[SERVED_OUTCOMES[event]]!;
        this.#users.addToArm(arm, events, counts.requests - before - events);
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
    cells.forEach((count, cell) => addPairs(counts, cell, count));
    this.#splitter?.pairs(table, cells);
    return counts;
  }
}
