import type { InterleavingMethod } from './ranking/interleavingMethod.ts';
import { TEAM_DRAFT } from './ranking/interleavingMethod.ts';

/**
 * What the challenger does in a stretch of ticks, and what it has done before: all that a world's behaviours may
 * depend on besides the moment. Shares are of all requests, 0 to 1.
 */
export interface ChallengerUse {
  /** Requests that the challenger answers. */
  readonly challenger: number;
  /** Requests that both answer on one page. */
  readonly interleaved: number;
  /** How the two answers of such a page are merged. */
  readonly interleaving: InterleavingMethod;
  /** Requests that the challenger answers unseen, beside the incumbent. */
  readonly shadowed: number;
  /** Requests on which the incumbent runs a second time, unseen. */
  readonly repeated: number;
  /** Tick since which the challenger runs, seen or unseen; undefined if it never did. */
  readonly startTick: number | undefined;
  /** Tick since which these shares hold. */
  readonly fromTick: number;
  /** Hours of full service the challenger had given before that tick: half of the requests for a day are 12. */
  readonly servedHours: number;
}

/** Nobody ever started a challenger: the world that harm is measured against. */
export const WITHOUT_CHALLENGER: ChallengerUse = {
  challenger: 0,
  interleaved: 0,
  interleaving: TEAM_DRAFT,
  shadowed: 0,
  repeated: 0,
  startTick: undefined,
  fromTick: 0,
  servedHours: 0,
};

/** The challenger answers everyone from the beginning: the world that the truth judges. */
export const CHALLENGER_ALONE: ChallengerUse = { ...WITHOUT_CHALLENGER, challenger: 1, startTick: 0 };

/** The share of requests whose answer is at least partly the challenger's. */
export function shareSeen({ challenger, interleaved }: ChallengerUse): number {
  return challenger + interleaved;
}

/** Hours of full service that the challenger has given before an hour of the stretch. */
export function servedBefore(use: ChallengerUse, hours: number, tickHours: number): number {
  return use.servedHours + shareSeen(use) * Math.max(0, hours - use.fromTick * tickHours);
}
