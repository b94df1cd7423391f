import type { UnitSums } from '../strategies/evidence.ts';
import type { InterleavingMethod } from './ranking/interleavingMethod.ts';

/**
 * The effect a world contains in some hours, as means weighted by traffic: what a sample-size formula is
 * asked about. Where labels come late, successes and correctness are those known at the end of these hours, as if one
 * cohort ran through them. This is truth: the strategies' theory uses it, their decisions never do.
 */
export interface Effect {
  /** Requests that these hours expect, bots' included. */
  readonly requests: number;
  /** Everyone whom the team takes for a user. */
  readonly users: number;
  /**
   * Per counted request served by each model: probability of error, success and a slow answer; NaN where none is
   * counted.
   * @param segment counts the requests of one segment only
   */
  served(segment?: string): Readonly<Record<'incumbent' | 'challenger', ServedRates>>;
  /**
   * Probability that a mirrored request shows a discordant pair; for correctness among all mirrored requests, those
   * whose truth does not arrive included; for disagreement among those on which the incumbent runs twice, and of its
   * second run and the challenger's the one that alone differs from its first.
   */
  discordant(comparison: 'errors' | 'slow' | 'correct' | 'disagreement'): Discordance;
  /**
   * Probability that a session that is interleaved like that is won; undefined without a ranking, unknown where its lists are
   * too many to enumerate.
   */
  preference(
    method: InterleavingMethod,
  ): { readonly incumbentWins: number; readonly challengerWins: number } | 'unknown' | undefined;
  /**
   * Probability that a user has at least one counted request, and at least one event, within these hours when the arm
   * serves all of that user's requests.
   */
  userRates(model: 'incumbent' | 'challenger', event: 'success' | 'error'): UserRates;
  /** Units that there are in these hours: everyone taken for a user, sessions with the empty ones, requests. */
  units(unit: SplitUnit): number;
  /**
   * What the sums over an arm's units come to per unit that there is, when the arm serves all of them; see
   * `expectedUnitSums`.
   * @param beforeHours of these hours, those at the start in which users are counted before they are split
   */
  unitSums(model: 'incumbent' | 'challenger', unit: SplitUnit, beforeHours?: number): UnitSums;
  /**
   * The effect of the same hours without the last of them, but for labels, which go on arriving until their end.
   * @param followUpHours less than the hours of the effect
   */
  beforeFollowUp(followUpHours: number): Effect;
}

/** What a test may split. */
export type SplitUnit = 'user' | 'session' | 'request';

export interface ServedRates {
  readonly error: number;
  readonly success: number;
  readonly slow: number;
}

export interface Discordance {
  readonly onlyIncumbent: number;
  readonly onlyChallenger: number;
}

export interface UserRates {
  readonly exposed: number;
  readonly withEvent: number;
}
