import { exp, logPoissonMass } from '../numeric/index.ts';

const SMALLEST = 1e-300;
const PRECISION = 1e-16;

/**
 * Regularised lower incomplete gamma function: the probability that a gamma variable of the given shape (above 0) and
 * scale 1 is at most x (0 or more). Throws for any other argument. Source: DLMF 8.11.4.
 */
export function regularizedGammaLower(shape: number, x: number): number {
  requireArguments('regularizedGammaLower', shape, x);
  if (x === 0) return 0;
  if (x === Infinity) return 1;
  return x < shape + 1 ? lowerBySeries(shape, x) : 1 - upperByFraction(shape, x);
}

/** One less `regularizedGammaLower`, without cancellation where that is near 1. Source: DLMF 8.9.2. */
export function regularizedGammaUpper(shape: number, x: number): number {
  requireArguments('regularizedGammaUpper', shape, x);
  if (x === 0) return 1;
  if (x === Infinity) return 0;
  return x < shape + 1 ? 1 - lowerBySeries(shape, x) : upperByFraction(shape, x);
}

function lowerBySeries(shape: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let j = 1; term > sum * PRECISION; j++) {
    term *= x / (shape + j);
    sum += term;
  }
  return exp(logPoissonMass(shape, x)) * sum;
}

/** Lentz's method for the even part of the continued fraction. */
function upperByFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1 / SMALLEST;
  let d = 1 / b;
  let fraction = d;
  for (let j = 1; ; j++) {
    const a = -j * (j - shape);
    b += 2;
    d = awayFromZero(a * d + b);
    c = awayFromZero(b + a / c);
    d = 1 / d;
    fraction *= c * d;
    if (Math.abs(c * d - 1) <= 2 * PRECISION) return exp(logPoissonMass(shape, x)) * shape * fraction;
  }
}

function awayFromZero(value: number): number {
  return Math.abs(value) < SMALLEST ? SMALLEST : value;
}

function requireArguments(name: string, shape: number, x: number): void {
  if (!(shape > 0 && shape < Infinity))
    throw new RangeError(`${name} requires a shape above 0, got ${shape}`);
  if (!(x >= 0)) throw new RangeError(`${name} requires x of 0 or more, got ${x}`);
}
