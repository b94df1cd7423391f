import type { World } from '../scenario/schema.ts';
import type { Behaviour, Behaviours, Role } from './behaviour.ts';
import { compileBehaviours, servingAll } from './behaviour.ts';
import {
  INTERLEAVED_CELLS,
  PAIR_CELLS,
  SERVED_CELLS,
  SERVED_CELLS_WITH_LATENCY,
  addInterleavedCells,
  addPairCells,
  addServedCells,
} from './cells.ts';
import type { ChallengerUse } from './challengerUse.ts';
import { CHALLENGER_ALONE, WITHOUT_CHALLENGER, servedBefore, shareSeen } from './challengerUse.ts';
import { countingOf } from './counting.ts';
import type { DrawIntensity } from './intensity.ts';
import { intensityOf } from './intensity.ts';
import { queueStates } from './load.ts';
import type { RankingTruth } from './ranking/rankingTruth.ts';
import type { RateTable } from './rateTable.ts';
import { rateTable, runningSum } from './rateTable.ts';
import { segmentSharesOf } from './segmentShares.ts';
import { expectedRequests } from './traffic.ts';
import type { UserKind } from './userKinds.ts';
import { peopleShare, userKinds } from './userKinds.ts';
import type { UserClass } from './users.ts';
import { sessionMean, userClasses } from './users.ts';

/** The families of cells that requests can fall into. */
export type CellFamily =
  'incumbent' | 'incumbentWithLatency' | 'challenger' | 'challengerWithLatency' | 'pairs' | 'interleaved';

/**
 * Probabilities that a request fails (an error or no success) and harms somebody, for bots it does not: averaged over
 * segments, by tick.
 */
export interface FailureRates {
  readonly incumbent: Float64Array;
  readonly challenger: Float64Array;
  readonly interleaved: Float64Array;
}

/**
 * Rows of an excess table: whose requests fail more than they would if there had never been a challenger. A
 * bystander is answered by the incumbent, which may suffer too: from shared machines, from what arms take from each
 * other, from what the challenger has done before.
 */
export const EXCESS = { challenger: 0, interleaved: 1, bystander: 2 } as const;

/**
 * The arrays of a world under one use of the challenger: a model may do better or worse the more it answers, and the
 * longer. In most worlds it makes no difference, and there is one regime.
 */
export interface Regime {
  readonly failure: FailureRates;
  /** Failures of people per request beyond those of the incumbent without a challenger (rows: EXCESS). */
  readonly excess: RateTable;
  /** The same, each segment weighted by its severity, successes by their value and slow answers by their weight. */
  readonly severeExcess: RateTable;
  /** Behaviour of a model in a segment at a tick; `userKinds` say what it is toward whom. */
  behaviour(role: Role, segment: number, tick: number): Behaviour;
  /** Probabilities of the cells of a family, for all requests and by kind of users. */
  cells(family: CellFamily): RateTable;
}

/**
 * A world as arrays: everything the engines and the truth need, nothing parsed again. It is itself the regime in
 * which the challenger answers everyone from the beginning.
 */
export interface CompiledWorld extends Regime {
  readonly source: World;
  readonly ticks: number;
  readonly tickHours: number;
  /** Expected requests by tick at relative intensity 1. */
  readonly requests: Float64Array;
  /** requests summed before each tick; one longer than `requests`. */
  readonly requestsBefore: Float64Array;
  /** Undefined when traffic is plain Poisson. */
  readonly drawIntensity: DrawIntensity | undefined;
  readonly userClasses: readonly UserClass[];
  readonly userKinds: readonly UserKind[];
  /** Mean requests of a session if the empty ones are counted too; undefined where each request is its own. */
  readonly sessionMean: number | undefined;
  /** shares[segment][tick], summing to 1 in every tick. */
  readonly segmentShares: readonly Float64Array[];
  /** The regime while the challenger is used like that. */
  regime(use: ChallengerUse): Regime;
  /** Behaviour of a model in an offline evaluation at the start: on idle machines, before anything has happened. */
  offlineBehaviour(role: Role, segment: number): Behaviour;
}

/** What regimes are made from. */
interface Foundation {
  readonly source: World;
  readonly ticks: number;
  readonly tickHours: number;
  readonly requests: Float64Array;
  readonly segmentShares: readonly Float64Array[];
  readonly behaviours: Behaviours;
  readonly meanRequests: number;
  /** The incumbent where there never was a challenger, by segment and tick. */
  undisturbed(this: void, segment: number, tick: number): Behaviour;
  readonly userKinds: readonly UserKind[];
}

/** Regimes that are kept at most; they come again and again in the replications of a run. */
const KEPT_REGIMES = 64;

/**
 * Compiles a checked world. Tables are made when first asked for.
 * @param like a compiled world that differs in what its models do only: its traffic is taken over
 */
export function compileWorld(source: World, like?: CompiledWorld): CompiledWorld {
  const ticks = Math.round((source.horizonHours * 60) / source.tickMinutes);
  const tickHours = source.tickMinutes / 60;
  const requests = like?.requests ?? expectedRequests(source.traffic, ticks, tickHours);
  const requestsBefore = like?.requestsBefore ?? runningSum(requests);
  const segmentShares = like?.segmentShares ?? segmentSharesOf(source, ticks, tickHours);
  const behaviours = compileBehaviours(source);
  const meanRequests = requestsBefore[ticks]! / ticks;
  const kinds = userKinds(source.users);
  const parts = {
    source,
    ticks,
    tickHours,
    requests,
    segmentShares,
    behaviours,
    meanRequests,
    userKinds: kinds,
  };
  const withoutChallenger = behaviourUnder(parts, WITHOUT_CHALLENGER);
  const foundation: Foundation = {
    ...parts,
    undisturbed: (segment, tick) => withoutChallenger('incumbent', segment, tick),
  };
  const serving = makeRegime(foundation, CHALLENGER_ALONE);
  const kept = new Map<string, Regime>();
  const keyOf = regimeKey(behaviours.dependOn, tickHours);
  const keyOfServing = keyOf(CHALLENGER_ALONE);
  const world: CompiledWorld = {
    ...serving,
    source,
    ticks,
    tickHours,
    requests,
    requestsBefore,
    drawIntensity: intensityOf(source.traffic, tickHours),
    userClasses: userClasses(source.users),
    userKinds: kinds,
    sessionMean: sessionMean(source.users),
    segmentShares,
    offlineBehaviour: (role, segment) => behaviours.at(role, segment, 0, servingAll(0)),
    regime(use) {
      const key = keyOf(use);
      if (key === keyOfServing) return world;
      let regime = kept.get(key);
      if (!regime) {
        regime = makeRegime(foundation, use);
        if (kept.size >= KEPT_REGIMES) kept.delete(kept.keys().next().value!);
        kept.set(key, regime);
      }
      return regime;
    },
  };
  return world;
}

/** What of the challenger's use makes a difference, as a key: equal keys mean the same regime. */
function regimeKey(
  { share, start, served, capacity }: Behaviours['dependOn'],
  tickHours: number,
): (use: ChallengerUse) => string {
  return (use) => {
    let key = '';
    if (share) key += `share ${shareSeen(use)} `;
    if (start) key += `start ${use.startTick} `;
    if (served)
      key += `served ${servedBefore(use, 0, tickHours)} from ${shareSeen(use) > 0 ? use.fromTick : 0} at ${shareSeen(use)} `;
    if (capacity) key += `runs ${use.challenger} ${use.interleaved} ${use.shadowed}`;
    return key;
  };
}

function behaviourUnder(
  { source, tickHours, requests, behaviours, meanRequests }: Omit<Foundation, 'undisturbed'>,
  use: ChallengerUse,
): Regime['behaviour'] {
  const tickSeconds = tickHours * 3600;
  const share = shareSeen(use);
  const startHours = use.startTick === undefined ? Infinity : use.startTick * tickHours;
  let last = -1;
  let circumstances = servingAll(0);
  return (role, segment, tick) => {
    // All models and segments of a tick are asked for together.
    if (tick !== last) {
      const hours = tick * tickHours;
      circumstances = {
        share,
        sinceStart: Math.max(0, hours - startHours),
        load: meanRequests > 0 ? requests[tick]! / meanRequests : 0,
        servedHours: servedBefore(use, hours, tickHours),
        queues: queueStates(source.capacity, use, requests[tick]! / tickSeconds),
      };
      last = tick;
    }
    return behaviours.at(role, segment, tick * tickHours, circumstances);
  };
}

function makeRegime(foundation: Foundation, use: ChallengerUse): Regime {
  const { requests } = foundation;
  const behaviour = behaviourUnder(foundation, use);
  const { failure, plain, severe } = tollOf(foundation, behaviour);
  const tables = new Map<CellFamily, RateTable>();
  return {
    failure,
    excess: rateTable(plain, requests),
    severeExcess: rateTable(severe, requests),
    behaviour,
    cells(family) {
      let table = tables.get(family);
      if (!table) {
        table = cellTables(foundation, behaviour, family);
        tables.set(family, table);
      }
      return table;
    },
  };
}

/** The cells of all requests; those by kind of users are made when first asked for. */
function cellTables(foundation: Foundation, behaviour: Regime['behaviour'], family: CellFamily): RateTable {
  const { userKinds: kinds } = foundation;
  const all = cellTable(foundation, behaviour, family, kinds);
  if (kinds.length === 1) return all;
  let byKind: readonly RateTable[] | undefined;
  return {
    ...all,
    get byKind() {
      return (byKind ??= kinds.map((kind) =>
        cellTable(foundation, behaviour, family, [{ ...kind, trafficShare: 1 }]),
      ));
    },
  };
}

function cellTable(
  { source, ticks, segmentShares, requests }: Foundation,
  behaviour: Regime['behaviour'],
  family: CellFamily,
  kinds: readonly UserKind[],
): RateTable {
  const { filters, sharedLuck, truthArrivesAnyway } = source;
  const width = cellCount(family, filters.length > 0);
  const probabilities = Array.from({ length: width }, () => new Float64Array(ticks));
  const cells = new Float64Array(width);
  const counting = kinds.map(({ isBot }) => ({
    incumbent: countingOf(filters, 'incumbent', isBot),
    challenger: countingOf(filters, 'challenger', isBot),
  }));
  for (let tick = 0; tick < ticks; tick += 1) {
    cells.fill(0);
    for (let segment = 0; segment < segmentShares.length; segment += 1) {
      const incumbents = behaviour('incumbent', segment, tick);
      const challengers = behaviour('challenger', segment, tick);
      for (let kind = 0; kind < kinds.length; kind += 1) {
        const { trafficShare, isBot, toward } = kinds[kind]!;
        const share = segmentShares[segment]![tick]! * trafficShare;
        const incumbent = toward(incumbents);
        const challenger = toward(challengers);
        switch (family) {
          case 'incumbent':
          case 'incumbentWithLatency':
            addServedCells(cells, share, incumbent, counting[kind]!.incumbent);
            break;
          case 'challenger':
          case 'challengerWithLatency':
            addServedCells(cells, share, challenger, counting[kind]!.challenger);
            break;
          case 'pairs':
            addPairCells(cells, share, incumbent, challenger, sharedLuck, truthArrivesAnyway);
            break;
          case 'interleaved':
            addInterleavedCells(
              cells,
              share,
              incumbent,
              challenger,
              isBot ? NO_PREFERENCE : preferenceOf(incumbents),
            );
            break;
        }
      }
    }
    for (let cell = 0; cell < width; cell += 1) probabilities[cell]![tick] = cells[cell]!;
  }
  return rateTable(probabilities, requests);
}

/** Bots click on nothing, or on anything. */
const NO_PREFERENCE = { incumbentWins: 0, challengerWins: 0, ties: 1 };

/** @param filtered whether some served requests are not counted */
function preferenceOf({ ranking }: Behaviour): RankingTruth['preference'] {
  if (!ranking) throw new Error('an interleaved exposure requires a world with a ranking');
  return ranking.preference;
}

function cellCount(family: CellFamily, filtered: boolean): number {
  switch (family) {
    case 'incumbent':
    case 'challenger':
      return SERVED_CELLS + (filtered ? 1 : 0);
    case 'incumbentWithLatency':
    case 'challengerWithLatency':
      return SERVED_CELLS_WITH_LATENCY + (filtered ? 1 : 0);
    case 'pairs':
      return PAIR_CELLS;
    case 'interleaved':
      return INTERLEAVED_CELLS;
  }
}

/** Losses per request against a perfect answer, by model and kind of loss; see `lossesOf`. */
interface Losses {
  readonly incumbent: number;
  readonly challenger: number;
  readonly interleaved: number;
  /** Of the incumbent without a challenger. */
  readonly undisturbed: number;
}

/** What a success counts, and a slow answer against a failure. */
interface Weights {
  worth(this: void, behaviour: Behaviour): number;
  readonly slow: number;
}

const FAILURES: Weights = { worth: () => 1, slow: 0 };

function lossesOf(
  incumbent: Behaviour,
  challenger: Behaviour,
  undisturbed: Behaviour,
  { worth, slow }: Weights,
): Losses {
  const loss = (behaviour: Behaviour) =>
    1 - worth(behaviour) * ((1 - behaviour.error) * behaviour.success) + slow * behaviour.slow;
  const own = loss(incumbent);
  return {
    incumbent: own,
    challenger: loss(challenger),
    interleaved: incumbent.ranking ? own + lostByMerging(incumbent, challenger, worth) : 0,
    undisturbed: loss(undisturbed),
  };
}

/**
 * A merged list is half each model's, and so is a success that is more than a click on it. Where only the challenger
 * errs, the page shows the incumbent's list as it would have without the test.
 */
function lostByMerging(incumbent: Behaviour, challenger: Behaviour, worth: Weights['worth']): number {
  const own = worth(incumbent) * incumbent.success;
  const merged = incumbent.byClicks
    ? ((worth(incumbent) + worth(challenger)) / 2) * incumbent.ranking!.clicked.interleaved
    : (own + worth(challenger) * challenger.success) / 2;
  return (1 - incumbent.error) * (1 - challenger.error) * (own - merged);
}

/** Failures and harm of a regime, by tick. */
interface Toll {
  readonly failure: FailureRates;
  /** Failures beyond those without a challenger, in the rows of EXCESS. */
  readonly plain: readonly Float64Array[];
  /** The same, weighted by severity, value and slowness. */
  readonly severe: readonly Float64Array[];
}

/** Differences are summed by segment, so that equal models differ by exactly nothing. */
function tollOf(
  { source, ticks, segmentShares, undisturbed }: Foundation,
  behaviour: Regime['behaviour'],
): Toll {
  const zeros = () => new Float64Array(ticks);
  const failure = { incumbent: zeros(), challenger: zeros(), interleaved: zeros() };
  const excessRows = () => Object.keys(EXCESS).map(zeros);
  const [plain, severe] = [excessRows(), excessRows()];
  const weights: Weights = { worth: ({ value }) => value, slow: source.slowWeight };
  const add = (rows: readonly Float64Array[], tick: number, weight: number, losses: Losses) => {
    const { incumbent, challenger, interleaved, undisturbed: without } = losses;
    rows[EXCESS.challenger]![tick]! += weight * (challenger - without);
    rows[EXCESS.bystander]![tick]! += weight * (incumbent - without);
    if (source.ranking) rows[EXCESS.interleaved]![tick]! += weight * (interleaved - without);
  };
  // Propensities cancel in the mean over people; bots come to no harm.
  const people = peopleShare(source.users);
  source.segments.forEach(({ severity }, segment) => {
    // What does not move is the same object in every tick.
    let last: readonly Behaviour[] = [];
    let failures: Losses | undefined;
    let harms: Losses | undefined;
    for (let tick = 0; tick < ticks; tick += 1) {
      const now = [
        behaviour('incumbent', segment, tick),
        behaviour('challenger', segment, tick),
        undisturbed(segment, tick),
      ] as const;
      if (!failures || !harms || now.some((one, index) => one !== last[index])) {
        failures = lossesOf(...now, FAILURES);
        harms = lossesOf(...now, weights);
        last = now;
      }
      const share = segmentShares[segment]![tick]! * people;
      failure.incumbent[tick]! += share * failures.incumbent;
      failure.challenger[tick]! += share * failures.challenger;
      if (source.ranking) failure.interleaved[tick]! += share * failures.interleaved;
      add(plain, tick, share, failures);
      add(severe, tick, share * severity, harms);
    }
  });
  return { failure, plain, severe };
}
