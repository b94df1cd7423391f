import { expect, test } from 'vitest';
import { findRoot } from '../../../sim-core/statistics/findRoot.ts';
import { gaussLegendre } from '../../../sim-core/statistics/gaussLegendre.ts';

test('findRoot(excess, low, high, precision) finds where smooth, steep and flat functions cross', () => {
  let asked = 0;
  const smooth = (x: number): number => {
    asked += 1;
    return x * x - 2;
  };
  expect(findRoot(smooth, 0, 2, 1e-12)).toBeCloseTo(Math.SQRT2, 11);
  expect(asked).toBeLessThan(20);
  expect(findRoot((x) => 3 - x, 0, 1000, 1e-12)).toBeCloseTo(3, 11);
  expect(findRoot((x) => x ** 31 - 1e-8, 0, 10, 1e-12)).toBeCloseTo(1e-8 ** (1 / 31), 10);
  expect(findRoot((x) => (x < 0.3 ? -1e-9 : 1e9), 0, 1, 1e-12)).toBeCloseTo(0.3, 11);
  expect(findRoot((x) => Math.log(x), 0, 9, 0)).toBe(1);
});

test('findRoot(excess, low, high, precision) of what does not cross is the end nearer to zero', () => {
  expect(findRoot((x) => x + 1, 0, 5, 1e-9)).toBe(0);
  expect(findRoot((x) => x - 9, 0, 5, 1e-9)).toBe(5);
});

test('gaussLegendre(low, high, panel) integrates polynomials of degree 31 exactly, in any number of panels', () => {
  for (const panel of [10, 0.7]) {
    const { places, weights } = gaussLegendre(-1, 2, panel);
    const integral = (f: (x: number) => number) =>
      places.reduce((sum, x, index) => sum + weights[index]! * f(x), 0);
    expect(integral(() => 1)).toBeCloseTo(3, 13);
    expect(integral((x) => x ** 31) / ((2 ** 32 - 1) / 32)).toBeCloseTo(1, 12);
  }
  expect(gaussLegendre(2, 1, 0.5).places).toHaveLength(0);
});
