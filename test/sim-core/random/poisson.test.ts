import { describe, expect, test } from 'vitest';
import { openStream, poisson, streamKey } from '../../../sim-core/random/index.ts';
import { normalQuantile } from '../../../sim-core/statistics/index.ts';
import { massesByRatio, momentErrors, pValueOfFit } from './goodnessOfFit.ts';

const KEY = streamKey('poisson', 'test');

describe('poisson(random, mean) fits the Poisson distribution', () => {
  test.each([0.001, 0.3, 1, 4.5, 9.999, 10, 11.3, 25, 100, 1000, 123_456.7, 1e8])('at mean %d', (mean) => {
    const random = openStream(KEY, 0);
    const spread = Math.sqrt(mean);
    const low = Math.max(0, Math.floor(mean - 9 * spread));
    const high = Math.ceil(mean + 9 * spread + 30);
    const masses = massesByRatio(low, Math.floor(mean), high, (k) => mean / k);
    const pValue = pValueOfFit(() => poisson(random, mean), masses);
    expect(pValue).toBeGreaterThan(1e-4);
    expect(pValue).toBeLessThan(1 - 1e-4);
  });

  test('at mean 1e12, where it is normal to six digits', () => {
    const random = openStream(KEY, 1);
    const edges = Array.from({ length: 99 }, (_, i) => normalQuantile((i + 1) / 100));
    const cellOf = (count: number): number => {
      const z = (count - 1e12) / 1e6;
      const above = edges.findIndex((edge) => z < edge);
      return above === -1 ? 99 : above;
    };
    const pValue = pValueOfFit(() => cellOf(poisson(random, 1e12)), {
      low: 0,
      values: new Float64Array(100).fill(0.01),
    });
    expect(pValue).toBeGreaterThan(1e-4);
    expect(pValue).toBeLessThan(1 - 1e-4);
  });
});

test.each([50, 1e6, 1e9, 1e12, 1e15])(
  'poisson(random, mean) has the mean and the variance of mean %d',
  (mean) => {
    const random = openStream(KEY, 2);
    const errors = momentErrors(() => poisson(random, mean), 400_000, mean, mean);
    expect(Math.abs(errors.mean)).toBeLessThan(4);
    expect(Math.abs(errors.variance)).toBeLessThan(4);
  },
);

test('poisson(random, 0) is 0', () => {
  const random = openStream(KEY, 3);
  for (let i = 0; i < 1000; i++) expect(poisson(random, 0)).toBe(0);
});

test.each([-1, -1e-300, NaN, Infinity, -Infinity, 1.1e15])('poisson(random, %d) throws', (mean) => {
  expect(() => poisson(openStream(KEY, 4), mean)).toThrow(
    `poisson requires a mean from 0 to 1e15, got ${mean}`,
  );
});
