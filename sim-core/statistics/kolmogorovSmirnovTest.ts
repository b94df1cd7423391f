import { exp } from '../numeric/index.ts';

const PI_SQUARED = 9.869604401089358;
const ROOT_TWO_PI = 2.5066282746310002;

/** Beyond so many pairs of values the p-value is asymptotic, as in ks.test of R. */
const MOST_EXACT_PAIRS = 10_000;

/**
 * Two-sample Kolmogorov-Smirnov test that two samples come from one distribution; undefined where one is empty, a
 * RangeError where one holds NaN. With few values the p-value is exact, ties and all (Schröer and Trenkler 1995, "Exact and
 * randomization distributions of Kolmogorov-Smirnov tests", Computational Statistics and Data Analysis 20, 185-202); with many
 * it is that of `kolmogorovPValue`, conservative where values tie.
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
  const pairs = a.length * b.length;
  const { distance, ends } = largestDistance(first, second);
  const statistic = distance / pairs;
  const pValue =
    pairs <= MOST_EXACT_PAIRS
      ? 1 - chanceOfLess(distance, a.length, b.length, ends)
      : kolmogorovPValue(statistic, a.length, b.length);
  return { statistic, pValue };
}

/**
 * Asymptotic p-value of the largest distance between the distribution functions of samples of n and m, with the correction of
 * Stephens 1970, "Use of the Kolmogorov-Smirnov, Cramer-von Mises and related statistics without extensive tables", JRSS B 32,
 * 115-122.
 */
export function kolmogorovPValue(statistic: number, n: number, m: number): number {
  const root = Math.sqrt((n / (n + m)) * m);
  return kolmogorovUpperTail((root + 0.12 + 0.11 / root) * statistic);
}

/**
 * Counted in whole numbers (times both sizes), so that equal distances compare equal; and after how many of all values, in
 * ascending order, the next one is larger.
 */
function largestDistance(a: Float64Array, b: Float64Array): { distance: number; ends: Set<number> } {
  const ends = new Set<number>();
  let distance = 0;
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const value = Math.min(a[i] ?? Infinity, b[j] ?? Infinity);
    while (i < a.length && a[i]! <= value) i++;
    while (j < b.length && b[j]! <= value) j++;
    ends.add(i + j);
    distance = Math.max(distance, Math.abs(i * b.length - j * a.length));
  }
  return { distance, ends };
}

/** Share of the ways to deal the values out to samples of n and m whose largest distance is less. */
function chanceOfLess(distance: number, n: number, m: number, ends: ReadonlySet<number>): number {
  const isReached = (i: number, j: number): boolean => Math.abs(i * m - j * n) >= distance && ends.has(i + j);
  const chances = new Float64Array(m + 1);
  chances[0] = 1;
  for (let i = 0; i <= n; i++) {
    // Divided step by step by the number of all ways.
    const share = i === 0 ? 1 : i / (i + m);
    for (let j = 0; j <= m; j++) {
      chances[j] = isReached(i, j) ? 0 : share * chances[j]! + (j > 0 ? chances[j - 1]! : 0);
    }
  }
  return chances[m]!;
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
