import type { Alternative } from './alternative.ts';
import { regularizedBeta } from './regularizedBeta.ts';

/**
 * Exact p-value of the sign test that wins and losses are equally likely; 'greater' asks whether wins are likelier. Two-sided
 * is twice the smaller tail, at most 1. Ties are left out by the caller. Throws unless both are whole numbers of 0 or more.
 * Source: Dixon and Mood 1946, "The statistical sign test", JASA 41, 557-566.
 */
export function signTest(wins: number, losses: number, alternative: Alternative = 'two-sided'): number {
  requireCount('wins', wins);
  requireCount('losses', losses);
  if (alternative === 'greater') return atLeast(wins, losses);
  if (alternative === 'less') return atLeast(losses, wins);
  return Math.min(1, 2 * atLeast(Math.max(wins, losses), Math.min(wins, losses)));
}

/** Probability of `count` or more heads when a fair coin is thrown count + others times. */
function atLeast(count: number, others: number): number {
  return count === 0 ? 1 : regularizedBeta(0.5, count, others + 1, 0.5);
}

function requireCount(what: string, count: number): void {
  if (Number.isSafeInteger(count) && count >= 0) return;
  throw new RangeError(`signTest requires ${what} to be a whole number of 0 or more, got ${count}`);
}
