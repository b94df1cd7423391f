import { exp, log, poissonDeviance, stirlingError } from '../numeric/index.ts';
import { compareWithExponential } from './exponentialTest.ts';
import type { Random } from './random.ts';
import {
  LARGEST_SHORT_DISTANCE,
  SMALLEST_SHORT_COUNT,
  STIRLING_TOLERANCE,
  relativeDistance,
  shortDeviance,
  shortDevianceTolerance,
} from './shortDeviance.ts';

const TWO_PI = 6.283185307179586;

const LARGEST_MEAN = 1e15;

const LARGEST_INVERTED_MEAN = 10;

/** Far beyond where rounding can still tell the probabilities of a mean up to 10 from 0. */
const LARGEST_INVERTED_COUNT = 150;

/**
 * A draw from the Poisson distribution with the given mean (0 or more, up to 1e15), exact; throws for any other mean.
 */
export function poisson(random: Random, mean: number): number {
  single[0] = mean;
  replaceByPoissons(random, single, 0, 1);
  return single[0];
}

const single = new Float64Array(1);

/**
 * Replaces the means in positions [from, to) by draws: what `poisson` gives one by one. Means are read and draws are written
 * in place, for a number handed over is put on the heap.
 */
export function replaceByPoissons(random: Random, means: Float64Array, from: number, to: number): void {
  for (let index = from; index < to; index += 1) {
    const mean = means[index]!;
    if (mean < LARGEST_INVERTED_MEAN && mean >= 0) means[index] = poissonByInversion(random, mean);
    else if (mean >= 0 && mean <= LARGEST_MEAN) replaceByRejection(random, means, index);
    else throw new RangeError(`poisson requires a mean from 0 to 1e15, got ${mean}`);
  }
}

function poissonByInversion(random: Random, mean: number): number {
  for (;;) {
    let rest = random.uniform();
    // 1 - mean lies below exp(-mean): most draws at a small mean end here.
    if (rest < 1 - mean) return 0;
    let probability = exp(-mean);
    for (let count = 0; count <= LARGEST_INVERTED_COUNT; count++) {
      if (rest < probability) return count;
      rest -= probability;
      probability *= mean / (count + 1);
    }
  }
}

/**
 * PTRS. Source: Hoermann 1993, "The transformed rejection method for generating Poisson random variables", Insurance:
 * Mathematics and Economics 12, 39-45. The acceptance test takes Loader's form of the probability, which
 * does not cancel at a large mean.
 */
function replaceByRejection(random: Random, means: Float64Array, index: number): void {
  const mean = means[index]!;
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = random.uniformOpen();
    const distance = 0.5 - Math.abs(u);
    if (distance === 0) continue;
    const count = Math.floor(((2 * a) / distance + b) * u + mean + 0.43);
    means[index] = count;
    if (distance >= 0.07 && v <= squeeze) return;
    if (count < 0 || (distance < 0.013 && v > distance)) continue;
    const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
    const ratio = (v * inverseAlpha) / (a / (distance * distance) + b);
    if (isBelowMass(ratio, count, mean)) return;
  }
}

/** Whether a number above 0 is at most the probability of `count`. */
function isBelowMass(ratio: number, count: number, mean: number): boolean {
  // The mass of k is exp(-stirling error - deviance) / sqrt(2 pi k): squared, one logarithm is enough. That of 0 is
  // exp(-mean), which is what the deviance of 0 comes to.
  const massless = ratio * ratio * (count === 0 ? 1 : TWO_PI * count);
  const v = relativeDistance(count, mean);
  if (count >= SMALLEST_SHORT_COUNT && Math.abs(v) <= LARGEST_SHORT_DISTANCE) {
    const nearly = shortDeviance(count, mean, v) + 1 / (6 * count);
    const tolerance = shortDevianceTolerance(count, v) + STIRLING_TOLERANCE;
    const comparison = compareWithExponential(massless, nearly, tolerance);
    if (comparison !== 0) return comparison < 0;
  }
  const exponent = poissonDeviance(count, mean) + (count === 0 ? 0 : stirlingError(count));
  return log(massless) <= -2 * exponent;
}
