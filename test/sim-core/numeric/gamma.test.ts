import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  logBinomialMass,
  logFactorial,
  logGamma,
  logPoissonMass,
  poissonDeviance,
  stirlingError,
} from '../../../sim-core/numeric/index.ts';
import { type DistributionRow, golden } from '../golden.ts';

const { rows } = golden('distributions') as { rows: DistributionRow[] };

/** Natural logarithm of an integer of any length, from its first 53 bits and the length. */
function logOfBigInt(value: bigint): number {
  const shift = Math.max(0, value.toString(2).length - 53);
  return Math.log(Number(value >> BigInt(shift))) + shift * Math.LN2;
}

const relativeError = (value: number, expected: number): number =>
  value === expected ? 0 : Math.abs(value / expected - 1);

test('logFactorial(n) is the logarithm of the exact factorial, on both sides of its table', () => {
  let factorial = 1n;
  for (let n = 0; n <= 1200; n++) {
    if (n > 0) factorial *= BigInt(n);
    const expected = logOfBigInt(factorial);
    expect(Math.abs(logFactorial(n) - expected)).toBeLessThanOrEqual(4e-16 * expected);
  }
});

test('logFactorial(n) grows by log(n), up to 1e12', () => {
  for (const n of [1e4, 1e6, 1e9, 1e12]) {
    const step = logFactorial(n) - logFactorial(n - 1);
    expect(Math.abs(step - Math.log(n))).toBeLessThan(1e-15 * logFactorial(n));
  }
});

test('logGamma(x) is logFactorial(x - 1) at whole numbers', () => {
  for (let x = 1; x <= 400; x++) {
    expect(Math.abs(logGamma(x) - logFactorial(x - 1))).toBeLessThan(1e-14 + 4e-16 * logFactorial(x));
  }
});

test('logGamma(x) fulfils the duplication formula of Legendre', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-10, max: 1e8, noNaN: true }), (x) => {
      const left = logGamma(x) + logGamma(x + 0.5);
      const right = (1 - 2 * x) * Math.LN2 + 0.5 * Math.log(Math.PI) + logGamma(2 * x);
      const size = Math.abs(logGamma(x)) + Math.abs(logGamma(2 * x)) + 2 * x;
      expect(Math.abs(left - right)).toBeLessThan(2e-14 + 2e-15 * size);
    }),
    { seed: 1 },
  );
});

test('logGamma(x) meets the reference figures', () => {
  const reference = rows.filter(([name]) => name === 'lgamma');
  expect(reference.length).toBeGreaterThan(0);
  for (const [, [x], , value] of reference) expect(relativeError(logGamma(x!), value)).toBeLessThan(1e-14);
});

test.each([0, -1, NaN])('logGamma(%d) throws', (x) => {
  expect(() => logGamma(x)).toThrow(`logGamma requires a number above 0, got ${x}`);
});

test('stirlingError(x) is the sum of 1 / 12x and a rest that falls with the cube', () => {
  for (const x of [1, 2.5, 7, 15, 15.99, 16, 40, 1e3]) {
    const rest = (1 / (12 * x) - stirlingError(x)) * 360 * x * x * x;
    expect(rest).toBeLessThan(1.001);
    expect(rest).toBeGreaterThan(1 - 1 / (3.4 * x * x) - 1e-10 * x ** 3);
  }
});

test('poissonDeviance(x, mean) agrees across the border of its series', () => {
  for (const mean of [0.5, 30, 1e6]) {
    for (const factor of [0.8, 0.8181, 0.8182, 0.95, 1, 1.2, 1.2222, 1.2223]) {
      const x = factor * mean;
      const direct = x * Math.log(x / mean) + mean - x;
      expect(Math.abs(poissonDeviance(x, mean) - direct)).toBeLessThan(1e-15 * mean);
    }
  }
  expect(relativeError(poissonDeviance(1e12 + 1e3, 1e12), 5e-7)).toBeLessThan(1e-8);
});

test('logBinomialMass(k, n, p, q) and logPoissonMass(k, mean) meet the reference figures', () => {
  const reference = rows.filter(([name]) => name === 'dbinom' || name === 'dpois');
  expect(reference.length).toBeGreaterThan(10);
  for (const [name, args, , value] of reference) {
    const [k, n, p] = args as [number, number, number];
    const mass = Math.exp(name === 'dpois' ? logPoissonMass(k, n) : logBinomialMass(k, n, p, 1 - p));
    expect(relativeError(mass, value)).toBeLessThan(1e-12);
  }
});

test('logBinomialMass(k, n, p, q) of a fair coin keeps its digits at 1e12 trials', () => {
  // Wallis: the mass in the middle is sqrt(2 / (pi n)) (1 - 1 / 4n + ...).
  const n = 1e12;
  expect(
    relativeError(Math.exp(logBinomialMass(n / 2, n, 0.5, 0.5)), Math.sqrt(2 / (Math.PI * n))),
  ).toBeLessThan(1e-12);
});
