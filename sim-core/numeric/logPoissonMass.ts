import { log } from './log.ts';
import { poissonDeviance } from './poissonDeviance.ts';
import { stirlingError } from './stirlingError.ts';

const TWO_PI = 6.283185307179586;

/**
 * Natural logarithm of the Poisson probability of k (any real of 0 or more) at a mean above 0, accurate however
 * large both are. Source: Loader 2000, "Fast and accurate computation of binomial probabilities", eq. 6.
 */
export function logPoissonMass(k: number, mean: number): number {
  if (k === 0) return -mean;
  return -stirlingError(k) - poissonDeviance(k, mean) - 0.5 * log(TWO_PI * k);
}
