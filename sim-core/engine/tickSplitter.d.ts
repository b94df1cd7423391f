import type { Random } from '../random/index.ts';
import type { Role } from '../world/behaviour.ts';
import type { RateTable } from '../world/rateTable.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';
import type { RecordTick } from './drawer.ts';
/**
 * Spreads the counts of a block over its ticks, for a trace. Given a cell's total, its ticks are multinomial
 * with the expected counts as weights; they come from a stream of their own, so that looking at a replication
 * does not change it.
 */
export declare class TickSplitter {
  #private;
  constructor(traffic: ExpectedTraffic, random: Random, record: RecordTick);
  /** @param unseen share of requests that no evidence counts unless they are served in a split */
  begin(from: number, to: number, unseen: number): void;
  /** Served cells of one model: three outcomes, or six with latency. */
  cells(role: Role, table: RateTable, counts: ArrayLike<number>): void;
  /** After the plan has ended: everyone with one model, `total` requests or as many as the traffic brings. */
  served(role: Role, table: RateTable, total: number | undefined): void;
  interleaved(table: RateTable, counts: readonly number[]): void;
  pairs(table: RateTable, counts: readonly number[]): void;
  /** Hands the ticks of the block over. */
  end(): void;
}
