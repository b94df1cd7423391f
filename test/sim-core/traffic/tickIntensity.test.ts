import { describe, expect, test } from 'vitest';
import { openStream, streamKey } from '../../../sim-core/random/index.ts';
import { intensityCorrelation } from '../../../sim-core/traffic/intensityCorrelation.ts';
import { binIntensityOf, tickIntensityOf } from '../../../sim-core/traffic/tickIntensity.ts';
import { intensityOf } from '../../../sim-core/world/intensity.ts';
import { spreadOf, trafficOf } from './synthetic.ts';

/** Variance and lag-one covariance of means over some ticks, about the true mean 1. */
function measured(dispersion: number, memoryHours: number, tickHours: number, ticks: number, seed: number) {
  const bins = 20_000;
  const path = intensityOf(trafficOf({ dispersion, memoryHours }), tickHours)!(
    openStream(streamKey('test', 'ticks'), seed),
    bins * ticks,
  );
  const rest = Array.from(
    { length: bins },
    (_, bin) => path.slice(bin * ticks, (bin + 1) * ticks).reduce((sum, value) => sum + value, 0) / ticks - 1,
  );
  const products = (lag: number) =>
    rest.slice(lag).reduce((sum, value, index) => sum + value * rest[index]!, 0) / (bins - lag);
  return { variance: products(0), covariance: products(1) };
}

describe('binIntensityOf(tick, tickHours, ticksPerBin) is what paths of the engine have', () => {
  test.each([
    [0.05, 7, 1 / 12, 6],
    [0.6, 0.04, 1 / 12, 12],
    [2, 1, 1 / 4, 4],
    [2, 0.5, 1 / 2, 1],
  ])('dispersion %f, memory %f h, ticks of %f h, %d of them', (dispersion, memoryHours, tickHours, ticks) => {
    const bin = binIntensityOf({ dispersion, memoryHours }, tickHours, ticks);
    const paths = Array.from({ length: 12 }, (_, seed) =>
      measured(dispersion, memoryHours, tickHours, ticks, seed),
    );
    const variance = spreadOf(paths.map((path) => path.variance));
    const covariance = spreadOf(paths.map((path) => path.covariance));
    expect(Math.abs(variance.mean - bin.dispersion)).toBeLessThan(4 * variance.error);
    expect(Math.abs(covariance.mean - bin.dispersion * bin.lagOne)).toBeLessThan(4 * covariance.error);
  });
});

describe('tickIntensityOf(bin, tickHours, ticksPerBin) undoes binIntensityOf', () => {
  test.each([
    [0.01, 7, 1 / 12, 6],
    [0.7, 0.05, 1 / 12, 1],
    [0.2, 0.3, 1 / 60, 60],
    [3, 5, 1 / 12, 12],
    [0.4, 50, 1 / 12, 288],
  ])('dispersion %f, memory %f h, ticks of %f h, %d of them', (dispersion, memoryHours, tickHours, ticks) => {
    const tick = { dispersion, memoryHours };
    const again = tickIntensityOf(binIntensityOf(tick, tickHours, ticks), tickHours, ticks);
    expect(again.dispersion / dispersion).toBeCloseTo(1, 6);
    expect(again.memoryHours / memoryHours).toBeCloseTo(1, 5);
  });

  test('and gives ticks without memory the dispersion of all of them, though it falls as they are averaged', () => {
    const tick = tickIntensityOf({ dispersion: 0.1, lagOne: 0 }, 1 / 12, 6);
    expect(tick.dispersion).toBeCloseTo(0.6, 2);
    expect(tick.memoryHours).toBeLessThan(1 / 12 / 5);
  });

  test('and takes a correlation that no memory gives for the longest there is', () => {
    expect(tickIntensityOf({ dispersion: 0.1, lagOne: 1 }, 1, 1).memoryHours).toBeCloseTo(10_000, 0);
  });

  test('and leaves plain Poisson traffic plain', () => {
    expect(tickIntensityOf({ dispersion: 0, lagOne: 0 }, 1, 1).dispersion).toBe(0);
  });
});

test('binIntensityOf(tick) says how far a fit by half hours is off that is used for ticks of 5 minutes as it is', () => {
  // The taxi trips: 2% of the dispersion, for the memory of 7 hours is long against the half hour…
  const { dispersion, lagOne } = binIntensityOf({ dispersion: 0.013, memoryHours: 7 }, 1 / 12, 6);
  expect(dispersion / 0.013).toBeCloseTo(0.977, 3);
  // …and a correlation of neighbouring half hours of .953 and not .931.
  expect(lagOne).toBeCloseTo(0.953, 3);
});

describe('intensityCorrelation(dispersion)', () => {
  test('is the correlation of the Gaussians for a small dispersion', () => {
    for (const gaussian of [0.1, 0.5, 0.9]) {
      expect(intensityCorrelation(1e-7)(gaussian)).toBeCloseTo(gaussian, 6);
    }
  });

  test.each([0.1, 0.6, 3])('of %f grows from 0 to 1 and stays below the Gaussians', (dispersion) => {
    const correlation = intensityCorrelation(dispersion);
    const values = Array.from({ length: 11 }, (_, step) => correlation(step / 10));
    expect(values[0]).toBe(0);
    expect(values[10]).toBeCloseTo(1, 12);
    expect(values.toSorted((a, b) => a - b)).toEqual(values);
    expect(new Set(values).size).toBe(11);
    expect(values.filter((value, step) => value > step / 10 + 1e-12)).toEqual([]);
  });

  test('of 1 is that of two exponential variables', () => {
    // -log(1 - Phi(z)) against itself, integrated over the bivariate normal on a grid.
    const gaussian = 0.5;
    const step = 1 / 16;
    let product = 0;
    for (let x = -7; x <= 7; x += step) {
      for (let y = -7; y <= 7; y += step) {
        const z = gaussian * x + Math.sqrt(1 - gaussian ** 2) * y;
        product += step * step * density(x) * density(y) * exponential(x) * exponential(z);
      }
    }
    expect(intensityCorrelation(1)(gaussian)).toBeCloseTo(product - 1, 4);
  });
});

const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/** The exponential quantile at a standard normal's probability, by the continued fraction of Mills' ratio. */
function exponential(z: number): number {
  if (z < -5) return 0;
  if (z < 2) return -Math.log(1 - simpson(z));
  let fraction = z;
  for (let term = 60; term >= 1; term -= 1) fraction = z + term / fraction;
  return -Math.log(density(z) / fraction);
}

/** Normal probability below z by Simpson's rule. */
function simpson(z: number): number {
  const steps = 400;
  const width = (z + 9) / steps;
  let sum = 0;
  for (let step = 0; step <= steps; step += 1) {
    sum += density(-9 + step * width) * (step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2);
  }
  return (sum * width) / 3;
}
