import type { CompiledWorld } from '../world/compile.ts';
import type { RateTable } from '../world/rateTable.ts';
import type { OpenStream } from './streams.ts';
/**
 * The traffic one replication expects: the world's cycles times the random intensity path, which all plans of
 * the replication share. Given it, the counts of ticks and cells are independent Poissons.
 */
export declare class ExpectedTraffic {
  #private;
  /** Expected requests by tick. */
  readonly requests: Float64Array;
  constructor(world: CompiledWorld, open: OpenStream);
  /** Expected requests in ticks [from, to). */
  total(from: number, to: number): number;
  /** Expected requests in ticks [from, to), each times the rate of the row in its tick. */
  expected(table: RateTable, row: number, from: number, to: number): number;
}
