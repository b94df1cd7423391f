import type { World } from '../scenario/schema.ts';
import type { Role, Behaviour, Behaviours } from './behaviour.ts';
import { compileBehaviours, roles, servingAll } from './behaviour.ts';
import type { CellFamily, CellSelection } from './cellTables.ts';
import { cellTables, incumbentsFamily } from './cellTables.ts';
import type { ChallengerUse } from './challengerUse.ts';
import { CHALLENGER_ALONE, WITHOUT_CHALLENGER, servedBefore, shareSeen } from './challengerUse.ts';
import type { FailureRates } from './failureRates.ts';
import { failureRates } from './failureRates.ts';
import type { BehaviourIn, Foundation } from './foundation.ts';
import type { DrawIntensity } from './intensity.ts';
import { intensityOf } from './intensity.ts';
import { queueStates } from './load.ts';
import { offlinePredictions } from './predictions.ts';
import { TEAM_DRAFT, methodKey } from './ranking/interleavingMethod.ts';
import type { RateTable } from './rateTable.ts';
import { isLevel, rateTable, runningSum } from './rateTable.ts';
import { segmentSharesOf } from './segmentShares.ts';
import { TableBudget, tableBytes } from './tableBudget.ts';
import { tollOf } from './toll.ts';
import { expectedRequests } from './traffic.ts';
import type { UserKind } from './userKinds.ts';
import { userKinds } from './userKinds.ts';
import type { UserClass } from './users.ts';
import { sessionMean, userClasses } from './users.ts';

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
  readonly behaviour: BehaviourIn;
  /** Probabilities of the cells of a family, for all requests or a selection of them, and by kind of users. */
  cells(this: void, family: CellFamily, selection?: CellSelection): RateTable;
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
  /** Shares of the bins that the challenger predicted in an offline evaluation; undefined without predictions. */
  readonly offlinePredictions: readonly number[] | undefined;
  /** Behaviour of a model in an offline evaluation at the start: on idle machines, before anything has happened. */
  offlineBehaviour(role: Role, segment: number): Behaviour;
}

/** Regimes that are kept at most, and as far as their tables fit a budget; they come again and again in the replications of a run. */
const KEPT_REGIMES = 64;

/**
 * Compiles a checked world. Tables are made when first asked for.
 * @param like a compiled world that differs in what its models do only: its traffic is taken over
 * @param budget of the bytes of tables that are kept
 */
export function compileWorld(source: World, like?: CompiledWorld, budget = new TableBudget()): CompiledWorld {
  const ticks = Math.round((source.horizonHours * 60) / source.tickMinutes);
  const tickHours = source.tickMinutes / 60;
  const requests = like?.requests ?? expectedRequests(source.traffic, ticks, tickHours);
  const requestsBefore = like?.requestsBefore ?? runningSum(requests);
  const segmentShares = like?.segmentShares ?? segmentSharesOf(source, ticks, tickHours);
  const behaviours = compileBehaviours(source);
  const isLevelSegment = (share: Float64Array, segment: number) =>
    roles.every((role) => behaviours.still(role, segment)) && isLevel(share);
  const whereLevel = segmentShares.map(isLevelSegment);
  const segmentsThatAre = (level: boolean) =>
    [...whereLevel.keys()].filter((segment) => whereLevel[segment] === level);
  const meanRequests = requestsBefore[ticks]! / ticks;
  const kinds = userKinds(source.users);
  const parts = {
    source,
    ticks,
    tickHours,
    requests,
    segmentShares,
    levelSegments: segmentsThatAre(true),
    movingSegments: segmentsThatAre(false),
    behaviours,
    meanRequests,
    userKinds: kinds,
  };
  const withoutChallenger = behaviourUnder(parts, WITHOUT_CHALLENGER);
  const foundation: Foundation = {
    ...parts,
    undisturbed: (segment, tick) => withoutChallenger('incumbent', segment, tick),
  };
  const serving = makeRegime(foundation, CHALLENGER_ALONE, budget);
  const kept = new Map<string, KeptRegime>();
  let lastKey: string | undefined;
  const keyOf = regimeKey(behaviours.dependOn, tickHours);
  const keyOfServing = keyOf(CHALLENGER_ALONE);
  const forgetRegime = (key: string) => {
    kept.get(key)?.release();
    kept.delete(key);
  };
  const world: CompiledWorld = {
    get failure() {
      return serving.failure;
    },
    excess: serving.excess,
    severeExcess: serving.severeExcess,
    behaviour: serving.behaviour,
    cells: serving.cells,
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
    offlinePredictions: offlinePredictions(source),
    offlineBehaviour: (role, segment) => behaviours.at(role, segment, 0, servingAll(0)),
    regime(use) {
      const key = keyOf(use);
      if (key === keyOfServing) return world;
      lastKey = key;
      let regime = kept.get(key);
      if (!regime) {
        regime = makeRegime(foundation, use, budget);
        if (kept.size >= KEPT_REGIMES) forgetRegime(kept.keys().next().value!);
        kept.set(key, regime);
        // What is being played would be asked for again in its next look.
        regime.keep(() => {
          if (key === lastKey) return false;
          forgetRegime(key);
          return true;
        });
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
    const method = methodKey(use.interleaving);
    if (method !== methodKey(TEAM_DRAFT)) key += `merged ${method} `;
    if (capacity) key += `runs ${use.challenger} ${use.interleaved} ${use.shadowed} ${use.repeated}`;
    return key;
  };
}

function behaviourUnder(
  { source, tickHours, requests, behaviours, meanRequests }: Omit<Foundation, 'undisturbed'>,
  use: ChallengerUse,
): BehaviourIn {
  const tickSeconds = tickHours * 3600;
  const share = shareSeen(use);
  const startHours = use.startTick === undefined ? Infinity : use.startTick * tickHours;
  let last = -1;
  let circumstances = servingAll(0);
  return (role, segment, tick) => {
    const still = behaviours.still(role, segment);
    if (still) return still;
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

/** A regime whose tables are on the account of a world's budget. */
interface KeptRegime extends Regime {
  /** Puts its own tables on the account. */
  keep(forget: () => boolean): void;
  /** Takes all of its tables off it. */
  release(): void;
}

function makeRegime(foundation: Foundation, use: ChallengerUse, budget: TableBudget): KeptRegime {
  const { source, requests, behaviours, userKinds: kinds } = foundation;
  // Filters count the models apart.
  const isOneTable =
    source.filters.length === 0 && source.segments.every((_, segment) => behaviours.alike(segment));
  const behaviour = behaviourUnder(foundation, use);
  const { plain, severe } = tollOf(foundation, behaviour, use.interleaving);
  const tables = new Map<string, RateTable>();
  const excess = rateTable(plain, requests);
  const severeExcess = severe === plain ? excess : rateTable(severe, requests);
  let failure: FailureRates | undefined;
  const releases = new Map<string, () => void>();
  return {
    keep: (forget) =>
      void releases.set('', budget.keep(tableBytes(excess) + tableBytes(severeExcess), forget)),
    release: () => releases.forEach((release) => release()),
    // Only a trace asks for it.
    get failure() {
      return (failure ??= failureRates(foundation, behaviour, use.interleaving));
    },
    excess,
    severeExcess,
    behaviour,
    cells(asked, selection = {}) {
      const family = isOneTable ? incumbentsFamily(asked) : asked;
      const { watched, part, coins } = selection;
      let key: string = watched === undefined ? family : `${family} in ${[watched].flat().join(' ')}`;
      if (part) key += 'only' in part ? ` of ${part.only}` : ` but of ${part.except.join(' ')}`;
      if (coins !== undefined) key += ` after ${coins}`;
      let table = tables.get(key);
      if (!table) {
        table = cellTables(foundation, behaviour, family, use.interleaving, selection);
        tables.set(key, table);
        releases.set(
          key,
          budget.keep(tableBytes(table, kinds.length), () => tables.delete(key)),
        );
      }
      return table;
    },
  };
}
