import { log } from './log.ts';
import { stirlingError } from './stirlingError.ts';

const HALF_LOG_TWO_PI = 0.9189385332046728;

/**
 * Natural logarithm of the gamma function for x above 0; throws otherwise. Relative error a few ulp, except
 * beside the zeros at 1 and 2, where the absolute error stays below 1e-14.
 * Source: Stirling's series after lifting x above 16 by Gamma(x + 1) = x Gamma(x).
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma requires a number above 0, got ${x}`);
  if (x === Infinity) return Infinity;
  let lifted = x;
  let product = 1;
  while (lifted < 16) {
    product *= lifted;
    lifted += 1;
  }
  const stirling = (lifted - 0.5) * log(lifted) - lifted + HALF_LOG_TWO_PI + stirlingError(lifted);
  return product === 1 ? stirling : stirling - log(product);
}
