import { binomialCdf } from './binomialCdf.ts';
import { normalQuantile } from './normalQuantile.ts';

/** Rounding in the distribution function must not carry a p that is attained exactly to the next count. */
const ROUNDING = 64 * Number.EPSILON;

/**
 * The smallest count of successes, in `trials` trials of the given probability, that is not exceeded with probability p
 * or more (p from 0 to 1); throws for any other argument. Bisection from the normal approximation.
 */
export function binomialQuantile(p: number, trials: number, probability: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`binomialQuantile requires a p from 0 to 1, got ${p}`);
  const target = p * (1 - ROUNDING);
  const reaches = (count: number): boolean => binomialCdf(count, trials, probability) >= target;
  if (reaches(0) || probability === 0) return 0;
  if (p === 1 || probability === 1) return trials;

  const spread = Math.sqrt(trials * probability * (1 - probability));
  const guess = Math.round(trials * probability + spread * normalQuantile(p));
  let below = 0;
  let reaching = trials;
  let step = Math.ceil(spread / 16) + 1;
  let count = Math.max(1, Math.min(guess, trials - 1));
  while (reaching - below > 1) {
    if (reaches(count)) reaching = count;
    else below = count;
    // First a walk from the guess in doubling steps, then halving between the two brackets.
    if (below === 0) count = Math.max(count - step, 1);
    else if (reaching === trials) count = Math.min(count + step, trials - 1);
    else count = Math.floor((below + reaching) / 2);
    step *= 2;
  }
  return reaching;
}
