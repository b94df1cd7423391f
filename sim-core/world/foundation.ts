import type { World } from '../scenario/schema.ts';
import type { Behaviour, Behaviours, Role } from './behaviour.ts';
import type { UserKind } from './userKinds.ts';

/** What regimes are made from. */
export interface Foundation {
  readonly source: World;
  readonly ticks: number;
  readonly tickHours: number;
  readonly requests: Float64Array;
  readonly segmentShares: readonly Float64Array[];
  /** Segments in which nothing ever changes, neither the share nor what either model does; and the others. */
  readonly levelSegments: readonly number[];
  readonly movingSegments: readonly number[];
  readonly behaviours: Behaviours;
  readonly meanRequests: number;
  /** The incumbent where there never was a challenger, by segment and tick. */
  undisturbed(this: void, segment: number, tick: number): Behaviour;
  readonly userKinds: readonly UserKind[];
}

/** Behaviour of a model in a segment at a tick. */
export type BehaviourIn = (role: Role, segment: number, tick: number) => Behaviour;
