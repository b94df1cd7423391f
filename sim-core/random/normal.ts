import { log } from '../numeric/index.ts';
import type { Random } from './random.ts';

/**
 * A draw from the standard normal distribution, exact. Source: Marsaglia and Bray 1964, "A convenient method for
 * generating normal variables" (the polar method); its second value is thrown away, so that a draw leaves no trace
 * but in the stream.
 */
export function standardNormal(random: Random): number {
  for (;;) {
    const x = 2 * random.uniform() - 1;
    const y = 2 * random.uniform() - 1;
    const square = x * x + y * y;
    if (square < 1 && square > 0) return x * Math.sqrt((-2 * log(square)) / square);
  }
}
