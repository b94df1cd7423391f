import { expect, test } from 'vitest';
import { multinomial, openStream, streamKey } from '../../../sim-core/random/index.ts';
import { massesByRatio, momentErrors, pValueOfFit } from './goodnessOfFit.ts';

const KEY = streamKey('multinomial', 'test');

test('multinomial(random, trials, weights, out) fits the joint distribution', () => {
  const random = openStream(KEY, 0);
  const weights = [2, 3, 0, 5];
  const out = new Float64Array(4);
  // Four trials: the counts of the cells 0, 1 and 3, written as a number to base 5.
  const masses = new Float64Array(125);
  const factorial = [1, 1, 2, 6, 24];
  for (let a = 0; a <= 4; a++) {
    for (let b = 0; a + b <= 4; b++) {
      const c = 4 - a - b;
      const ways = 24 / (factorial[a]! * factorial[b]! * factorial[c]!);
      masses[a * 25 + b * 5 + c] = ways * 0.2 ** a * 0.3 ** b * 0.5 ** c;
    }
  }
  const draw = (): number => {
    multinomial(random, 4, weights, out);
    return out[0]! * 25 + out[1]! * 5 + out[3]!;
  };
  const pValue = pValueOfFit(draw, { low: 0, values: masses });
  expect(pValue).toBeGreaterThan(1e-4);
  expect(pValue).toBeLessThan(1 - 1e-4);
});

test('multinomial(random, trials, weights, out) gives the first and the last cell their binomial margins', () => {
  const weights = [1e-3, 4e-3, 2e-3, 3e-3];
  for (const cell of [0, 3]) {
    const random = openStream(KEY, 1 + cell);
    const out = new Float64Array(4);
    const odds = weights[cell]! / (0.01 - weights[cell]!);
    const mode = Math.floor(61 * (weights[cell]! / 0.01));
    const masses = massesByRatio(0, mode, 60, (k) => ((61 - k) / k) * odds);
    const draw = (): number => {
      multinomial(random, 60, weights, out);
      return out[cell]!;
    };
    const pValue = pValueOfFit(draw, masses);
    expect(pValue).toBeGreaterThan(1e-4);
    expect(pValue).toBeLessThan(1 - 1e-4);
  }
});

test('multinomial(random, trials, weights, out) shares a remainder far smaller than the rest by its weights', () => {
  const random = openStream(KEY, 5);
  const out = new Float64Array(3);
  const last = (): number => {
    multinomial(random, 1e12, [1, 1e-9, 3e-9], out);
    expect(out[0]! + out[1]! + out[2]!).toBe(1e12);
    return out[2]!;
  };
  const errors = momentErrors(last, 100_000, 3000, 3000);
  expect(Math.abs(errors.mean)).toBeLessThan(4);
  expect(Math.abs(errors.variance)).toBeLessThan(4);
});

test('multinomial(random, trials, weights, out) leaves cells without weight empty and loses no trial', () => {
  const random = openStream(KEY, 6);
  const out = new Float64Array(5);
  for (let i = 0; i < 1000; i++) {
    multinomial(random, 1000, [0, 0.1, 0, 0.2, 0], out);
    expect([out[0], out[2], out[4]]).toEqual([0, 0, 0]);
    expect(out[1]! + out[3]!).toBe(1000);
  }
  multinomial(random, 0, [0, 0], out);
  expect([out[0], out[1]]).toEqual([0, 0]);
});

test('multinomial(random, trials, weights, out) throws on weights that cannot hold the trials', () => {
  const random = openStream(KEY, 7);
  const draw = (weights: number[]): void => multinomial(random, 3, weights, new Float64Array(2));
  expect(() => draw([1, -1])).toThrow('multinomial requires finite weights of 0 or more, got -1');
  expect(() => draw([1, NaN])).toThrow('multinomial requires finite weights of 0 or more, got NaN');
  expect(() => draw([0, 0])).toThrow('multinomial requires weights with a finite sum above 0, got 0');
});
