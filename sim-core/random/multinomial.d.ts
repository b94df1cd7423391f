import type { Random } from './random.ts';
/**
 * Throws `trials` (a whole number of 0 or more) into as many cells as there are weights (each 0 or more; they
 * need not sum to 1) and leaves the counts in `out`, which has the length of `weights` and is not the same array.
 * Throws where a weight is negative or not finite, or trials have no cell to go to. Exact: a chain of binomials.
 */
export declare function multinomial(
  random: Random,
  trials: number,
  weights: ArrayLike<number>,
  out: Float64Array,
): void;
