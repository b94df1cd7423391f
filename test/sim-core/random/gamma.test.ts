import { describe, expect, test } from 'vitest';
import { gamma, openStream, streamKey } from '../../../sim-core/random/index.ts';
import { gammaQuantile } from '../../../sim-core/statistics/index.ts';
import { CELLS, momentErrors, pValueOfCells } from './goodnessOfFit.ts';

const KEY = streamKey('gamma', 'test');

describe('gamma(random, shape) fits the Gamma distribution', () => {
  test.each([0.1, 0.5, 0.9, 1, 1.5, 4.2, 37, 1000.5, 1e6])('at shape %d', (shape) => {
    const random = openStream(KEY, 0);
    const edges = Float64Array.from({ length: CELLS - 1 }, (_, index) =>
      gammaQuantile((index + 1) / CELLS, shape, 1),
    );
    const pValue = pValueOfCells(() => gamma(random, shape), edges);
    expect(pValue).toBeGreaterThan(1e-4);
    expect(pValue).toBeLessThan(1 - 1e-4);
  });

  test.each([1e6, 1e12, 1e16])('at shape %d in mean and variance', (shape) => {
    const random = openStream(KEY, 1);
    const errors = momentErrors(() => gamma(random, shape), 200_000, shape, shape);
    expect(Math.abs(errors.mean)).toBeLessThan(4);
    expect(Math.abs(errors.variance)).toBeLessThan(4);
  });
});

test.each([0, -1, 0.05, 1e17, Infinity, Number.NaN])('gamma(random, shape) refuses the shape %d', (shape) => {
  expect(() => gamma(openStream(KEY, 2), shape)).toThrow(
    new RangeError(`gamma requires a shape from 0.1 to 1e16, got ${shape}`),
  );
});
