import { log } from './log.ts';
import { log1p } from './log1p.ts';
import { poissonDeviance } from './poissonDeviance.ts';
import { stirlingError } from './stirlingError.ts';

const TWO_PI = 6.283185307179586;

/**
 * Natural logarithm of the probability of k successes in n trials of probability p (0 < p < 1), accurate
 * however large n is. k and n may be any reals with 0 <= k <= n. `q` is 1 - p, given apart so that a p near 1
 * loses nothing. Source: Loader 2000, "Fast and accurate computation of binomial probabilities", eq. 3.
 */
export function logBinomialMass(k: number, n: number, p: number, q: number): number {
  if (k === 0) return n * (p < 0.5 ? log1p(-p) : log(q));
  if (k === n) return n * (q < 0.5 ? log1p(-q) : log(p));
  const rest = n - k;
  return (
    stirlingError(n) -
    stirlingError(k) -
    stirlingError(rest) -
    poissonDeviance(k, n * p) -
    poissonDeviance(rest, n * q) -
    0.5 * log(TWO_PI * k * (rest / n))
  );
}
