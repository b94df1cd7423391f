import { log } from '../numeric/index.ts';

/**
 * ln(1 / error) of one bound. A search uses some thousand nodes, three metrics and fifty bounds for each at the
 * most, so the chance that any bound of a replication fails is below 150,000 exp(-33) < 1e-9.
 */
const LOG_INVERSE_ERROR = 33;

/** Points that come in unlike ways by more than this share are not bounded together. */
export const MOST_UNEVEN = 0.1;

/** Up to MOST_UNEVEN an unevenness raises the heights needed by no more than this times itself. */
const COST_OF_UNEVENNESS = 8;

/** Moments from the beginning to the middle of a bridge, close to each other where it is widest. */
const moments = [0, 0.02, 0.08, 0.16, 0.23, 0.29, 0.34, 0.385, 0.425, 0.465, 0.5];
const begins = Float64Array.from(moments.slice(0, -1));

/** Height that a line must have at each beginning, for points whose squared weights sum to 1. */
const needed = Float64Array.from(begins, (begin, index) => {
  const end = moments[index + 1]!;
  return ((1 - begin) * Math.sqrt(2 * LOG_INVERSE_ERROR * bernoulliProxy(end))) / (1 - end);
});

const mostNeeded = Math.max(...needed);

/**
 * Whether a bridge stays below a straight line, but for the counted error. The bridge is
 *   X(t) = sum of w_i (1{U_i <= t} - F_i(t)),
 * the path of independent points of weights w_i against its expectation; the line runs from `start` at t = 0 to
 * `end` at t = 1. `squaredWeights` is the sum of w_i^2, `unevenness` bounds |F_i(t) - t| (0 to MOST_UNEVEN).
 *
 * The sum N(t) of X_i(t) / (1 - F_i(t)) is a martingale, and X(t) = (1 - t) N(t) but for what `driftOfBridge`
 * bounds. A line that ends above 0 gains on 1 - t, so X crosses it between moments s < r only if N(t) passes
 * line(s) / (1 - s) up to r. By Doob's inequality and the moment generating function of a Bernoulli variable (Kearns
 * and Saul 1998, "Large deviation methods for approximate probabilistic inference") the chance is at most
 *   exp(-(line(s) / (1 - s))^2 (1 - F(r))^2 / (2 proxy(F(r)) squaredWeights)).
 * The second half of the bridge is the first of the same read backwards.
 */
export function bridgeStaysBelow(
  start: number,
  end: number,
  squaredWeights: number,
  unevenness: number,
): boolean {
  if (!(start >= 0 && end >= 0)) return false;
  const scale = scaleOf(squaredWeights, unevenness);
  const slope = end - start;
  for (let index = begins.length - 1; index >= 0; index -= 1) {
    const height = needed[index]! * scale;
    const change = begins[index]! * slope;
    if (start + change < height || end - change < height) return false;
  }
  return true;
}

/** The bridge stays below a line that begins and ends at this height or above, as most do. */
export function sufficientHeight(squaredWeights: number, unevenness: number): number {
  return mostNeeded * scaleOf(squaredWeights, unevenness);
}

/** What the heights needed are measured in. */
function scaleOf(squaredWeights: number, unevenness: number): number {
  return Math.sqrt(squaredWeights) * (1 + COST_OF_UNEVENNESS * unevenness);
}

/** How far the count of independent points may leave its expectation, but for the counted error (Massart 1990). */
export function deviation(count: number): number {
  return Math.min(count, Math.sqrt((count * LOG_INVERSE_ERROR) / 2));
}

/** Bound on |X(t) - (1 - t) N(t)| of points of one weight, in units of that weight times the `deviation` of their count. */
export function driftOfBridge(unevenness: number): number {
  return unevenness / (0.5 - unevenness);
}

/** p in E exp(x (B - q)) <= exp(p x^2 / 2) for a Bernoulli variable B of mean q below or equal to 1/2. */
function bernoulliProxy(mean: number): number {
  return mean === 0.5 ? 0.25 : (1 - 2 * mean) / (2 * log((1 - mean) / mean));
}
