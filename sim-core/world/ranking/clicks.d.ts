import type { Random } from '../../random/index.ts';
import type { ClickModel } from './clickModel.ts';
import type { Interleaving } from './teamDraft.ts';
/** One session: whether the user clicked anything, and clicks on the challenger's results less the incumbent's. */
export interface Session {
  readonly clicked: boolean;
  readonly creditDifference: number;
}
/** Probabilities of what a session comes to; win, loss and tie are the challenger's and sum to 1. */
export interface SessionChances {
  readonly clicked: number;
  readonly win: number;
  readonly loss: number;
  readonly tie: number;
}
/** Plays one session on a list, result by result. */
export declare function playSession(
  random: Random,
  list: Interleaving,
  grades: Uint8Array,
  model: ClickModel,
): Session;
/**
 * The same session in probabilities, exactly: a walk down the list over the distribution of the credit
 * difference among users who still look.
 */
export declare function sessionChances(
  list: Interleaving,
  grades: Uint8Array,
  model: ClickModel,
): SessionChances;
