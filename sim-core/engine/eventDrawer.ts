import type { Random } from '../random/index.ts';
import type {
  Evidence,
  EvidenceNeeds,
  PreferenceCounts,
  ServedCounts,
  ShadowCounts,
  UserCounts,
} from '../strategies/evidence.ts';
import { joinEvidence } from '../strategies/evidence.ts';
import type { Exposure } from '../strategies/strategy.ts';
import type { Behaviour, Role } from '../world/behaviour.ts';
import type { CompiledWorld, Regime } from '../world/compile.ts';
import { playClicks } from '../world/ranking/clicks.ts';
import { TEAM_DRAFT } from '../world/ranking/interleavingMethod.ts';
import type { Drawer, RecordTick } from './drawer.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';
import { playInterleavedSession } from './interleaved/interleavedSession.ts';
import { InterleavedUsers } from './interleaved/interleavedUsers.ts';
import type { Sender } from './events/senders.ts';
import { Senders } from './events/senders.ts';
import { UnitRecords } from './events/unitRecords.ts';
import { LabelCalendar } from './labelCalendar.ts';
import { ShadowRequests } from './shadowRequests.ts';
import type { OpenStream } from './streams.ts';

type Outcome = 'error' | 'success' | 'failure';

/**
 * The events engine: request by request, user by user, session by session, click by click. Slow, and the
 * oracle that the others are held against: it shares no formula with them beyond the behaviours themselves.
 */
export class EventDrawer implements Drawer {
  readonly #world: CompiledWorld;
  readonly #senders: Senders;
  readonly #outcomes: Random;
  readonly #routing: Random;
  readonly #record: RecordTick | undefined;
  readonly #reached: Uint8Array;
  /** Where each user stands in the order by which users are split, 0 to 1; the challenger has those below its share. */
  readonly #places: Float64Array;
  #share = 0;
  /** Users whose places are this or more are held out. */
  #heldFrom = 1;
  readonly #exposed: Uint8Array;
  /** Events of each user that the team knows of. */
  readonly #events: Int32Array;
  /** Undefined where labels are known at once. */
  readonly #servedLabels: LabelCalendar<ServedLabel> | undefined;
  readonly #shadow: ShadowRequests;
  #assigned = false;
  /** Units of the phase one by one, where the strategy reads sums over them. */
  #units: UnitRecords | undefined;
  /** Whether users are counted before they are split. */
  #isBefore = false;
  /** Those of the phase, where sessions are not each by themselves. */
  #interleavedUsers: InterleavedUsers | undefined;
  #needs: EvidenceNeeds = { slow: false };
  #requestsReached = 0;
  #usersReached = 0;
  /** First tick whose served requests are not counted. */
  #countsUntil = Infinity;

  constructor(world: CompiledWorld, traffic: ExpectedTraffic, open: OpenStream, record?: RecordTick) {
    this.#world = world;
    this.#outcomes = open('outcomes');
    this.#senders = new Senders(world, traffic, this.#outcomes, open('users'));
    this.#routing = open('routing');
    this.#record = record;
    const { population } = this.#senders;
    this.#reached = new Uint8Array(population);
    this.#places = new Float64Array(population);
    this.#exposed = new Uint8Array(population);
    this.#events = new Int32Array(population);
    const { labels } = world.source;
    const stream = labels && open('labels');
    const calendar = <Label>() =>
      labels && stream && new LabelCalendar<Label>(labels, world.ticks, world.tickHours, stream);
    this.#servedLabels = calendar();
    this.#shadow = new ShadowRequests(world, this.#outcomes, calendar());
  }

  startPhase(needs: EvidenceNeeds): void {
    this.#needs = needs;
    this.#shadow.startPhase(needs);
    this.#units = needs.units && new UnitRecords(needs.units);
    this.#assigned = false;
    this.#interleavedUsers = undefined;
    this.#exposed.fill(0);
    this.#events.fill(0);
    this.startCohort();
  }

  startCohort(): void {
    this.#servedLabels?.clear();
    this.#shadow.startCohort();
  }

  draw(
    from: number,
    to: number,
    exposure: Exposure,
    regime: Regime,
    countsUntil: number = Infinity,
  ): Evidence {
    this.#countsUntil = countsUntil;
    const { by, challenger, interleaved, shadowed, repeated = 0, heldOut = 0 } = exposure;
    this.#isBefore = by === 'user' && !this.#assigned && this.#units !== undefined && challenger === 0;
    if (by === 'user' && !this.#isBefore) this.#assignUsers(exposure);
    this.#units?.begin(by);
    if (interleaved > 0) {
      this.#interleavedUsers ??= InterleavedUsers.of(exposure, this.#needs, this.#world, this.#routing);
    }
    let evidence = this.#emptyEvidence(exposure);
    for (let tick = from; tick < to; tick += 1) {
      const ofTick = this.#record ? this.#emptyEvidence(exposure) : evidence;
      let requests = 0;
      let session = -1;
      let route = 0;
      for (const sender of this.#senders.of(tick)) {
        requests += 1;
        const segment = this.#pickSegment(tick);
        const incumbent = sender.kind.toward(regime.behaviour('incumbent', segment, tick));
        const challengers = sender.kind.toward(regime.behaviour('challenger', segment, tick));
        if (by === 'user') {
          if (!this.#isBefore && this.#places[sender.user]! >= this.#heldFrom) continue;
          const role = this.#isBefore ? 'incumbent' : this.#roleOf(sender.user);
          this.#serve(ofTick, tick, segment, role, role === 'challenger' ? challengers : incumbent, sender);
          continue;
        }
        if (by === 'request' || sender.session !== session) route = this.#routing.uniform();
        session = sender.session;
        if (route < challenger) this.#serve(ofTick, tick, segment, 'challenger', challengers, sender);
        else if (route < challenger + interleaved)
          this.#interleave(ofTick.preference!, exposure, incumbent, challengers, sender);
        else if (route < challenger + interleaved + shadowed)
          this.#shadow.mirror(ofTick.shadow!, tick, segment, incumbent, challengers, repeated / shadowed);
        else if (route < challenger + interleaved + shadowed + heldOut) continue;
        else this.#serve(ofTick, tick, segment, 'incumbent', incumbent, sender);
      }
      this.#readLabels(ofTick, tick);
      if (this.#record) {
        this.#record(tick, requests, ofTick);
        evidence = joinEvidence(evidence, ofTick);
      }
    }
    if (this.#units) return challenger > 0 ? { ...evidence, units: this.#units.sums() } : evidence;
    if (by === 'user' && this.#needs.userEvent) return { ...evidence, users: this.#countUsers() };
    return this.#needs.userCredits && this.#interleavedUsers
      ? { ...evidence, userCredits: this.#interleavedUsers.credits() }
      : evidence;
  }

  hold(from: number, to: number, exposure: Exposure, regime: Regime): Evidence {
    return this.draw(from, to, exposure, regime);
  }

  serveAll(
    from: number,
    to: number,
    model: Role,
    regime: Regime,
    { by, heldOut = 0 }: Pick<Exposure, 'by' | 'heldOut'> = { by: 'request' },
  ): void {
    if (model === 'challenger' || this.#record) {
      const everybody = { by, heldOut, interleaved: 0, shadowed: 0 };
      this.#needs = { slow: false };
      this.#units = undefined;
      this.startCohort();
      this.draw(from, to, { ...everybody, challenger: model === 'challenger' ? 1 - heldOut : 0 }, regime);
    }
  }

  requestsReached(): number {
    return this.#requestsReached;
  }

  usersReached(): number {
    return this.#usersReached;
  }

  #emptyEvidence({ challenger, interleaved, shadowed }: Exposure): MutableEvidence {
    const served = (): ServedCounts => ({
      requests: 0,
      errors: 0,
      successes: 0,
      slow: this.#needs.slow ? 0 : Number.NaN,
    });
    const { bySegment, incumbentAlone } = this.#needs;
    const arms = () => ({ incumbent: served(), challenger: served() });
    const isServed =
      challenger > 0 || incumbentAlone === true || (this.#record && shadowed + interleaved === 0);
    return {
      ...(isServed ? { served: arms() } : {}),
      ...(isServed && bySegment
        ? { bySegment: Object.fromEntries(bySegment.map((segment) => [segment, arms()])) }
        : {}),
      ...(interleaved > 0
        ? { preference: { sessions: 0, incumbentWins: 0, challengerWins: 0, ties: 0 } }
        : {}),
      ...(shadowed > 0 ? { shadow: this.#shadow.empty() } : {}),
    };
  }

  #pickSegment(tick: number): number {
    const shares = this.#world.segmentShares;
    let left = this.#outcomes.uniform();
    for (let segment = 0; segment < shares.length - 1; segment += 1) {
      left -= shares[segment]![tick]!;
      if (left < 0) return segment;
    }
    return shares.length - 1;
  }

  #assignUsers({ challenger, heldOut = 0 }: Exposure): void {
    this.#share = challenger;
    this.#heldFrom = 1 - heldOut;
    if (this.#assigned) return;
    for (let user = 0; user < this.#places.length; user += 1) this.#places[user] = this.#routing.uniform();
    this.#assigned = true;
  }

  #roleOf(user: number): Role {
    return this.#places[user]! < this.#share ? 'challenger' : 'incumbent';
  }

  #outcome({ error, success }: Behaviour): Outcome {
    if (this.#outcomes.uniform() < error) return 'error';
    return this.#outcomes.uniform() < success ? 'success' : 'failure';
  }

  /** A ranking's success is played out click by click. */
  #servedOutcome(role: Role, behaviour: Behaviour): Outcome {
    const { ranking, byClicks } = behaviour;
    if (!ranking || !byClicks) return this.#outcome(behaviour);
    if (this.#outcomes.uniform() < behaviour.error) return 'error';
    const query = ranking.queries[Math.floor(this.#outcomes.uniform() * ranking.queries.length)]!;
    const clicked = playClicks(this.#outcomes, query[role], query.grades, ranking.clickModel);
    return clicked.includes(true) ? 'success' : 'failure';
  }

  #serve(
    evidence: MutableEvidence,
    tick: number,
    segment: number,
    role: Role,
    behaviour: Behaviour,
    sender: Sender,
  ): void {
    if (role === 'challenger') this.#reach(sender);
    const outcome = this.#servedOutcome(role, behaviour);
    const slow = this.#needs.slow && this.#outcomes.uniform() < behaviour.slow;
    const watched = this.#needs.segment;
    const { id } = this.#world.source.segments[segment]!;
    if (watched !== undefined && id !== watched) return;
    if (tick >= this.#countsUntil || this.#isLost(role, outcome, sender)) return;
    const { user } = sender;
    if (this.#isBefore) this.#units!.addBefore(sender, outcome, behaviour.value);
    this.#exposed[user] = 1;
    if (!evidence.served) return;
    const late = this.#world.source.labels?.of;
    // Until its label arrives a late success is none, and a late failure passes for a success.
    const seen = outcome === late ? (late === 'success' ? 'failure' : 'success') : outcome;
    for (const counts of countsOf(evidence, role, id)) {
      counts.requests += 1;
      if (slow) counts.slow += 1;
      if (outcome === 'error') counts.errors += 1;
      if (seen === 'success') counts.successes += 1;
    }
    const record = this.#isBefore ? undefined : this.#units?.add(sender, role, seen, behaviour.value);
    if (outcome === late) this.#servedLabels!.send(tick, { role, user, segment: id, record });
    if (seen === this.#needs.userEvent) this.#events[user]! += 1;
  }

  /** The labels that arrived by the end of a tick, where anybody reads them. */
  #readLabels(evidence: MutableEvidence, tick: number): void {
    const { served, shadow } = evidence;
    const change = this.#world.source.labels?.of === 'failure' ? -1 : 1;
    if (served) {
      for (const { role, user, segment, record } of this.#servedLabels?.arrived(tick) ?? []) {
        for (const counts of countsOf(evidence, role, segment)) counts.successes += change;
        if (record !== undefined) this.#units?.correct(record, change);
        if (this.#needs.userEvent === 'success') this.#events[user]! += change;
      }
    }
    if (shadow) this.#shadow.readLabels(shadow, tick);
  }

  /** Whether any filter keeps the request out of the team's counts. */
  #isLost(role: Role, outcome: Outcome, { kind }: Sender): boolean {
    return this.#world.source.filters.some(({ model, requests, share }) => {
      const applies =
        (model === 'both' || model === role) &&
        (requests === 'everyone' || (requests === 'bots' ? kind.isBot : outcome === 'error'));
      return applies && this.#routing.uniform() < share;
    });
  }

  #interleave(
    counts: PreferenceCounts,
    { interleaving = TEAM_DRAFT }: Exposure,
    incumbent: Behaviour,
    challenger: Behaviour,
    sender: Sender,
  ): void {
    this.#reach(sender);
    counts.sessions += 1;
    const users = this.#interleavedUsers;
    const outcome = playInterleavedSession(
      this.#outcomes,
      { incumbent, challenger, isBot: sender.kind.isBot },
      interleaving,
      users?.coinsOf(sender.user),
    );
    if (outcome !== 'error') counts[outcome] += 1;
    users?.add(sender.user, outcome);
  }

  #reach({ user, kind }: Sender): void {
    this.#requestsReached += 1;
    if (this.#reached[user] === 0 && !kind.isBot) {
      this.#reached[user] = 1;
      this.#usersReached += 1;
    }
  }

  #countUsers(): { incumbent: UserCounts; challenger: UserCounts } {
    const counts = { incumbent: { exposed: 0, withEvent: 0 }, challenger: { exposed: 0, withEvent: 0 } };
    for (let user = 0; user < this.#exposed.length; user += 1) {
      if (this.#exposed[user] === 0) continue;
      const arm = counts[this.#roleOf(user)];
      arm.exposed += 1;
      if (this.#events[user]! > 0) arm.withEvent += 1;
    }
    return counts;
  }
}

/** A served request whose label is on its way. */
interface ServedLabel {
  readonly role: Role;
  readonly user: number;
  readonly segment: string;
  /** Where the unit of the request is recorded, if it is. */
  readonly record: number | undefined;
}

interface MutableEvidence {
  served?: Record<Role, ServedCounts>;
  bySegment?: Record<string, Record<Role, ServedCounts>>;
  preference?: PreferenceCounts;
  shadow?: ShadowCounts;
}

/** The counts that a model's request of a segment goes into, where served requests are counted. */
function countsOf({ served, bySegment }: MutableEvidence, role: Role, segment: string): ServedCounts[] {
  const own = bySegment?.[segment];
  return own ? [served![role], own[role]] : [served![role]];
}
