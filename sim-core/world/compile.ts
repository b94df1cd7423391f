import type { World } from '../scenario/schema.ts';
import type { BehaviourAt } from './behaviour.ts';
import { behavioursOf } from './behaviour.ts';
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

/** A world as arrays: everything the engines and the truth need, nothing parsed again. */
export interface CompiledWorld {
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
  readonly segmentShares: Float64Array;
  readonly behaviourAt: BehaviourAt;
  readonly ranking: RankingTruth | undefined;
  readonly failure: FailureRates;
  /** Failures per request beyond the incumbent's (rows: EXCESS). */
  readonly excess: RateTable;
  /** The same, each segment weighted by its severity. */
  readonly severeExcess: RateTable;
  /** Probabilities of the cells of a family. */
  cells(family: CellFamily): RateTable;
}

/** Compiles a checked world. Tables of cells are made when first asked for. */
export function compileWorld(source: World): CompiledWorld {
  const ticks = Math.round((source.horizonHours * 60) / source.tickMinutes);
  const tickHours = source.tickMinutes / 60;
  const ranking = source.ranking && rankingTruth(source.ranking);
  const behaviourAt = behavioursOf(source, ranking?.clicked);
  const requests = expectedRequests(source.traffic, ticks, tickHours);
  const tables = new Map<CellFamily, RateTable>();
  const rates = (weight: (segment: World['segments'][number]) => number) =>
    failureRates(source, ticks, tickHours, behaviourAt, ranking, weight);
  const failure = rates(() => 1);
  const world: CompiledWorld = {
    source,
    ticks,
    tickHours,
    requests,
    requestsBefore: runningSum(requests),
    drawIntensity: intensityOf(source.traffic, tickHours),
    userClasses: userClasses(source.users),
    segmentShares: Float64Array.from(source.segments, ({ share }) => share),
    behaviourAt,
    ranking,
    failure,
    excess: excessTable(failure, requests),
    severeExcess: excessTable(
      rates(({ severity }) => severity),
      requests,
    ),
    cells(family) {
      let table = tables.get(family);
      if (!table) {
        table = cellTable(world, family);
        tables.set(family, table);
      }
      return table;
    },
  };
  return world;
}

function excessTable(
  { incumbent, challenger, interleaved }: FailureRates,
  requests: Float64Array,
): RateTable {
  const beyond = (rates: Float64Array) => rates.map((rate, tick) => rate - incumbent[tick]!);
  return rateTable([beyond(challenger), beyond(interleaved)], requests);
}

function cellTable(world: CompiledWorld, family: CellFamily): RateTable {
  const { source, ticks, tickHours, segmentShares, behaviourAt, ranking, requests } = world;
  const width = cellCount(family);
  const probabilities = Array.from({ length: width }, () => new Float64Array(ticks));
  const cells = new Float64Array(width);
  for (let tick = 0; tick < ticks; tick += 1) {
    cells.fill(0);
    const hours = tick * tickHours;
    for (let segment = 0; segment < segmentShares.length; segment += 1) {
      const share = segmentShares[segment]!;
      const incumbent = behaviourAt('incumbent', segment, hours);
      const challenger = behaviourAt('challenger', segment, hours);
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

function failureRates(
  source: World,
  ticks: number,
  tickHours: number,
  behaviourAt: BehaviourAt,
  ranking: RankingTruth | undefined,
  weight: (segment: World['segments'][number]) => number,
): FailureRates {
  const rates = {
    incumbent: new Float64Array(ticks),
    challenger: new Float64Array(ticks),
    interleaved: new Float64Array(ticks),
  };
  for (let tick = 0; tick < ticks; tick += 1) {
    source.segments.forEach((segment, index) => {
      const weighted = segment.share * weight(segment);
      const incumbent = behaviourAt('incumbent', index, tick * tickHours);
      const challenger = behaviourAt('challenger', index, tick * tickHours);
      rates.incumbent[tick]! += weighted * (1 - (1 - incumbent.error) * incumbent.success);
      rates.challenger[tick]! += weighted * (1 - (1 - challenger.error) * challenger.success);
      if (ranking) {
        // A merged list is half each model's, and so is a success that is more than a click on it.
        const merged = incumbent.byClicks
          ? ranking.clicked.interleaved
          : (incumbent.success + challenger.success) / 2;
        const success = (1 - challenger.error) * merged + challenger.error * incumbent.success;
        rates.interleaved[tick]! += weighted * (1 - (1 - incumbent.error) * success);
      }
    });
  }
  return rates;
}
