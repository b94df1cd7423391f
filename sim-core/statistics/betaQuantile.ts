import { findRoot } from './findRoot.ts';
import { regularizedBeta } from './regularizedBeta.ts';

/**
 * The value that a beta variable with the shapes a and b (both above 0) stays below with probability p (0 to 1); throws for any
 * other argument.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`betaQuantile requires a p from 0 to 1, got ${p}`);
  if (p === 0 || p === 1) return p;
  return findRoot((x) => regularizedBeta(x, a, b) - p, 0, 1, 0);
}
