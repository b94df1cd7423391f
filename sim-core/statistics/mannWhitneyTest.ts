import type { Alternative } from './alternative.ts';
import { normalCdf } from './normalCdf.ts';
import { normalUpperTail } from './normalUpperTail.ts';

/**
 * How the p-value is computed: from every way to deal the values out to the two samples ('exact', ties and all; meant for some
 * dozens of values, as its cost grows with their cube), or by the normal distribution, with the correction for continuity or
 * without it.
 */
export type MannWhitneyMethod = 'exact' | 'continuity' | 'normal';

export type MannWhitneyResult = {
  /** Pairs of values, one of each sample, in which that of the second is the greater; ties count half. */
  u: number;
  /** The same as a share of all pairs, 0 to 1: the common-language effect size. */
  effect: number;
  pValue: number;
};

/**
 * Test of Mann and Whitney that the values of two samples are as large; 'greater' asks whether those of the second are greater.
 * Undefined where a sample is empty or all values are the same; throws where one is NaN. Sources: Mann and Whitney 1947, Annals
 * of Mathematical Statistics 18, 50-60; the variance with ties and the correction as in wilcox.test of R (Lehmann 1975, "Nonparametrics", chapter 1).
 */
export function mannWhitneyTest(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  { alternative = 'two-sided', method }: { alternative?: Alternative; method: MannWhitneyMethod },
): MannWhitneyResult | undefined {
  const [n, m] = [first.length, second.length];
  if (n === 0 || m === 0) return undefined;
  const { rankSum, tieSizes } = ranked(first, second);
  if (tieSizes.length === 1) return undefined;
  const u = rankSum - (m * (m + 1)) / 2;
  const lower = method === 'exact' ? exactTails(u, m, tieSizes) : normalTails(u, n, m, tieSizes, method);
  const tails = { greater: lower.atLeast, less: lower.atMost };
  const pValue =
    alternative === 'two-sided' ? Math.min(1, 2 * Math.min(tails.greater, tails.less)) : tails[alternative];
  return { u, effect: u / (n * m), pValue };
}

/** Standard deviation of the number of pairs won, where the values are as large; `tieSizes` are how often each value occurs. */
export function mannWhitneyDeviation(n: number, m: number, tieSizes: Iterable<number>): number {
  const all = n + m;
  let ties = 0;
  for (const size of tieSizes) ties += size * (size * size - 1);
  return Math.sqrt(((n * m) / 12) * (all + 1 - ties / (all * (all - 1))));
}

/** Sum of the mid-ranks of the second sample, and how often each value occurs, in ascending order. */
function ranked(first: ArrayLike<number>, second: ArrayLike<number>) {
  const values = Float64Array.from([...Array.from(first), ...Array.from(second)]);
  if (values.some(Number.isNaN)) throw new RangeError('mannWhitneyTest requires numbers, got NaN');
  values.sort();
  const own = Float64Array.from(second).sort();
  const tieSizes: number[] = [];
  let rankSum = 0;
  let from = 0;
  let ownFrom = 0;
  while (from < values.length) {
    let to = from + 1;
    while (to < values.length && values[to] === values[from]) to += 1;
    let ownTo = ownFrom;
    while (ownTo < own.length && own[ownTo] === values[from]) ownTo += 1;
    rankSum += ((ownTo - ownFrom) * (from + 1 + to)) / 2;
    tieSizes.push(to - from);
    [from, ownFrom] = [to, ownTo];
  }
  return { rankSum, tieSizes };
}

type Tails = { atLeast: number; atMost: number };

function normalTails(
  u: number,
  n: number,
  m: number,
  tieSizes: readonly number[],
  method: 'continuity' | 'normal',
): Tails {
  const deviation = mannWhitneyDeviation(n, m, tieSizes);
  const distance = u - (n * m) / 2;
  const correction = method === 'continuity' ? 0.5 : 0;
  return {
    atLeast: normalUpperTail((distance - correction) / deviation),
    atMost: normalCdf((distance + correction) / deviation),
  };
}

/** Counts the samples of m values by their sum of doubled mid-ranks, value by value. */
function exactTails(u: number, m: number, tieSizes: readonly number[]): Tails {
  const all = tieSizes.reduce((sum, size) => sum + size, 0);
  const most = m * (2 * all - m + 1);
  const shares = Array.from({ length: m + 1 }, () => new Float64Array(most + 1));
  shares[0]![0] = 1;
  let seen = 0;
  for (const size of tieSizes) {
    const doubledRank = 2 * seen + size + 1;
    for (let tied = 0; tied < size; tied += 1) {
      seen += 1;
      for (let chosen = Math.min(m, seen); chosen >= 1; chosen -= 1) {
        const [to, from] = [shares[chosen]!, shares[chosen - 1]!];
        for (let sum = most; sum >= doubledRank; sum -= 1) to[sum]! += from[sum - doubledRank]!;
      }
    }
  }
  const target = Math.round(2 * (u + (m * (m + 1)) / 2));
  const [ways, tails] = [shares[m]!, { atLeast: 0, atMost: 0 }];
  let total = 0;
  ways.forEach((count, sum) => {
    total += count;
    if (sum >= target) tails.atLeast += count;
    if (sum <= target) tails.atMost += count;
  });
  return { atLeast: tails.atLeast / total, atMost: tails.atMost / total };
}
