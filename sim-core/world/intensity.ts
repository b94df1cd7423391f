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
const NEARLY_NORMAL = 1e-6;

/**
 * Overdispersed traffic: a stationary Gaussian AR(1) path, each value carried to a Gamma distribution of mean
 * 1 and variance `dispersion` (a Gaussian copula), so that the requests of one tick are exactly
 * negative-binomial with 1/k = dispersion and neighbouring ticks are correlated by exp(-tick/memory) on the
 * Gaussian scale. The dispersion is that of a tick: a mean over many ticks varies less, the shorter the memory
 * the less (traffic/tickIntensity.ts says how much). Undefined when the traffic is plain Poisson.
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

/** The value of a Gamma distribution of mean 1 at a standard normal's probability; the argument is its variance. */
export const gammaTransform = memoize(tabulateGamma, { keep: 8 });

/** Gamma quantile of a standard normal's probability, by a table: exact at the knots, linear between. */
function tabulateGamma(dispersion: number): (z: number) => number {
  const knots = 2 * GRID_LIMIT * GRID_STEPS_PER_UNIT;
  const table = Float64Array.from({ length: knots + 1 }, (_, knot) =>
    quantileOfNormal(knot / GRID_STEPS_PER_UNIT - GRID_LIMIT, dispersion),
  );
  return (z) => {
    const place = (Math.min(GRID_LIMIT, Math.max(-GRID_LIMIT, z)) + GRID_LIMIT) * GRID_STEPS_PER_UNIT;
    const knot = Math.min(knots - 1, Math.floor(place));
    return table[knot]! + (place - knot) * (table[knot + 1]! - table[knot]!);
  };
}

/**
 * The Gamma quantile at a standard normal's probability. Where the Gamma is all but normal its series would need
 * ever more terms; the expansion of Cornish and Fisher (1938) is then exact to 1e-8.
 */
function quantileOfNormal(z: number, dispersion: number): number {
  if (dispersion < NEARLY_NORMAL) return 1 + Math.sqrt(dispersion) * z + (dispersion * (z * z - 1)) / 3;
  return gammaQuantile(normalCdf(z), 1 / dispersion, dispersion);
}
