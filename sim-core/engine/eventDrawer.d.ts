import type { Evidence, EvidenceNeeds } from '../strategies/evidence.ts';
import type { Exposure } from '../strategies/strategy.ts';
import type { Role } from '../world/behaviour.ts';
import type { CompiledWorld } from '../world/compile.ts';
import type { Drawer, RecordTick } from './drawer.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';
import type { OpenStream } from './streams.ts';
/**
 * The events engine: request by request, user by user, session by session, click by click. Slow, and the
 * oracle that the others are held against: it shares no formula with them beyond the behaviours themselves.
 */
export declare class EventDrawer implements Drawer {
  #private;
  constructor(world: CompiledWorld, traffic: ExpectedTraffic, open: OpenStream, record?: RecordTick);
  startPhase(needs: EvidenceNeeds): void;
  draw(from: number, to: number, exposure: Exposure): Evidence;
  serveAll(from: number, to: number, model: Role): void;
  requestsReached(): number;
  usersReached(): number;
}
