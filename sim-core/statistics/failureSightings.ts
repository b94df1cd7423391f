import { expm1, log1p } from '../numeric/index.ts';
import { findRoot } from './findRoot.ts';
import { gammaQuantile } from './gammaQuantile.ts';
import { regularizedBeta } from './regularizedBeta.ts';
import { regularizedGammaLower } from './regularizedGamma.ts';

/** How many failures must be seen, one unless said otherwise, and how likely that shall be. */
type Sighting = { probability: number; failures?: number };

/**
 * The chance that at least so many of `requests` requests fail (a whole number of 0 or more), each at the given rate (0 to 1).
 * Requests that reach a canary at random fail
 * there at its share times the rate.
 */
export function chanceOfFailures({
  requests,
  rate,
  failures = 1,
}: {
  requests: number;
  rate: number;
  failures?: number;
}): number {
  requireFailures(failures);
  requireRate(rate);
  // From the upper tail, so that a small chance keeps its digits.
  if (failures === 1 && rate < 1) return -expm1(requests * log1p(-rate));
  if (rate === 0 || requests < failures) return 0;
  return rate === 1 ? 1 : regularizedBeta(rate, failures, requests - failures + 1, 1 - rate);
}

/**
 * The fewest requests of which at least so many fail, each at the given rate, with the given probability; undefined at rate 0,
 * where none ever does. Throws unless the rate is one and the probability lies strictly between 0 and 1.
 */
export function requestsUntilFailures({
  rate,
  probability,
  failures = 1,
}: Sighting & { rate: number }): number | undefined {
  requireSighting(probability, failures);
  requireRate(rate);
  if (rate === 0) return undefined;
  const enough = (requests: number): boolean => chanceOfFailures({ requests, rate, failures }) >= probability;
  let few = failures - 1;
  let many = Math.max(failures, Math.ceil(failures / rate));
  while (!enough(many)) [few, many] = [many, 2 * many];
  while (many - few > 1) {
    const middle = Math.floor((few + many) / 2);
    if (enough(middle)) many = middle;
    else few = middle;
  }
  return many;
}

/**
 * The lowest rate at which at least so many of `requests` requests fail with the given probability: after fewer failures, the
 * upper confidence bound on the rate (Clopper and Pearson 1934, Biometrika 26, 404-413; "3 / n" after none of n). Undefined
 * where there are fewer requests than failures.
 */
export function rateShownByFailures({
  requests,
  probability,
  failures = 1,
}: Sighting & { requests: number }): number | undefined {
  requireSighting(probability, failures);
  if (requests < failures) return undefined;
  if (failures === 1) return -expm1(log1p(-probability) / requests);
  return findRoot((rate) => chanceOfFailures({ requests, rate, failures }) - probability, 0, 1, 0);
}

/**
 * Hours until at least so many failures of the given rate are seen with the given probability, where requests arrive as a
 * Poisson process of `requestsPerHour` (above 0); undefined at rate 0. The failures are then such a process themselves.
 */
export function hoursUntilFailures({
  requestsPerHour,
  rate,
  probability,
  failures = 1,
}: Sighting & { requestsPerHour: number; rate: number }): number | undefined {
  requireSighting(probability, failures);
  requireRate(rate);
  return rate === 0 ? undefined : gammaQuantile(probability, failures, 1 / (requestsPerHour * rate));
}

/** The chance that at least so many failures are seen within `hours` (0 or more) of the same process. */
export function chanceOfFailuresWithin({
  hours,
  requestsPerHour,
  rate,
  failures = 1,
}: {
  hours: number;
  requestsPerHour: number;
  rate: number;
  failures?: number;
}): number {
  requireFailures(failures);
  requireRate(rate);
  return regularizedGammaLower(failures, requestsPerHour * rate * hours);
}

/** The lowest rate of which at least so many failures are seen within `hours` with the given probability; none above 1. */
export function rateShownWithin({
  hours,
  requestsPerHour,
  probability,
  failures = 1,
}: Sighting & { hours: number; requestsPerHour: number }): number | undefined {
  requireSighting(probability, failures);
  const rate = gammaQuantile(probability, failures, 1) / (requestsPerHour * hours);
  return rate <= 1 ? rate : undefined;
}

function requireSighting(probability: number, failures: number): void {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`Seeing failures requires a probability between 0 and 1, got ${probability}`);
  requireFailures(failures);
}

function requireFailures(failures: number): void {
  if (!(Number.isSafeInteger(failures) && failures >= 1))
    throw new RangeError(`Seeing failures requires a whole number of 1 or more, got ${failures}`);
}

function requireRate(rate: number): void {
  if (!(rate >= 0 && rate <= 1))
    throw new RangeError(`Seeing failures requires a rate from 0 to 1, got ${rate}`);
}
