import { exp, log, logBinomialMass } from '../numeric/index.ts';
import type { Random } from './random.ts';

const LARGEST_INVERTED_MEAN = 10;

/** Far beyond where rounding can still tell the probabilities of a mean up to 10 from 0. */
const LARGEST_INVERTED_COUNT = 150;

/**
 * Number of marked items among `drawn` taken without replacement from a population of which `marked` are marked,
 * exact. All whole numbers of 0 or more, marked and drawn at most the population; throws otherwise.
 */
export function hypergeometric(random: Random, population: number, marked: number, drawn: number): number {
  requireCount('population', population, Number.MAX_SAFE_INTEGER);
  requireCount('marked', marked, population);
  requireCount('drawn', drawn, population);

  // Marked and unmarked, drawn and left behind can change places: both are taken as the smaller part.
  const rarer = Math.min(marked, population - marked);
  const taken = Math.min(drawn, population - drawn);
  const rarerTaken = smallerParts(random, population, rarer, taken);
  const rarerDrawn = taken === drawn ? rarerTaken : rarer - rarerTaken;
  return rarer === marked ? rarerDrawn : drawn - rarerDrawn;
}

function smallerParts(random: Random, population: number, marked: number, drawn: number): number {
  if (marked === 0 || drawn === 0) return 0;
  return marked * (drawn / population) < LARGEST_INVERTED_MEAN
    ? hypergeometricByInversion(random, population, marked, drawn)
    : hypergeometricByRejection(random, population, marked, drawn);
}

function hypergeometricByInversion(
  random: Random,
  population: number,
  marked: number,
  drawn: number,
): number {
  const mean = marked * (drawn / population);
  for (;;) {
    let rest = random.uniform();
    // None is marked with probability at least 1 - mean: most draws at a small mean end here.
    if (rest < 1 - mean) return 0;
    const spare = population - marked - drawn;
    const share = drawn / population;
    let mass = exp(
      logMassUpToConstant(0, population, marked, drawn) -
        logBinomialMass(drawn, population, share, 1 - share),
    );
    const last = Math.min(marked, drawn, LARGEST_INVERTED_COUNT);
    for (let count = 0; count <= last; count++) {
      if (rest < mass) return count;
      rest -= mass;
      mass *= ((marked - count) / (count + 1)) * ((drawn - count) / (spare + count + 1));
    }
  }
}

/**
 * HRUA*: ratio of uniforms under a table mountain. Source: Stadlober 1990, "The ratio of uniforms approach for
 * generating discrete random variates", Journal of Computational and Applied Mathematics 31, 181-189.
 */
function hypergeometricByRejection(
  random: Random,
  population: number,
  marked: number,
  drawn: number,
): number {
  const share = marked / population;
  const centre = drawn * share + 0.5;
  const variance = (drawn * share * (1 - share) * (population - drawn)) / (population - 1);
  // 2 sqrt(2 / e) and 3 - 2 sqrt(3 / e).
  const width = 1.7155277699214135 * Math.sqrt(variance + 0.5) + 0.8989161620588988;
  const mode = Math.floor((drawn + 1) * ((marked + 1) / (population + 2)));
  const massAtMode = logMassUpToConstant(mode, population, marked, drawn);
  const last = Math.min(marked, drawn);
  for (;;) {
    const u = random.uniformOpen();
    const count = Math.floor(centre + (width * (random.uniform() - 0.5)) / u);
    if (count < 0 || count > last) continue;
    const level = logMassUpToConstant(count, population, marked, drawn) - massAtMode;
    if (u * (4 - u) - 3 <= level) return count;
    if (u * (u - level) < 1 && 2 * log(u) <= level) return count;
  }
}

/** Binomial draws from the marked and from the unmarked, at the share drawn: their product is the mass but for a factor. */
function logMassUpToConstant(count: number, population: number, marked: number, drawn: number): number {
  const share = drawn / population;
  return (
    logBinomialMass(count, marked, share, 1 - share) +
    logBinomialMass(drawn - count, population - marked, share, 1 - share)
  );
}

function requireCount(what: string, count: number, largest: number): void {
  if (Number.isSafeInteger(count) && count >= 0 && count <= largest) return;
  throw new RangeError(
    `hypergeometric requires ${what} to be a whole number from 0 to ${largest}, got ${count}`,
  );
}
