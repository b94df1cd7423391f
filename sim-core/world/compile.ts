import type { World } from '../scenario/schema.ts';
import type { Behaviour, Behaviours, Role } from './behaviour.ts';
import { compileBehaviours } from './behaviour.ts';
import {
  INTERLEAVED_CELLS,
  PAIR_CELLS,
  SERVED_CELLS,
  SERVED_CELLS_WITH_LATENCY,
  addInterleavedCells,
  addPairCells,
  addServedCells,
} from './cells.ts';
import type { DrawIntensity } from './intensity.ts';
import { intensityOf } from './intensity.ts';
import type { RankingTruth } from './ranking/rankingTruth.ts';
import { rankingTruth } from './ranking/rankingTruth.ts';
import type { RateTable } from './rateTable.ts';
import { rateTable, runningSum } from './rateTable.ts';
import { segmentSharesOf } from './segmentShares.ts';
import { expectedRequests } from './traffic.ts';
import type { UserClass } from './users.ts';
import { userClasses } from './users.ts';

/** The families of cells that requests can fall into. */
export type CellFamily =
  'incumbent' | 'incumbentWithLatency' | 'challenger' | 'challengerWithLatency' | 'pairs' | 'interleaved';

/** Probabilities of failure (an error or no success) of a request, averaged over segments, by tick. */
export interface FailureRates {
  readonly incumbent: Float64Array;
  readonly challenger: Float64Array;
  readonly interleaved: Float64Array;
}

/** Rows of an excess table: whose failures beyond the incumbent's. */
export const EXCESS = { challenger: 0, interleaved: 1 } as const;

/**
 * The arrays of a world under one exposure: a model may do better or worse the more it answers, and the longer.
 * In most worlds it makes no difference, and there is one regime.
 */
export interface Regime {
  readonly failure: FailureRates;
  /** Failures per request beyond the incumbent's (rows: EXCESS). */
  readonly excess: RateTable;
  /** The same, each segment weighted by its severity, and slow answers by theirs. */
  readonly severeExcess: RateTable;
  /** Behaviour of a model in a segment at a tick. */
  behaviour(role: Role, segment: number, tick: number): Behaviour;
  /** Probabilities of the cells of a family. */
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
  readonly ranking: RankingTruth | undefined;
  /** shares[segment][tick], summing to 1 in every tick. */
  readonly segmentShares: readonly Float64Array[];
  /** The regime while the challenger answers `share` of the requests and runs since `startTick`. */
  regime(share: number, startTick: number): Regime;
}

/** What regimes are made from. */
interface Foundation {
  readonly source: World;
  readonly ticks: number;
  readonly tickHours: number;
  readonly requests: Float64Array;
  readonly ranking: RankingTruth | undefined;
  readonly segmentShares: readonly Float64Array[];
  readonly behaviours: Behaviours;
  readonly meanRequests: number;
}

/** Regimes that are kept at most; they come again and again in the replications of a run. */
const KEPT_REGIMES = 64;

/** Compiles a checked world. Tables are made when first asked for. */
export function compileWorld(source: World): CompiledWorld {
  const ticks = Math.round((source.horizonHours * 60) / source.tickMinutes);
  const tickHours = source.tickMinutes / 60;
  const ranking = source.ranking && rankingTruth(source.ranking);
  const requests = expectedRequests(source.traffic, ticks, tickHours);
  const requestsBefore = runningSum(requests);
  const segmentShares = segmentSharesOf(source, ticks, tickHours);
  const behaviours = compileBehaviours(source, ranking?.clicked);
  const meanRequests = requestsBefore[ticks]! / ticks;
  const foundation = { source, ticks, tickHours, requests, ranking, segmentShares, behaviours, meanRequests };
  const serving = makeRegime(foundation, 1, 0);
  const kept = new Map<string, Regime>();
  const world: CompiledWorld = {
    ...serving,
    source,
    ticks,
    tickHours,
    requests,
    requestsBefore,
    drawIntensity: intensityOf(source.traffic, tickHours),
    userClasses: userClasses(source.users),
    ranking,
    segmentShares,
    regime(share, startTick) {
      if (!behaviours.dependOnExposure || (share === 1 && startTick === 0)) return world;
      const key = `${share} ${startTick}`;
      let regime = kept.get(key);
      if (!regime) {
        regime = makeRegime(foundation, share, startTick);
        if (kept.size >= KEPT_REGIMES) kept.delete(kept.keys().next().value!);
        kept.set(key, regime);
      }
      return regime;
    },
  };
  return world;
}

function makeRegime(foundation: Foundation, share: number, startTick: number): Regime {
  const { tickHours, requests, behaviours, meanRequests } = foundation;
  const startHours = startTick * tickHours;
  const behaviour: Regime['behaviour'] = (role, segment, tick) =>
    behaviours.at(role, segment, tick * tickHours, {
      share,
      startHours,
      load: meanRequests > 0 ? requests[tick]! / meanRequests : 0,
    });
  const { segments, slowWeight, latencyObjectiveMs } = foundation.source;
  const plain = failuresOf(foundation, behaviour, () => 1, 0);
  const excess = rateTable([plain.beyond.challenger, plain.beyond.interleaved], requests);
  const weighsAlike =
    segments.every(({ severity }) => severity === 1) &&
    (slowWeight === 0 || latencyObjectiveMs === undefined);
  const severe = weighsAlike
    ? undefined
    : failuresOf(foundation, behaviour, ({ severity }) => severity, slowWeight).beyond;
  const tables = new Map<CellFamily, RateTable>();
  return {
    failure: plain.rates,
    excess,
    severeExcess: severe ? rateTable([severe.challenger, severe.interleaved], requests) : excess,
    behaviour,
    cells(family) {
      let table = tables.get(family);
      if (!table) {
        table = cellTable(foundation, behaviour, family);
        tables.set(family, table);
      }
      return table;
    },
  };
}

function cellTable(
  { source, ticks, segmentShares, ranking, requests }: Foundation,
  behaviour: Regime['behaviour'],
  family: CellFamily,
): RateTable {
  const width = cellCount(family);
  const probabilities = Array.from({ length: width }, () => new Float64Array(ticks));
  const cells = new Float64Array(width);
  for (let tick = 0; tick < ticks; tick += 1) {
    cells.fill(0);
    for (let segment = 0; segment < segmentShares.length; segment += 1) {
      const share = segmentShares[segment]![tick]!;
      const incumbent = behaviour('incumbent', segment, tick);
      const challenger = behaviour('challenger', segment, tick);
      switch (family) {
        case 'incumbent':
        case 'incumbentWithLatency':
          addServedCells(cells, share, incumbent);
          break;
        case 'challenger':
        case 'challengerWithLatency':
          addServedCells(cells, share, challenger);
          break;
        case 'pairs':
          addPairCells(cells, share, incumbent, challenger, source.sharedLuck, source.truthArrivesAnyway);
          break;
        case 'interleaved':
          if (!ranking) throw new Error('an interleaved exposure requires a world with a ranking');
          addInterleavedCells(cells, share, incumbent, challenger, ranking.preference);
          break;
      }
    }
    for (let cell = 0; cell < width; cell += 1) probabilities[cell]![tick] = cells[cell]!;
  }
  return rateTable(probabilities, requests);
}

function cellCount(family: CellFamily): number {
  switch (family) {
    case 'incumbent':
    case 'challenger':
      return SERVED_CELLS;
    case 'incumbentWithLatency':
    case 'challengerWithLatency':
      return SERVED_CELLS_WITH_LATENCY;
    case 'pairs':
      return PAIR_CELLS;
    case 'interleaved':
      return INTERLEAVED_CELLS;
  }
}

interface Failures {
  readonly rates: FailureRates;
  /** Beyond the incumbent's, summed by segment, so that equal models differ by exactly nothing. */
  readonly beyond: { readonly challenger: Float64Array; readonly interleaved: Float64Array };
}

/**
 * @param weight what a failure of a segment weighs
 * @param slowWeight what a slow answer weighs against a failure
 */
function failuresOf(
  { source, ticks, segmentShares, ranking }: Foundation,
  behaviour: Regime['behaviour'],
  weight: (segment: World['segments'][number]) => number,
  slowWeight: number,
): Failures {
  const zeros = () => new Float64Array(ticks);
  const rates = { incumbent: zeros(), challenger: zeros(), interleaved: zeros() };
  const beyond = { challenger: zeros(), interleaved: zeros() };
  source.segments.forEach((segment, index) => {
    for (let tick = 0; tick < ticks; tick += 1) {
      const weighted = segmentShares[index]![tick]! * weight(segment);
      const incumbent = behaviour('incumbent', index, tick);
      const challenger = behaviour('challenger', index, tick);
      const failure = 1 - (1 - incumbent.error) * incumbent.success;
      const others = 1 - (1 - challenger.error) * challenger.success;
      rates.incumbent[tick]! += weighted * failure;
      rates.challenger[tick]! += weighted * others;
      beyond.challenger[tick]! +=
        weighted * (others - failure + slowWeight * (challenger.slow - incumbent.slow));
      if (!ranking) continue;
      // A merged list is half each model's, and so is a success that is more than a click on it. Where only the
      // challenger errs, the page shows the incumbent's list as it would have without the test.
      const merged = incumbent.byClicks
        ? ranking.clicked.interleaved
        : (incumbent.success + challenger.success) / 2;
      const lost = (1 - incumbent.error) * (1 - challenger.error) * (incumbent.success - merged);
      rates.interleaved[tick]! += weighted * (failure + lost);
      beyond.interleaved[tick]! += weighted * lost;
    }
  });
  return { rates, beyond };
}
