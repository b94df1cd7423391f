import { describe, expect, test } from 'vitest';
import { openStream, poisson, streamKey } from '../../../sim-core/random/index.ts';
import { chiSquareTest, gammaQuantile, normalCdf } from '../../../sim-core/statistics/index.ts';
import { intensityOf } from '../../../sim-core/world/intensity.ts';
import { worldOf } from './worldOf.ts';

const draw = (dispersion: number, memoryHours: number, tickHours = 1) =>
  intensityOf(worldOf({ traffic: { requestsPerSecond: 1, dispersion, memoryHours } }).traffic, tickHours);

const random = (name: string) => openStream(streamKey('test', name), 0);

/** Mean, variance and lag-one correlation of a path. */
function momentsOf(path: Float64Array): { mean: number; variance: number; correlation: number } {
  const mean = path.reduce((sum, value) => sum + value, 0) / path.length;
  let variance = 0;
  let covariance = 0;
  path.forEach((value, index) => {
    variance += (value - mean) ** 2 / path.length;
    if (index > 0) covariance += ((value - mean) * (path[index - 1]! - mean)) / path.length;
  });
  return { mean, variance, correlation: covariance / variance };
}

test('intensityOf(traffic) is undefined for plain Poisson traffic', () => {
  expect(draw(0, 1)).toBeUndefined();
});

describe('intensityOf(traffic) draws a path of mean 1 and variance equal to the dispersion', () => {
  test.each([1e-300, 1e-12, 1e-6, 0.013, 0.3, 1, 4])('%f', (dispersion) => {
    const count = 400_000;
    const path = draw(dispersion, 1e-3)!(random(`moments ${dispersion}`), count);
    const { mean, variance } = momentsOf(path);
    expect(path.every((value) => value >= 0)).toBe(true);
    // The fourth central moment of a Gamma of mean 1 and variance d is 3 d^2 + 6 d^3.
    expect(Math.abs(mean - 1)).toBeLessThanOrEqual(5 * Math.sqrt(dispersion / count));
    const error = Math.abs(variance - dispersion);
    expect(error).toBeLessThan(5 * dispersion * Math.sqrt((2 + 6 * dispersion) / count) + 1e-20);
  });

  test('100, the largest there is, whose mean lies in rare peaks', () => {
    // By the table itself: the sum over the normal density of the quantile it stands for.
    let mean = 0;
    const step = 1 / 64;
    for (let z = -6; z <= 6; z += step) {
      mean +=
        (step * Math.exp((-z * z) / 2) * gammaQuantile(normalCdf(z), 0.01, 100)) / Math.sqrt(2 * Math.PI);
    }
    expect(mean).toBeCloseTo(1, 2);
  });
});

test('intensityOf(traffic) forgets as exp(-time / memory) on the Gaussian scale', () => {
  // A small dispersion is the Gaussian itself, up to its square root.
  for (const [tickHours, memoryHours] of [
    [1, 4],
    [0.5, 7],
    [0.25, 0.25],
  ] as const) {
    const path = draw(1e-8, memoryHours, tickHours)!(random(`memory ${memoryHours}`), 300_000);
    const { correlation, variance } = momentsOf(path);
    expect(correlation).toBeCloseTo(Math.exp(-tickHours / memoryHours), 2);
    expect(Math.abs(variance / 1e-8 - 1)).toBeLessThan(0.04);
  }
});

test('intensityOf(traffic) makes the requests of a tick negative binomial', () => {
  const dispersion = 0.4;
  const mean = 6;
  const size = 1 / dispersion;
  const count = 400_000;
  const path = draw(dispersion, 1e-3)!(random('negative binomial'), count);
  const requests = random('requests');
  const observed = new Array<number>(41).fill(0);
  for (const intensity of path) observed[Math.min(40, poisson(requests, mean * intensity))]! += 1;
  // P(0) = (k / (k + m))^k, then by ratios.
  const chances = [(size / (size + mean)) ** size];
  for (let n = 1; n < 40; n += 1) {
    chances.push((chances[n - 1]! * (n - 1 + size) * mean) / (n * (size + mean)));
  }
  chances.push(1 - chances.reduce((sum, chance) => sum + chance, 0));
  const { pValue } = chiSquareTest(
    observed,
    chances.map((chance) => chance * count),
  )!;
  expect(pValue).toBeGreaterThan(1e-3);
});

test('intensityOf(traffic) is one path for one stream', () => {
  const path = draw(0.5, 3)!;
  expect(path(random('same'), 50)).toEqual(path(random('same'), 50));
  expect(path(random('same'), 50)).not.toEqual(path(random('other'), 50));
});
