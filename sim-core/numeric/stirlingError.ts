import { log1p } from './log1p.ts';

const AT_WHOLE = Float64Array.from({ length: 16 }, (_, n) => lift(n));

/**
 * What Stirling's formula leaves out: log Gamma(x + 1) - ((x + 1/2) log x - x + log(2 pi) / 2), for x above 0
 * (absolute error below 1e-15). Source: Loader 2000, "Fast and accurate computation of binomial probabilities", eq. 4.
 */
export function stirlingError(x: number): number {
  if (x >= 16) return series(x);
  return x === Math.floor(x) ? AT_WHOLE[x]! : lift(x);
}

function series(x: number): number {
  const z = 1 / (x * x);
  return (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z * (1 / 1188))))) / x;
}

function lift(x: number): number {
  let lifted = x;
  let sum = 0;
  while (lifted < 16) {
    sum += (lifted + 0.5) * log1p(1 / lifted) - 1;
    lifted += 1;
  }
  return sum + series(lifted);
}
