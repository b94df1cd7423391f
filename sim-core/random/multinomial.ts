import { binomial } from './binomial.ts';
import type { Random } from './random.ts';

/**
 * Throws `trials` (a whole number of 0 or more) into as many cells as there are weights (each 0 or more; they
 * need not sum to 1) and leaves the counts in `out`, which has the length of `weights` and is not the same array.
 * Throws where a weight is negative or not finite, or trials have no cell to go to. Exact: a chain of binomials.
 */
export function multinomial(
  random: Random,
  trials: number,
  weights: ArrayLike<number>,
  out: Float64Array,
): void {
  // Until its count is drawn, out[i] holds the weight of the cells from i on: summed from the
  // end, a small remainder keeps all its digits.
  let remaining = 0;
  for (let i = weights.length - 1; i >= 0; i--) {
    const weight = weights[i]!;
    if (!(weight >= 0 && weight < Infinity)) {
      throw new RangeError(`multinomial requires finite weights of 0 or more, got ${weight}`);
    }
    remaining += weight;
    out[i] = remaining;
  }
  if (!(remaining > 0 && remaining < Infinity) && trials !== 0) {
    throw new RangeError(`multinomial requires weights with a finite sum above 0, got ${remaining}`);
  }
  let left = trials;
  for (let i = 0; i < weights.length; i++) {
    const share = out[i]! > 0 ? weights[i]! / out[i]! : 0;
    out[i] = binomial(random, left, share);
    left -= out[i]!;
  }
}
