import { describe, expect, test } from 'vitest';
import { binomial, openStream, streamKey } from '../../../sim-core/random/index.ts';
import { massesByRatio, momentErrors, pValueOfFit } from './goodnessOfFit.ts';

const KEY = streamKey('binomial', 'test');

describe('binomial(random, trials, probability) fits the binomial distribution', () => {
  test.each([
    [1, 0.3],
    [5, 0.5],
    [10, 0.001],
    [19, 0.5],
    [20, 0.5],
    [21, 0.5],
    [40, 0.24],
    [40, 0.26],
    [40, 0.76],
    [300, 0.033],
    [300, 0.034],
    [1000, 0.3],
    [1000, 0.97],
    [5000, 0.9985],
    [1_000_000, 0.000_009],
    [1_000_000, 0.000_011],
    [1_000_000, 0.4],
    [1_000_000_000, 0.02],
    [1_000_000_000_000, 3e-9],
    [1_000_000_000_000, 3e-12],
  ])('at %d trials of %d', (trials, probability) => {
    const random = openStream(KEY, 0);
    const mean = trials * probability;
    const spread = Math.sqrt(mean * (1 - probability));
    const low = Math.max(0, Math.floor(mean - 9 * spread - 30));
    const high = Math.min(trials, Math.ceil(mean + 9 * spread + 30));
    const odds = probability / (1 - probability);
    const masses = massesByRatio(low, Math.floor(mean), high, (k) => ((trials - k + 1) / k) * odds);
    const pValue = pValueOfFit(() => binomial(random, trials, probability), masses);
    expect(pValue).toBeGreaterThan(1e-4);
    expect(pValue).toBeLessThan(1 - 1e-4);
  });
});

test.each([
  [2_000_000, 0.5],
  [1e9, 0.999],
  [1e10, 0.1],
  [1e12, 0.5],
  [1e12, 1e-3],
])('binomial(random, %d, %d) has the mean and the variance of the distribution', (trials, probability) => {
  const random = openStream(KEY, 1);
  const mean = trials * probability;
  const errors = momentErrors(
    () => binomial(random, trials, probability),
    400_000,
    mean,
    mean * (1 - probability),
  );
  expect(Math.abs(errors.mean)).toBeLessThan(4);
  expect(Math.abs(errors.variance)).toBeLessThan(4);
});

test('binomial(random, trials, probability) is certain at the ends', () => {
  const random = openStream(KEY, 2);
  for (const trials of [0, 1, 7, 1e12]) {
    expect(binomial(random, trials, 0)).toBe(0);
    expect(binomial(random, trials, 1)).toBe(trials);
  }
  for (const probability of [0.2, 0.9]) expect(binomial(random, 0, probability)).toBe(0);
});

test.each([-1, 1.5, NaN, Infinity, 2 ** 53])('binomial(random, %d, 0.5) throws', (trials) => {
  expect(() => binomial(openStream(KEY, 3), trials, 0.5)).toThrow(
    `binomial requires a whole number of trials of 0 or more, got ${trials}`,
  );
});

test.each([-0.1, 1.000001, NaN, Infinity])('binomial(random, 10, %d) throws', (probability) => {
  expect(() => binomial(openStream(KEY, 3), 10, probability)).toThrow(
    `binomial requires a probability from 0 to 1, got ${probability}`,
  );
});
