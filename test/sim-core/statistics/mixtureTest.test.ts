import { expect, test } from 'vitest';
import { mixtureCriticalValue, mixturePValue, mixtureSpread } from '../../../sim-core/statistics/index.ts';
import { golden } from '../golden.ts';

const { limits, sequence, halfwidth } = golden('alwaysValid') as {
  limits: { spread: number; alpha: number; units: number; limit: number }[];
  sequence: {
    variance: number;
    effectVariance: number;
    first: number[];
    second: number[];
    pValues: number[];
  };
  halfwidth: { units: number; standardDeviation: number; spread: number; alpha: number; halfwidth: number };
};

const relative = (found: number, expected: number) => Math.abs(found / expected - 1);

test('mixtureCriticalValue(alpha, units, spread) is the limit of Howard and others, where the p-value is alpha', () => {
  expect(limits.length).toBeGreaterThan(50);
  for (const { spread, alpha, units, limit } of limits) {
    const z = limit / Math.sqrt(units);
    expect(relative(mixtureCriticalValue(alpha, units, spread), z)).toBeLessThan(1e-9);
    expect(relative(mixturePValue(z, units, spread), alpha)).toBeLessThan(1e-9);
  }
});

test('mixturePValue(z, units, spread) follows the sequence of Johari and others, look by look', () => {
  const { variance, effectVariance, first, second, pValues } = sequence;
  let difference = 0;
  let smallest = 1;
  pValues.forEach((expected, index) => {
    difference += first[index]! - second[index]!;
    const z = difference / Math.sqrt((index + 1) * variance);
    smallest = Math.min(smallest, mixturePValue(z, index + 1, variance / effectVariance));
    expect(relative(smallest, expected)).toBeLessThan(1e-9);
  });
});

test('mixtureCriticalValue(alpha, units, spread) gives the confidence sequence of Waudby-Smith and others', () => {
  const { units, standardDeviation, spread, alpha, halfwidth: expected } = halfwidth;
  const found = (mixtureCriticalValue(alpha, units, spread) * standardDeviation) / Math.sqrt(units);
  expect(relative(found, expected)).toBeLessThan(1e-9);
});

test('mixtureSpread(units, alpha) makes the limit nearly as low at these units as any spread could', () => {
  for (const [units, alpha] of [
    [5000, 0.05],
    [300, 0.001],
  ] as const) {
    const chosen = mixtureCriticalValue(alpha, units, mixtureSpread(units, alpha));
    const best = Math.min(
      ...Array.from({ length: 400 }, (_, index) =>
        mixtureCriticalValue(alpha, units, units * 1.02 ** (index - 300)),
      ),
    );
    expect(chosen / best).toBeLessThan(1.001);
    expect(mixtureCriticalValue(alpha, units, units)).toBeGreaterThan(1.02 * best);
  }
});

test('mixtureSpread(units, alpha) refuses units of 0 and an alpha that is none', () => {
  expect(() => mixtureSpread(0, 0.05)).toThrow(
    'mixtureSpread requires units above 0 and an alpha between 0 and 1, got 0 and 0.05',
  );
  expect(() => mixtureSpread(10, 1)).toThrow('got 10 and 1');
});
