import { normalUpperTail } from './normalUpperTail.ts';

/** Probability that a standard normal variable is at most z; accurate to 1e-14 relative down to where it underflows. */
export function normalCdf(z: number): number {
  return normalUpperTail(-z);
}
