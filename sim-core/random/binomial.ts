import { exp, log, log1p, poissonDeviance, stirlingError } from '../numeric/index.ts';
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

const FACTOR_OF_NONE = 1 / 6.283185307179586;

const LARGEST_INVERTED_MEAN = 10;

/** Far beyond where rounding can still tell the probabilities of a mean up to 10 from 0. */
const LARGEST_INVERTED_COUNT = 150;

/**
 * Number of successes in `trials` independent trials (a whole number from 0 to 2^53 - 1) of the given probability (0 to
 * 1), exact; throws for any other argument.
 */
export function binomial(random: Random, trials: number, probability: number): number {
  if (!(trials >= 0 && Number.isSafeInteger(trials))) {
    throw new RangeError(`binomial requires a whole number of trials of 0 or more, got ${trials}`);
  }
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`binomial requires a probability from 0 to 1, got ${probability}`);
  }
  return probability <= 0.5
    ? rarerOutcomes(random, trials, probability)
    : trials - rarerOutcomes(random, trials, 1 - probability);
}

function rarerOutcomes(random: Random, trials: number, probability: number): number {
  return trials * probability < LARGEST_INVERTED_MEAN
    ? binomialByInversion(random, trials, probability)
    : binomialByRejection(random, trials, probability);
}

function binomialByInversion(random: Random, trials: number, probability: number): number {
  for (;;) {
    let rest = random.uniform();
    // By Bernoulli's inequality this lies below (1 - probability)^trials: most draws at a small mean end here.
    if (rest < 1 - trials * probability) return 0;
    let mass = powerOfComplement(probability, trials);
    const odds = probability / (1 - probability);
    const last = Math.min(trials, LARGEST_INVERTED_COUNT);
    for (let count = 0; count <= last; count++) {
      if (rest < mass) return count;
      rest -= mass;
      mass *= ((trials - count) / (count + 1)) * odds;
    }
  }
}

/** (1 - probability)^trials; a few trials are multiplied out, which is faster and loses no more than 1e-13. */
function powerOfComplement(probability: number, trials: number): number {
  if (trials >= 1024) return exp(trials * log1p(-probability));
  let result = 1;
  let square = 1 - probability;
  for (let rest = trials; rest > 0; rest >>= 1) {
    if ((rest & 1) === 1) result *= square;
    square *= square;
  }
  return result;
}

/**
 * BTRS. Source: Hoermann 1993, "The generation of binomial random variates", Journal of Statistical Computation and
 * Simulation 46, 101-110. The acceptance test takes Loader's form of the probability, which does not cancel when
 * there are many trials.
 */
function binomialByRejection(random: Random, trials: number, probability: number): number {
  const complement = 1 - probability;
  const mean = trials * probability;
  const spread = Math.sqrt(mean * complement);
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * probability;
  const squeeze = 0.92 - 4.2 / b;
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = random.uniformOpen();
    const distance = 0.5 - Math.abs(u);
    if (distance === 0) continue;
    const count = Math.floor(((2 * a) / distance + b) * u + mean + 0.5);
    if (distance >= 0.07 && v <= squeeze) return count;
    if (count < 0 || count > trials) continue;
    const alpha = (2.83 + 5.1 / b) * spread;
    const mode = Math.floor((trials + 1) * probability);
    const ratio = (v * alpha) / (a / (distance * distance) + b);
    if (isBelowMassRatio(ratio, count, mode, trials, probability, complement)) return count;
  }
}

/** Whether a number above 0 is at most the probability of `count` over that of `mode`, which is neither 0 nor `trials`. */
function isBelowMassRatio(
  ratio: number,
  count: number,
  mode: number,
  trials: number,
  probability: number,
  complement: number,
): boolean {
  const mean = trials * probability;
  const meanOfRest = trials * complement;
  const rest = trials - count;
  const restOfMode = trials - mode;
  // What is left of either mass is 1 / sqrt(k (n - k)) but for a common factor: squared, one logarithm is enough.
  const massless = ratio * ratio * (factorOf(count) / mode) * (factorOf(rest) / restOfMode);
  const v = relativeDistance(count, mean);
  const vOfRest = relativeDistance(rest, meanOfRest);
  if (
    count >= SMALLEST_SHORT_COUNT &&
    mode >= SMALLEST_SHORT_COUNT &&
    rest >= SMALLEST_SHORT_COUNT &&
    restOfMode >= SMALLEST_SHORT_COUNT &&
    Math.abs(v) <= LARGEST_SHORT_DISTANCE &&
    Math.abs(vOfRest) <= LARGEST_SHORT_DISTANCE
  ) {
    // The mode is within 1 of its mean of 15 or more.
    const vOfMode = relativeDistance(mode, mean);
    const vOfModesRest = relativeDistance(restOfMode, meanOfRest);
    const nearly =
      shortDeviance(count, mean, v) +
      shortDeviance(rest, meanOfRest, vOfRest) -
      shortDeviance(mode, mean, vOfMode) -
      shortDeviance(restOfMode, meanOfRest, vOfModesRest) +
      (1 / count - 1 / mode + (1 / rest - 1 / restOfMode)) / 6;
    const tolerance =
      shortDevianceTolerance(count, v) +
      shortDevianceTolerance(rest, vOfRest) +
      shortDevianceTolerance(mode, vOfMode) +
      shortDevianceTolerance(restOfMode, vOfModesRest) +
      4 * STIRLING_TOLERANCE;
    const comparison = compareWithExponential(massless, nearly, tolerance);
    if (comparison !== 0) return comparison < 0;
  }
  const exponent =
    stirlingError(mode) -
    errorOfFactorial(count) +
    (stirlingError(restOfMode) - errorOfFactorial(rest)) +
    (poissonDeviance(mode, mean) - poissonDeviance(count, mean)) +
    (poissonDeviance(restOfMode, meanOfRest) - poissonDeviance(rest, meanOfRest));
  return log(massless) <= 2 * exponent;
}

/** With k! = sqrt(2 pi k) k^k exp(error - k), the error of 0! = 1 is 0 where 1 / (2 pi) stands in for the first k. */
function errorOfFactorial(count: number): number {
  return count === 0 ? 0 : stirlingError(count);
}

function factorOf(count: number): number {
  return count === 0 ? FACTOR_OF_NONE : count;
}
