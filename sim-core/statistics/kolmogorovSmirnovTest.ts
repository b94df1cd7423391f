import { exp } from '../numeric/index.ts';

const PI_SQUARED = 9.869604401089358;
const ROOT_TWO_PI = 2.5066282746310002;

/**
 * Two-sample Kolmogorov-Smirnov test that two samples come from one distribution; undefined where one is empty, a
 * RangeError where one holds NaN. Values may
 * tie (the test is then conservative). The p-value is asymptotic, with the correction of Stephens 1970, "Use of the
 * Kolmogorov-Smirnov, Cramer-von Mises and related statistics without extensive tables", JRSS B 32, 115-122.
 */
export function kolmogorovSmirnovTest(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): { statistic: number; pValue: number } | undefined {
  if (a.length === 0 || b.length === 0) return undefined;
  const [first, second] = [Float64Array.from(a).sort(), Float64Array.from(b).sort()];
  // Sorting puts what is no number last.
  if (Number.isNaN(first.at(-1)) || Number.isNaN(second.at(-1))) {
    throw new RangeError('kolmogorovSmirnovTest requires numbers, got NaN');
  }
  const statistic = largestDistance(first, second);
  const root = Math.sqrt((a.length / (a.length + b.length)) * b.length);
  return { statistic, pValue: kolmogorovUpperTail((root + 0.12 + 0.11 / root) * statistic) };
}

/** Counted in whole numbers, so that equal distances compare equal. */
function largestDistance(a: Float64Array, b: Float64Array): number {
  let largest = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i]!, b[j]!);
    while (i < a.length && a[i]! <= value) i++;
    while (j < b.length && b[j]! <= value) j++;
    largest = Math.max(largest, Math.abs(i * b.length - j * a.length));
  }
  return largest / (a.length * b.length);
}

/** Probability that the Kolmogorov statistic is above x. Source: Kolmogorov 1933; below 1, Smirnov's form of the series. */
function kolmogorovUpperTail(x: number): number {
  if (x < 0.1) return 1;
  let sum = 0;
  if (x < 1) {
    for (let j = 1; j <= 7; j += 2) sum += exp((-j * j * PI_SQUARED) / (8 * x * x));
    return 1 - (ROOT_TWO_PI / x) * sum;
  }
  for (let j = 1; j <= 5; j++) sum += (j % 2 === 1 ? 2 : -2) * exp(-2 * j * j * x * x);
  return sum;
}
