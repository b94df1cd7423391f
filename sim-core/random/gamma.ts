import { exp, log, log1p } from '../numeric/index.ts';
import { standardNormal } from './normal.ts';
import type { Random } from './random.ts';

/** Below it the smallest uniform number, raised to 1 / shape, would no longer be told from 0. */
const LEAST_SHAPE = 0.1;

/**
 * A draw from the Gamma distribution of the given shape (0.1 to 1e16) and scale 1, exact; throws for any other shape.
 * Source: Marsaglia and Tsang 2000, "A simple method for generating gamma variables", ACM Transactions on Mathematical
 * Software 26, 363-372; a shape below 1 is drawn from the shape above it, as they do, times U^(1 / shape).
 */
export function gamma(random: Random, shape: number): number {
  if (!(shape >= LEAST_SHAPE && shape <= 1e16)) {
    throw new RangeError(`gamma requires a shape from ${LEAST_SHAPE} to 1e16, got ${shape}`);
  }
  if (shape >= 1) return gammaByRejection(random, shape);
  const larger = gammaByRejection(random, shape + 1);
  return larger * exp(log(random.uniformOpen()) / shape);
}

function gammaByRejection(random: Random, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = standardNormal(random);
    const t = c * x;
    if (t <= -1) continue;
    const v = (1 + t) * (1 + t) * (1 + t);
    const u = random.uniformOpen();
    const square = x * x;
    if (u < 1 - 0.0331 * square * square) return d * v;
    // Their d (1 - v + log v), in powers of t: at a large shape the terms as written would cancel to noise.
    const rest = d * (3 * (log1p(t) - t) - t * t * (3 + t));
    if (log(u) < square / 2 + rest) return d * v;
  }
}
