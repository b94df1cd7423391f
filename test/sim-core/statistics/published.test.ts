import { expect, test } from 'vitest';
import {
  chanceOfFailuresWithin,
  cupedMoments,
  detectableRate,
  rateShownByFailures,
  sampleSizeTwoProportions,
} from '../../../sim-core/statistics/index.ts';
import { golden } from '../golden.ts';

const usual = { alpha: 0.05, sides: 2, power: 0.8 } as const;

test('sampleSizeTwoProportions(design) of Kohavi and others 2009: 5% more of 5% takes less than 122,000 users by the rule of 16', () => {
  const rule = (16 * 0.05 * 0.95) / 0.0025 ** 2;
  expect(rule).toBeCloseTo(121_600, 6);
  const pooled = sampleSizeTwoProportions({ ...usual, first: 0.05, second: 0.0525 })!.first;
  const unpooled = sampleSizeTwoProportions({
    ...usual,
    first: 0.05,
    second: 0.0525,
    approximation: 'unpooled',
  });
  expect(pooled).toBeCloseTo(122_123.47, 2);
  expect(unpooled!.first).toBeCloseTo(122_120.72, 2);
  expect(Math.abs(pooled / rule - 1)).toBeLessThan(0.005);
});

test('sampleSizeTwoProportions(design) of the calculator of evanmiller.org: 5 points more of 20% take 1,030 users', () => {
  const { first } = sampleSizeTwoProportions({
    ...usual,
    first: 0.2,
    second: 0.25,
    approximation: 'baseline',
  })!;
  expect(Math.round(first)).toBe(1030);
});

test('rateShownByFailures(sighting) nears the rule of three of Hanley and Lippman-Hand 1983 from below', () => {
  const { upperBounds } = golden('failureSightings') as { upperBounds: { requests: number }[] };
  const off = upperBounds.map(({ requests }) => {
    const bound = rateShownByFailures({ requests, failures: 1, probability: 0.95 })!;
    return { requests, share: (3 / requests - bound) / bound };
  });
  expect(off.length).toBeGreaterThan(5);
  for (const { requests, share } of off) {
    // 3 for 2.996, and a rate for its logarithm.
    expect(share).toBeGreaterThan(0.001);
    expect(share).toBeLessThan(0.0015 + 1.65 / requests);
  }
});

test('detectableRate(design) has the absolute and relative effects of power.prop.test', () => {
  for (const [units, first, alpha, power, sides, absolute, relative] of [
    [10_000, 0.1, 0.05, 0.8, 2, 0.012201025074385, 0.122010250743853],
    [50_000, 0.05, 0.05, 0.8, 2, 0.003932800299834, 0.078656005996678],
    [1000, 0.02, 0.05, 0.9, 1, 0.022802841480671, 1.140142074033552],
    [200_000, 0.01, 0.01, 0.9, 2, 0.001250666483606, 0.125066648360576],
    [500, 0.3, 0.05, 0.8, 2, 0.083953864673545, 0.279846215578485],
  ] as const) {
    const arms = { unitsFirst: units, unitsSecond: units, side: 'above' } as const;
    const found = detectableRate({ ...arms, first, alpha, power, sides })! - first;
    expect(found).toBeCloseTo(absolute, 10);
    expect(found / first).toBeCloseTo(relative, 8);
  }
});

test('cupedMoments(...arms) leaves 1 - correlation^2 of the variance, as Deng and others 2013 publish it', () => {
  for (const [correlation, left, gain] of [
    [0, 1, 1],
    [0.3, 0.91, 1.098901098901099],
    [0.5, 0.75, 1.333333333333333],
    [Math.SQRT1_2, 0.5, 2],
    [0.8, 0.36, 2.777777777777779],
    [0.9, 0.19, 5.263157894736843],
  ] as const) {
    const { varianceRatio } = cupedMoments({
      count: 1000,
      x: 0,
      y: 0,
      xx: 1000,
      yy: 1000,
      xy: 1000 * correlation,
    })!;
    expect(varianceRatio).toBeCloseTo(left, 12);
    expect(1 / varianceRatio).toBeCloseTo(gain, 12);
  }
});

test('chanceOfFailuresWithin(sighting) is the Poisson approximation of the chance to see an edge case', () => {
  const seen = (canary: number, rate: number) =>
    chanceOfFailuresWithin({ hours: 1, requestsPerHour: canary, rate, failures: 1 });
  expect(seen(100, 0.001)).toBeCloseTo(0.09516258196404, 12);
});
