import { exp, expm1, log, log1p } from '../numeric/index.ts';
import { binomial } from './binomial.ts';
import { standardNormal } from './normal.ts';
import type { Random } from './random.ts';

const LARGEST_COUNT = 1e15;

/** Balls up to which throwing them is all there is to do. */
const MOST_BALLS_ONE_BY_ONE = 32;

/** From this variance on the Cornish-Fisher expansion stands in for the exact distribution. */
const SMALLEST_EXPANDED_VARIANCE = 40;

/** Balls per urn near which the variance of the number of urns hit is largest, about 0.1 per urn. */
const MOST_VARIABLE_LOAD = 1.25;

/** Urns that a first stage leaves empty where there are many: enough for the expansion, few for what follows. */
const LEFT_BY_FIRST_STAGE = 128;

/** Expected empty urns up to which their number is inverted; its alternating series then loses no more than 1e-12. */
const LARGEST_INVERTED_EMPTY = 4;

/**
 * Number of still empty urns that become occupied when `balls` balls fall independently and uniformly on `urns` urns
 * of which `occupied` are occupied already: distinct users among requests, for instance. Whole numbers of
 * 0 or more, occupied at most urns; throws otherwise.
 *
 * Exact where the variance is below 40. Above, a normal draw is bent to the third and fourth cumulants and rounded; the
 * distribution function is then off by at most 4e-5, an error that a chi-square test on a million draws does
 * not see.
 */
export function newlyOccupied(random: Random, balls: number, urns: number, occupied: number): number {
  requireCount('balls', balls, LARGEST_COUNT);
  requireCount('urns', urns, LARGEST_COUNT);
  requireCount('occupied', occupied, urns);
  const empty = urns - occupied;
  return empty === 0 ? 0 : urnsHit(random, binomial(random, balls, empty / urns), empty);
}

function urnsHit(random: Random, balls: number, urns: number): number {
  if (balls <= 1 || urns === 1) return Math.min(balls, urns);
  if (balls > MOST_BALLS_ONE_BY_ONE) {
    const expectedEmpty = urns * exp(balls * log1p(-1 / urns));
    if (expectedEmpty <= LARGEST_INVERTED_EMPTY) return urns - urnsEmptyByInversion(random, balls, urns);
    const variance = varianceOfUrnsHit(balls, urns);
    if (variance >= SMALLEST_EXPANDED_VARIANCE) return urnsHitByExpansion(random, balls, urns, variance);
  }
  return urnsHitOfLittleVariance(random, balls, urns);
}

/** A function of its own, for where there are many urns its cases are rare, and each would compile the callers anew. */
function urnsHitOfLittleVariance(random: Random, balls: number, urns: number): number {
  if (balls <= MOST_BALLS_ONE_BY_ONE) return urnsHitBallByBall(random, balls, urns);
  if (balls < 0.25 * urns) return urnsHitByCollisions(random, balls, urns);
  if (balls <= 2 * urns) return urnsHitBallByBall(random, balls, urns);
  return urnsHitInStages(random, balls, urns);
}

function urnsHitBallByBall(random: Random, balls: number, urns: number): number {
  let hit = 1;
  for (let ball = 1; ball < balls; ball++) {
    if (random.uniform() * urns >= hit) hit++;
  }
  return hit;
}

/**
 * Few collisions: jumps to the next ball that could collide if as many urns were hit as at the end, and keeps it
 * as a collision with the share of those that are hit by then.
 */
function urnsHitByCollisions(random: Random, balls: number, urns: number): number {
  const most = balls - 1;
  const logMiss = log1p(-most / urns);
  let collisions = 0;
  for (let ball = 0; ; ball++) {
    ball += Math.floor(log(random.uniformOpen()) / logMiss);
    if (ball >= balls) return balls - collisions;
    if (random.uniform() * most < ball - collisions) collisions++;
  }
}

/** Expected sets of k empty urns, by k; written anew by each inversion. */
const emptySets = new Float64Array(64);

/**
 * Hardly an urn stays empty, as where users come again and again. With s(k) = C(urns, k) (1 - k / urns)^balls
 * the chance of exactly k empty urns is the sum over j >= k of (-1)^(j - k) C(j, k) s(j). Source: inclusion and
 * exclusion (Feller 1968, "An Introduction to Probability Theory" I, IV.3).
 */
function urnsEmptyByInversion(random: Random, balls: number, urns: number): number {
  let rest = random.uniform();
  const expected = urns * exp(balls * log1p(-1 / urns));
  // An urn is empty with at most this chance: most draws end here.
  if (rest < 1 - expected) return 0;
  let size = 0;
  for (let sets = 1; sets > 1e-25 && size < emptySets.length; size++) {
    emptySets[size] = sets;
    sets *= ((urns - size) / (size + 1)) * exp(balls * log1p(-1 / (urns - size)));
  }
  for (let empty = 0; empty < size; empty++) {
    let chance = 0;
    let signedChoices = 1;
    for (let sets = empty; sets < size; sets++) {
      chance += signedChoices * emptySets[sets]!;
      signedChoices *= -(sets + 1) / (sets + 1 - empty);
    }
    if (rest < chance) return empty;
    rest -= chance;
  }
  // Rounding has left less than 1e-12 of all chance.
  return 0;
}

/** Few urns stay empty: throws part of the balls, then the rest on the urns that those left. */
function urnsHitInStages(random: Random, balls: number, urns: number): number {
  const first = Math.floor(Math.max(MOST_VARIABLE_LOAD, log(urns / LEFT_BY_FIRST_STAGE)) * urns);
  const hit = urnsHit(random, first, urns);
  return hit + newlyOccupied(random, balls - first, urns, hit);
}

/**
 * Exact mean and variance; the third and fourth cumulants to leading order, from the saddle point of independent
 * Poisson counts given their sum. Source of the expansion: Cornish and Fisher 1938; the 1/12 is Sheppard's
 * correction for the rounding.
 */
function urnsHitByExpansion(random: Random, balls: number, urns: number, variance: number): number {
  const mean = -urns * expm1(balls * log1p(-1 / urns));
  const deviation = Math.sqrt(variance - 1 / 12);

  const load = balls / urns;
  const empty = exp(-load);
  const w = 1 + load;
  const s = 2 * w * w + load * load;
  const third = -empty * (1 + empty * (-3 * w + empty * s));
  const q = -6 * w * w * w - 7 * load * load * w + load * load - 3 * load * load * load;
  const fourth = empty * (1 + empty * (-7 * w + empty * (6 * s + empty * q)));
  const skewness = (urns * third) / (variance * deviation);
  const excess = (urns * fourth) / (variance * variance);

  const z = standardNormal(random);
  const square = z * z;
  const bent =
    z +
    (skewness * (square - 1)) / 6 +
    (excess * z * (square - 3)) / 24 -
    (skewness * skewness * z * (2 * square - 5)) / 36;
  return Math.max(1, Math.min(Math.round(mean + deviation * bent), balls, urns));
}

/** Written so that nothing cancels but the leading terms, whose digits suffice wherever the expansion is used. */
function varianceOfUrnsHit(balls: number, urns: number): number {
  const empty = exp(balls * log1p(-1 / urns));
  const covariance = expm1(balls * log1p(-1 / ((urns - 1) * (urns - 1))));
  return urns * empty * (1 - empty + (urns - 1) * empty * covariance);
}

function requireCount(what: string, count: number, largest: number): void {
  if (Number.isSafeInteger(count) && count >= 0 && count <= largest) return;
  throw new RangeError(
    `newlyOccupied requires ${what} to be a whole number from 0 to ${largest}, got ${count}`,
  );
}
