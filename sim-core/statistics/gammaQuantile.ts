import { exp, log, logGamma, logPoissonMass } from '../numeric/index.ts';
import { normalQuantile } from './normalQuantile.ts';
import { regularizedGammaLower, regularizedGammaUpper } from './regularizedGamma.ts';

/** Logarithm of the smallest double. */
const SMALLEST_LOG = -745.2;

/**
 * The value that a gamma variable of the given shape and scale (both above 0) stays below with probability p (0 to 1), to
 * 1e-12 relative (0 where it underflows); throws for any other argument. Newton's method on the logarithms of the value and of the
 * smaller tail, kept within brackets; starts from Wilson and Hilferty 1931.
 */
export function gammaQuantile(p: number, shape: number, scale: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`gammaQuantile requires a p from 0 to 1, got ${p}`);
  if (!(shape > 0 && shape < Infinity)) {
    throw new RangeError(`gammaQuantile requires a shape above 0, got ${shape}`);
  }
  if (!(scale > 0 && scale < Infinity)) {
    throw new RangeError(`gammaQuantile requires a scale above 0, got ${scale}`);
  }
  if (p === 0) return 0;
  if (p === 1) return Infinity;

  const lower = p <= 0.5;
  const target = log(lower ? p : 1 - p);
  let left = -Infinity;
  let right = Infinity;
  let t = firstGuess(p, shape);
  if (t < SMALLEST_LOG) return 0;
  for (let round = 0; round < 200; round++) {
    const x = exp(t);
    const tail = lower ? regularizedGammaLower(shape, x) : regularizedGammaUpper(shape, x);
    const excess = log(tail) - target;
    if (lower === excess > 0) right = t;
    else left = t;
    // The density of log X at t is shape times the Poisson mass of `shape` at the mean x.
    const slope = ((lower ? 1 : -1) * shape * exp(logPoissonMass(shape, x))) / tail;
    let next = t - excess / slope;
    if (!(next >= left && next <= right)) next = between(left, right, t);
    if (Math.abs(next - t) <= 1e-15 * Math.max(1, Math.abs(t))) return exp(next) * scale;
    t = next;
  }
  return exp(t) * scale;
}

function firstGuess(p: number, shape: number): number {
  const spread = 1 / (9 * shape);
  const root = 1 - spread + normalQuantile(p) * Math.sqrt(spread);
  // Far down, the lower tail is x^shape / Gamma(shape + 1).
  const powerLaw = (log(p) + logGamma(shape + 1)) / shape;
  return root > 0.3 ? log(shape) + 3 * log(root) : Math.min(powerLaw, log(shape + 1));
}

function between(left: number, right: number, t: number): number {
  if (left === -Infinity) return t - 2;
  if (right === Infinity) return t + 2;
  return (left + right) / 2;
}
