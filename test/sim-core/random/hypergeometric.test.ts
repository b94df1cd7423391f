import { describe, expect, test } from 'vitest';
import { hypergeometric, openStream, streamKey } from '../../../sim-core/random/index.ts';
import { massesByRatio, momentErrors, pValueOfFit } from './goodnessOfFit.ts';

const KEY = streamKey('hypergeometric', 'test');

describe('hypergeometric(random, population, marked, drawn) fits the hypergeometric distribution', () => {
  test.each([
    [2, 1, 1],
    [10, 5, 5],
    [39, 19, 20],
    [50, 10, 5],
    [50, 45, 30],
    [100, 20, 49],
    [100, 22, 49],
    [100, 80, 60],
    [1000, 300, 150],
    [1000, 700, 150],
    [1000, 300, 900],
    [1000, 800, 900],
    [100_000, 500, 1900],
    [100_000, 500, 2100],
    [1_000_000, 400_000, 300_000],
    [1_000_000_000, 2_000_000, 3_000_000],
  ])('at population %d, marked %d, drawn %d', (population, marked, drawn) => {
    const random = openStream(KEY, 0);
    const share = marked / population;
    const mean = drawn * share;
    const spread = Math.sqrt((mean * (1 - share) * (population - drawn)) / (population - 1));
    const low = Math.max(0, drawn - (population - marked), Math.floor(mean - 9 * spread - 30));
    const high = Math.min(marked, drawn, Math.ceil(mean + 9 * spread + 30));
    const masses = massesByRatio(
      low,
      Math.floor(mean),
      high,
      (k) => ((marked - k + 1) / k) * ((drawn - k + 1) / (population - marked - drawn + k)),
    );
    const pValue = pValueOfFit(() => hypergeometric(random, population, marked, drawn), masses);
    expect(pValue).toBeGreaterThan(1e-4);
    expect(pValue).toBeLessThan(1 - 1e-4);
  });
});

test.each([
  [4_000_000, 2_000_000, 2_000_000],
  [1e12, 5e10, 2e10],
])('hypergeometric(random, %d, %d, %d) has the mean and the variance of the distribution', (...sizes) => {
  const [population, marked, drawn] = sizes;
  const random = openStream(KEY, 1);
  const share = marked / population;
  const variance = drawn * share * (1 - share) * ((population - drawn) / (population - 1));
  const draw = (): number => hypergeometric(random, population, marked, drawn);
  const errors = momentErrors(draw, 200_000, drawn * share, variance);
  expect(Math.abs(errors.mean)).toBeLessThan(4);
  expect(Math.abs(errors.variance)).toBeLessThan(4);
});

test('hypergeometric(random, population, marked, drawn) is certain where nothing is left to chance', () => {
  const random = openStream(KEY, 2);
  expect(hypergeometric(random, 0, 0, 0)).toBe(0);
  expect(hypergeometric(random, 10, 0, 4)).toBe(0);
  expect(hypergeometric(random, 10, 10, 4)).toBe(4);
  expect(hypergeometric(random, 10, 4, 0)).toBe(0);
  expect(hypergeometric(random, 10, 4, 10)).toBe(4);
});

test('hypergeometric(random, population, marked, drawn) throws on counts that do not fit', () => {
  const random = openStream(KEY, 3);
  const message = (what: string, largest: number, got: number): string =>
    `hypergeometric requires ${what} to be a whole number from 0 to ${largest}, got ${got}`;
  expect(() => hypergeometric(random, 10, 11, 3)).toThrow(message('marked', 10, 11));
  expect(() => hypergeometric(random, 10, 3, 11)).toThrow(message('drawn', 10, 11));
  expect(() => hypergeometric(random, 10, -1, 3)).toThrow(message('marked', 10, -1));
  expect(() => hypergeometric(random, 10, 3, 2.5)).toThrow(message('drawn', 10, 2.5));
  expect(() => hypergeometric(random, NaN, 0, 0)).toThrow(message('population', 2 ** 53 - 1, NaN));
});
