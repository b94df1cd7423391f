import { log } from './log.ts';
import { stirlingError } from './stirlingError.ts';

const HALF_LOG_TWO_PI = 0.9189385332046728;
const TABLE = tabulate(256);

/**
 * Natural logarithm of n! for a whole number n of 0 or more (relative error below 1e-15).
 * Looked up below 256; above, Stirling's series.
 */
export function logFactorial(n: number): number {
  if (n < 256) return TABLE[n]!;
  return (n + 0.5) * log(n) - n + HALF_LOG_TWO_PI + stirlingError(n);
}

function tabulate(size: number): Float64Array {
  const table = new Float64Array(size);
  let sum = 0;
  let lost = 0;
  for (let n = 2; n < size; n++) {
    const term = log(n) - lost;
    const next = sum + term;
    lost = next - sum - term;
    sum = next;
    table[n] = sum;
  }
  return table;
}
