import { log } from './log.ts';

/**
 * Half the Poisson deviance, x log(x / mean) + mean - x, without the cancellation where x is near the mean.
 * x of 0 or more, mean above 0. Source: Loader 2000, "Fast and accurate computation of binomial probabilities", D0.
 */
export function poissonDeviance(x: number, mean: number): number {
  if (x === 0) return mean;
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * log(x / mean) - difference;

  const v = difference / (x + mean);
  const square = v * v;
  let sum = difference * v;
  let term = 2 * x * v;
  for (let j = 3; ; j += 2) {
    term *= square;
    const next = sum + term / j;
    if (next === sum) return sum;
    sum = next;
  }
}
