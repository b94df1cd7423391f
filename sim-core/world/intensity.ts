import { memoize } from '../memoize.ts';
import { exp } from '../numeric/index.ts';
import type { Random } from '../random/index.ts';
import { standardNormal } from '../random/index.ts';
import type { Traffic } from '../scenario/schema.ts';
import { gammaQuantile, normalCdf } from '../statistics/index.ts';

/** Draws one path of the relative intensity (mean 1), one value a tick. */
export type DrawIntensity = (random: Random, ticks: number) => Float64Array;

const GRID_LIMIT = 6;
const GRID_STEPS_PER_UNIT = 64;

/**
 * Overdispersed traffic: a stationary Gaussian AR(1) path, each value carried to a Gamma distribution of mean
 * 1 and variance `dispersion` (a Gaussian copula), so that the requests of one tick are exactly
 * negative-binomial with 1/k = dispersion and neighbouring ticks are correlated by exp(-tick/memory) on the
 * Gaussian scale. Undefined when the traffic is plain Poisson.
 */
export function intensityOf(traffic: Traffic, tickHours: number): DrawIntensity | undefined {
  const { dispersion, memoryHours } = traffic;
  if (dispersion === 0) return undefined;
  const toGamma = gammaTransform(dispersion);
  const persistence = exp(-tickHours / memoryHours);
  const innovation = Math.sqrt(1 - persistence * persistence);
  return (random, ticks) => {
    const path = new Float64Array(ticks);
    let state = standardNormal(random);
    for (let tick = 0; tick < ticks; tick += 1) {
      path[tick] = toGamma(state);
      state = persistence * state + innovation * standardNormal(random);
    }
    return path;
  };
}

const gammaTransform = memoize(tabulateGamma, { keep: 8 });

/** Gamma quantile of a standard normal's probability, by a table: exact at the knots, linear between. */
function tabulateGamma(dispersion: number): (z: number) => number {
  const shape = 1 / dispersion;
  const knots = 2 * GRID_LIMIT * GRID_STEPS_PER_UNIT;
  const table = Float64Array.from({ length: knots + 1 }, (_, knot) =>
    gammaQuantile(normalCdf(knot / GRID_STEPS_PER_UNIT - GRID_LIMIT), shape, dispersion),
  );
  return (z) => {
    const place = (Math.min(GRID_LIMIT, Math.max(-GRID_LIMIT, z)) + GRID_LIMIT) * GRID_STEPS_PER_UNIT;
    const knot = Math.min(knots - 1, Math.floor(place));
    return table[knot]! + (place - knot) * (table[knot + 1]! - table[knot]!);
  };
}
