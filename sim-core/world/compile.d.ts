import type { World } from '../scenario/schema.ts';
import type { BehaviourAt } from './behaviour.ts';
import type { DrawIntensity } from './intensity.ts';
import type { RankingTruth } from './ranking/rankingTruth.ts';
import type { RateTable } from './rateTable.ts';
import type { UserClass } from './users.ts';
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
export declare const EXCESS: {
  readonly challenger: 0;
  readonly interleaved: 1;
};
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
export declare function compileWorld(source: World): CompiledWorld;
