import type { Random } from '../random/index.ts';
import type { Evidence, EvidenceNeeds } from '../strategies/evidence.ts';
import type { PooledGate } from '../strategies/pooledGate.ts';
import type { Exposure } from '../strategies/strategy.ts';
import type { Role } from '../world/behaviour.ts';
import type { CompiledWorld, Regime } from '../world/compile.ts';
import type { RateTable } from '../world/rateTable.ts';
import { isConstant } from '../world/rateTable.ts';
import type { Drawer } from './drawer.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';
import { drawToGate } from './gateDraw.ts';
import { InterleavedDraw } from './interleaved/interleavedDraw.ts';
import { LabelLedger } from './labelLedger.ts';
import { Reach } from './reach.ts';
import type { Stretch } from './servedDraw.ts';
import { ServedDraw } from './servedDraw.ts';
import { ShadowDraw } from './shadowDraw.ts';
import type { OpenStream } from './streams.ts';
import type { TickSplitter } from './tickSplitter.ts';
import { UserLedger } from './userLedger.ts';
import { servePromoted } from './units/servePromoted.ts';
import { UnitSplits } from './units/unitSplits.ts';

/**
 * The ticks engine: draws the counts of whole blocks of ticks, one Poisson a cell, instead of requests. Exact,
 * because requests are independent given the traffic (superposition of Poisson processes); its cost does not
 * depend on the number of requests.
 */
export class TickDrawer implements Drawer {
  readonly #world: CompiledWorld;
  readonly #traffic: ExpectedTraffic;
  readonly #outcomes: Random;
  readonly #luckOfUsers: Random;
  readonly #users: UserLedger;
  readonly #reach: Reach;
  readonly #splitter: TickSplitter | undefined;
  /** Undefined where labels are known at once. */
  readonly #labels: LabelLedger | undefined;
  readonly #served: ServedDraw;
  readonly #shadow: ShadowDraw;
  readonly #openRouting: () => Random;
  readonly #lazy: boolean;
  /** Made when first drawn with in a phase: most phases of a canary split nothing that is counted by unit. */
  #units: UnitSplits | undefined;
  /** The same of interleaved sessions. */
  #interleaved: InterleavedDraw | undefined;
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
    this.#outcomes = open('outcomes');
    this.#luckOfUsers = open('users');
    this.#users = new UserLedger(world.userClasses, this.#luckOfUsers);
    this.#reach = new Reach(world, traffic, this.#users, this.#luckOfUsers);
    this.#splitter = splitter;
    let routing: Random | undefined;
    this.#openRouting = () => (routing ??= open('routing'));
    const { labels } = world.source;
    this.#labels = labels && new LabelLedger(labels, world.tickHours, open('labels'));
    this.#served = new ServedDraw(traffic, this.#outcomes, this.#labels, splitter);
    this.#shadow = new ShadowDraw(world, traffic, this.#outcomes, this.#labels, splitter);
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
    // Which users an arm has changes what it is sent: the ticks of such a split are walked.
    if (exposure.by === 'user') return undefined;
    const parts = {
      traffic: this.#traffic,
      outcomes: this.#outcomes,
      served: this.#served,
      reach: this.#reach,
      labels: this.#labels,
      splitter: this.#splitter,
    };
    return drawToGate(parts, regime, from, exposure, gate);
  }

  startPhase(needs: EvidenceNeeds): void {
    this.#users.endPhase();
    this.#interleaved?.endPhase();
    this.#interleaved = undefined;
    this.#units = undefined;
    this.#served.startPhase(needs);
    this.#shadow.startPhase(needs);
    this.#needs = needs;
  }

  startCohort(): void {
    this.#labels?.startCohort();
  }

  draw(from: number, to: number, exposure: Exposure, regime: Regime, countsUntil: number = to): Evidence {
    this.#regime = regime;
    const { challenger, interleaved, shadowed, by } = exposure;
    this.#served.clear();
    if (interleaved > 0) {
      this.#interleaving().begin(exposure);
      this.#interleaving().clear();
    }
    if (shadowed > 0) this.#shadow.clear();
    if (by !== 'request' && this.#labels && this.#splits().hasCountedSuccesses()) {
      throw new Error(
        'under label delay only the events engine can count users with a success look by look; this one can do so once a phase',
      );
    }
    let served: Evidence = {};
    let preference: Evidence['preference'];
    let shadow: Evidence['shadow'];
    for (let start = from, end; start < to; start = end) {
      const isCounting = start < countsUntil;
      this.#served.count(isCounting);
      end = this.#endOfStretch(start, isCounting ? Math.min(to, countsUntil) : to, exposure);
      this.#splitter?.begin(start, end, 1 - challenger - interleaved - shadowed);
      if (by === 'user') served = this.#drawByUser({ from: start, to: end, until: to }, exposure);
      else if (by === 'session' && this.#traffic.hasSessions) {
        this.#splits().drawBySession(regime, exposure, { from: start, to: end, until: to });
        served = this.#served.evidence;
      } else if (challenger > 0 || this.#needs.incumbentAlone)
        served = this.#drawSplit({ from: start, to: end, until: end }, exposure);
      if (interleaved > 0) preference = this.#interleaving().draw(regime, exposure, start, end);
      if (shadowed > 0) shadow = this.#shadow.draw(regime, start, end, exposure);
      this.#reach.settle(start, end);
      this.#splitter?.addUnseen(exposure.heldOut);
      this.#splitter?.end();
    }
    this.#served.count(true);
    const userCredits = interleaved > 0 ? this.#interleaving().credits() : undefined;
    return {
      ...served,
      ...this.#units?.evidence(exposure),
      ...(preference && { preference }),
      ...(shadow && { shadow }),
      ...(userCredits && { userCredits }),
    };
  }

  hold(from: number, to: number, exposure: Exposure, regime: Regime): Evidence {
    this.#served.stopReading();
    this.#units?.stopReading();
    return this.draw(from, to, exposure, regime);
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
    this.#labels?.drawServed(model, 0, this.#served.weightsOf(table), table.rates.length, cells, from, to);
    this.#splitter.cells(model, table, cells, { labels: this.#labels?.family(model) });
    this.#splitter.addUnseen(held.heldOut);
    this.#splitter.end();
  }

  requestsReached(): number {
    return this.#reach.requests;
  }

  usersReached(): number {
    this.#interleaved?.endPhase();
    return this.#users.usersReached((kind) => !this.#world.userKinds[kind]!.isBot);
  }

  /**
   * What can be drawn at once from a tick on. Which sessions a block's requests belong to has to be known of the
   * requests of every cell alike, so where rates change requests that come in sessions are drawn tick by tick.
   */
  #endOfStretch(from: number, to: number, exposure: Exposure): number {
    const { by, challenger, interleaved } = exposure;
    if (this.#needs.units && !this.#splits().areSteady(this.#regime)) return from + 1;
    if (!this.#traffic.hasSessions) return to;
    // Which of an arm's sessions are old enough for their labels is known where its sessions are known by tick.
    if (by !== 'request' && this.#labels) return from + 1;
    const tables: RateTable[] = [];
    if (by !== 'request' || challenger > 0) tables.push(...this.#served.tables(this.#regime, 'challenger'));
    if (by !== 'request') tables.push(...this.#served.tables(this.#regime, 'incumbent'));
    const merged = interleaved > 0 ? this.#interleaving().table(this.#regime, exposure) : undefined;
    if (merged) tables.push(merged);
    return tables.every(isConstant) ? to : from + 1;
  }

  #drawSplit(stretch: Stretch, { challenger, interleaved, shadowed, heldOut = 0 }: Exposure): Evidence {
    const rest = 1 - challenger - interleaved - shadowed - heldOut;
    const incumbents = this.#served.tables(this.#regime, 'incumbent');
    const challengers = this.#served.tables(this.#regime, 'challenger');
    // A loop, for a walk comes by in every tick.
    for (let part = 0; part < challengers.length; part += 1) {
      const which = { part };
      const table = challengers[part]!;
      const first = this.#served.draw('incumbent', incumbents[part]!, rest, stretch, which);
      if (this.#needs.units) this.#splits().addRequests(this.#regime, 'incumbent', stretch, first);
      const second = this.#served.draw('challenger', table, challenger, stretch, which);
      if (this.#needs.units) this.#splits().addRequests(this.#regime, 'challenger', stretch, second);
      this.#reach.addCells(table, second.cells, 0, stretch.from, stretch.to);
    }
    return this.#served.evidence;
  }

  #drawByUser(stretch: Stretch, exposure: Exposure): Evidence {
    const { interleaved, shadowed } = exposure;
    if (interleaved > 0 || shadowed > 0) {
      throw new Error(
        'an exposure by user splits users between the models; it requires no interleaving or shadow',
      );
    }
    this.#splits().drawByUser(this.#regime, exposure, stretch);
    return this.#served.evidence;
  }

  #interleaving(): InterleavedDraw {
    return (this.#interleaved ??= new InterleavedDraw(this.#needs, {
      world: this.#world,
      traffic: this.#traffic,
      outcomes: this.#outcomes,
      users: this.#luckOfUsers,
      ledger: this.#users,
      reach: this.#reach,
      splitter: this.#splitter,
    }));
  }

  #splits(): UnitSplits {
    return (this.#units ??= new UnitSplits(this.#needs, {
      world: this.#world,
      traffic: this.#traffic,
      served: this.#served,
      users: this.#users,
      reach: this.#reach,
      random: this.#luckOfUsers,
      openRouting: this.#openRouting,
    }));
  }
}
