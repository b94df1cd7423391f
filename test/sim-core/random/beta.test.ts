import { describe, expect, test } from 'vitest';
import { beta, openStream, streamKey } from '../../../sim-core/random/index.ts';
import { regularizedBeta } from '../../../sim-core/statistics/index.ts';
import { CELLS, pValueOfCells } from './goodnessOfFit.ts';

const KEY = streamKey('beta', 'test');

/** Where the Beta distribution has come to each two-hundredth, by bisection of its distribution function. */
function betaEdges(a: number, b: number): Float64Array {
  return Float64Array.from({ length: CELLS - 1 }, (_, index) => {
    let low = 0;
    let high = 1;
    for (let step = 0; step < 60; step += 1) {
      const middle = (low + high) / 2;
      if (regularizedBeta(middle, a, b) < (index + 1) / CELLS) low = middle;
      else high = middle;
    }
    return low;
  });
}

describe('beta(random, a, b) fits the Beta distribution', () => {
  test.each([
    [0.5, 0.5],
    [0.5, 100.5],
    [1, 1],
    [3.5, 0.5],
    [95.5, 5.5],
    [1e6, 1e6],
    [0.5, 1e6],
  ])('with shapes %d and %d', (a, b) => {
    const random = openStream(KEY, 0);
    const pValue = pValueOfCells(() => beta(random, a, b), betaEdges(a, b));
    expect(pValue).toBeGreaterThan(1e-4);
    expect(pValue).toBeLessThan(1 - 1e-4);
  });

  test('stays from 0 to 1 where all but none of 1e15 trials are events', () => {
    const random = openStream(KEY, 1);
    for (let draw = 0; draw < 1000; draw += 1) {
      for (const value of [beta(random, 1e15 + 0.5, 0.5), beta(random, 0.5, 1e15 + 0.5)]) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
    }
  });
});

test.each([
  [0, 1],
  [1, -1],
  [Number.NaN, 1],
])('beta(random, a, b) refuses the shapes %d and %d', (a, b) => {
  expect(() => beta(openStream(KEY, 2), a, b)).toThrow(
    /^gamma requires a shape from 0\.1 to 1e16, got (0|-1|NaN)$/,
  );
});
