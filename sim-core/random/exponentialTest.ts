import { exp } from '../numeric/index.ts';

const STEPS = 64;

/** Exponents from here on are not looked up. */
const LARGEST_EXPONENT = 24;

/** exp(k / STEPS) by k; rounding adds up to less than 1e-12 of them. */
const POWERS = new Float64Array(LARGEST_EXPONENT * STEPS).fill(1);
const POWER = exp(1 / STEPS);
for (let k = 1; k < POWERS.length; k += 1) POWERS[k] = POWERS[k - 1]! * POWER;

/** Tolerances that `compareWithExponential` can do with. */
const LARGEST_TOLERANCE = 1e-3;

/** More than rounding loses, here and in a test by the logarithm, and than s^3 / 6 at the largest tolerance. */
const MARGIN = 1e-9;

/**
 * Compares a number with exp(-exponent) where the exponent is known to a tolerance only: -1 where the number is
 * certainly less, 1 where it is certainly greater, 0 where that is not clear. Nearly always it is, and then nothing
 * has to be computed more precisely; with 1 - s <= exp(-s) <= 1 - s + s^2 / 2 for what a table of powers leaves, it
 * takes no logarithm either. An exponent below 0 or from 24 on, and a tolerance beyond 1/1000, leave it unclear.
 */
export function compareWithExponential(value: number, exponent: number, tolerance: number): number {
  if (!(exponent >= 0 && exponent < LARGEST_EXPONENT && tolerance <= LARGEST_TOLERANCE)) return 0;
  const step = Math.floor(exponent * STEPS);
  const rest = exponent - step / STEPS;
  const scaled = value * POWERS[step]!;
  if (scaled < 1 - MARGIN - rest - tolerance) return -1;
  const least = rest - tolerance;
  return scaled > 1 + MARGIN - least + 0.5 * least * least ? 1 : 0;
}
