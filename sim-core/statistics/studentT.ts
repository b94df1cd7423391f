import { exp, logPoissonMass } from '../numeric/index.ts';
import { findRoot } from './findRoot.ts';
import { gaussLegendre } from './gaussLegendre.ts';
import { normalCdf } from './normalCdf.ts';
import { regularizedBeta } from './regularizedBeta.ts';

/** Probability that a t variable with the given degrees of freedom (above 0, any real) is above t. Source: DLMF 8.17. */
export function studentTUpperTail(t: number, degreesOfFreedom: number): number {
  requireDegrees('studentTUpperTail', degreesOfFreedom);
  const square = t * t;
  const sum = degreesOfFreedom + square;
  const tail = 0.5 * regularizedBeta(degreesOfFreedom / sum, degreesOfFreedom / 2, 0.5, square / sum);
  return t >= 0 ? tail : 1 - tail;
}

/** The t of 0 or more that is exceeded with probability `tail` (above 0, at most 0.5), to 1e-12 relative; throws otherwise. */
export function studentTCriticalValue(tail: number, degreesOfFreedom: number): number {
  if (!(tail > 0 && tail <= 0.5))
    throw new RangeError(`studentTCriticalValue requires a tail above 0 and at most 0.5, got ${tail}`);
  let beyond = 1;
  while (studentTUpperTail(beyond, degreesOfFreedom) > tail) beyond *= 2;
  return findRoot(
    (t) => studentTUpperTail(t, degreesOfFreedom) - tail,
    beyond === 1 ? 0 : beyond / 2,
    beyond,
    1e-13 * beyond,
  );
}

/**
 * Probability that a noncentral t variable is above t: a normal variable of mean `noncentrality` over an independent root of a
 * chi-square by its degrees of freedom (2 or more). To 1e-7, and 1e-9 from 3 degrees on, by quadrature over that root.
 */
export function noncentralTUpperTail(t: number, degreesOfFreedom: number, noncentrality: number): number {
  requireDegrees('noncentralTUpperTail', degreesOfFreedom, 2);
  const half = degreesOfFreedom / 2;
  const spread = 1 / Math.sqrt(2 * degreesOfFreedom);
  const low = Math.max(0, 1 - 12 * spread);
  const high = 1 + 12 * spread;
  // The normal probability passes from one to the other of 0 and 1 about the root at which its argument is 0.
  const inside = (root: number): number => Math.max(low, Math.min(root, high));
  const from = t === 0 ? low : inside(noncentrality / t - PASSAGE / Math.abs(t));
  const to = t === 0 ? low : inside(noncentrality / t + PASSAGE / Math.abs(t));
  const integral = (start: number, end: number, panel: number): number => {
    const { places, weights } = gaussLegendre(start, end, panel);
    return places.reduce((sum, root, index) => {
      // The gamma density of degrees / 2 is a Poisson mass but for a factor.
      const density = exp(logPoissonMass(half, half * root * root)) * (degreesOfFreedom / root);
      return sum + weights[index]! * density * normalCdf(noncentrality - t * root);
    }, 0);
  };
  const coarse = 2 * spread;
  const fine = Math.min(coarse, 2 / Math.abs(t));
  return Math.min(1, integral(low, from, coarse) + integral(from, to, fine) + integral(to, high, coarse));
}

/** Beyond so many standard deviations a normal probability is 0 or 1. */
const PASSAGE = 9;

function requireDegrees(name: string, degreesOfFreedom: number, least = Number.MIN_VALUE): void {
  if (degreesOfFreedom >= least && degreesOfFreedom < Infinity) return;
  const range = least < 1 ? 'above 0' : `of ${least} or more`;
  throw new RangeError(`${name} requires degrees of freedom ${range}, got ${degreesOfFreedom}`);
}
