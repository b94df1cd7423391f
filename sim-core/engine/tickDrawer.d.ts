import type { Evidence, EvidenceNeeds } from '../strategies/evidence.ts';
import type { Exposure } from '../strategies/strategy.ts';
import type { Role } from '../world/behaviour.ts';
import type { CompiledWorld } from '../world/compile.ts';
import type { Drawer } from './drawer.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';
import type { OpenStream } from './streams.ts';
import type { TickSplitter } from './tickSplitter.ts';
/**
 * The ticks engine: draws the counts of whole blocks of ticks, one Poisson a cell, instead of requests. Exact,
 * because requests are independent given the traffic (superposition of Poisson processes); its cost does not
 * depend on the number of requests.
 */
export declare class TickDrawer implements Drawer {
  #private;
  /** @param splitter when a trace is wanted: spreads what is drawn over the ticks of the block */
  constructor(world: CompiledWorld, traffic: ExpectedTraffic, open: OpenStream, splitter?: TickSplitter);
  startPhase(needs: EvidenceNeeds): void;
  draw(from: number, to: number, exposure: Exposure): Evidence;
  serveAll(from: number, to: number, model: Role): void;
  requestsReached(): number;
  usersReached(): number;
}
