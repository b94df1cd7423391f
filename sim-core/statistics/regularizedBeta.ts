import { exp, log, logBinomialMass } from '../numeric/index.ts';

const SMALLEST = 1e-300;
const PRECISION = 1e-16;

/**
 * Regularised incomplete beta function I_x(a, b) for x from 0 to 1, a and b above 0; throws otherwise. `complement` is 1 -
 * x, worth giving where x is near 1. About the square root of a + b steps. Source: DLMF 8.17.22.
 */
export function regularizedBeta(x: number, a: number, b: number, complement: number = 1 - x): number {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`regularizedBeta requires x from 0 to 1, got ${x}`);
  if (!(a > 0 && a < Infinity)) throw new RangeError(`regularizedBeta requires a above 0, got ${a}`);
  if (!(b > 0 && b < Infinity)) throw new RangeError(`regularizedBeta requires b above 0, got ${b}`);
  if (x === 0) return 0;
  if (complement === 0) return 1;
  return x < (a + 1) / (a + b + 2)
    ? lowerByFraction(x, complement, a, b)
    : 1 - lowerByFraction(complement, x, b, a);
}

/** The logarithm of the same, which does not underflow. */
export function logRegularizedBeta(x: number, a: number, b: number, complement: number = 1 - x): number {
  const value = regularizedBeta(x, a, b, complement);
  if (value > SMALLEST || x === 0) return log(value);
  // So small a value is one of the lower end, without its factor in front.
  return logBinomialMass(a, a + b, x, complement) + log((b / (a + b)) * fractionOf(x, a, b));
}

/** The factor in front, x^a (1 - x)^b / (a B(a, b)), is a binomial mass but for b / (a + b). */
function lowerByFraction(x: number, complement: number, a: number, b: number): number {
  const front = exp(logBinomialMass(a, a + b, x, complement)) * (b / (a + b));
  return front * fractionOf(x, a, b);
}

/** Lentz's method. */
function fractionOf(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; ; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    fraction *= c * d;
    if (Math.abs(c * d - 1) <= 3 * PRECISION) return fraction;
  }
}

function awayFromZero(value: number): number {
  return Math.abs(value) < SMALLEST ? SMALLEST : value;
}
