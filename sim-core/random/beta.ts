import { gamma } from './gamma.ts';
import type { Random } from './random.ts';

/**
 * A draw from the Beta distribution with shapes a and b (0.1 to 1e16 each), from 0 to 1, exact; throws for any other
 * shape. Source: the ratio of two Gammas, Devroye 1986, "Non-uniform random variate generation", chapter IX.4.
 */
export function beta(random: Random, a: number, b: number): number {
  const first = gamma(random, a);
  return first / (first + gamma(random, b));
}
