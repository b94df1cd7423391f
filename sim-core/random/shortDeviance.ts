/** Where `shortDeviance` may be asked for: distances up to here. */
export const LARGEST_SHORT_DISTANCE = 0.1;

/** How far a count x above 0 is from a mean above 0, relative to both together; -1 to 1. */
export function relativeDistance(x: number, mean: number): number {
  return (x - mean) / (x + mean);
}

/**
 * Twice the deviance that `poissonDeviance` halves, by the first two terms of its series in v, the relative distance:
 * 2 ((x - mean) v + 2 x (v^3 / 3 + v^5 / 5 + ...)). What is left out is at most `shortDevianceTolerance`.
 */
export function shortDeviance(x: number, mean: number, v: number): number {
  return 2 * v * (x - mean + (2 / 3) * x * v * v);
}

/** A geometric series from the third term on comes to 0.8 x |v|^5 / (1 - v^2), below this for |v| up to 0.1. */
export function shortDevianceTolerance(x: number, v: number): number {
  const square = v * v;
  return x * Math.abs(v) * square * square;
}

/** Counts from which `1 / (12 k)` is a Stirling error near enough. */
export const SMALLEST_SHORT_COUNT = 16;

/** Twice a Stirling error is then nearer to 1 / (6 k) than this: its series alternates. */
export const STIRLING_TOLERANCE = 1 / (180 * 4096);
