import { log } from '../numeric/index.ts';
import { kolmogorovPValue } from './kolmogorovSmirnovTest.ts';

/*
 * How far apart two distributions over the same bins are. Each takes counts, or shares, by bin: as many for both, each 0 or
 * more, scaled to their sum; throws on others. Undefined where one side has none.
 */

/**
 * Divergence of Kullback and Leibler from the first to the second, in nats: 0 or more, and Infinity where a bin is empty on the
 * second side only. Source: Kullback and Leibler 1951, "On information and sufficiency", Annals of Mathematical Statistics 22,
 * 79-86.
 */
export function kullbackLeiblerDivergence(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): number | undefined {
  return sumOver(sharesOf(first, second), information);
}

/**
 * Population stability index: the divergence of Kullback and Leibler from the first to the second and back. 0.1 and 0.2 are
 * customary limits. Undefined also where a bin is empty on one side only, for there it has no finite value. Its mean under no
 * difference is not 0 but some (bins - 1) (1 / n + 1 / m) for independent samples of n and m. Source: Siddiqi 2006, "Credit
 * Risk Scorecards"; Yurdakul and Naranjo 2020, "Statistical properties of the population stability index", Journal of Risk
 * Model Validation 14(4).
 */
export function populationStabilityIndex(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): number | undefined {
  const there = kullbackLeiblerDivergence(first, second);
  const back = kullbackLeiblerDivergence(second, first);
  return there === undefined || back === undefined || there + back === Infinity ? undefined : there + back;
}

/**
 * Jensen-Shannon divergence in nats, 0 to ln 2 = 0.693: the mean divergence of the two from their average, finite with empty
 * bins too. Source: Lin 1991, "Divergence measures based on the Shannon entropy", IEEE Transactions on Information Theory 37,
 * 145-151.
 */
export function jensenShannonDivergence(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): number | undefined {
  return sumOver(sharesOf(first, second), (p, q) => {
    const average = (p + q) / 2;
    return information(p, average) / 2 + information(q, average) / 2;
  });
}

/**
 * Root of the Jensen-Shannon divergence in base 2, 0 to 1. Source: Endres and Schindelin 2003, "A new metric for probability
 * distributions", IEEE Transactions on Information Theory 49, 1858-1860.
 */
export function jensenShannonDistance(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): number | undefined {
  const divergence = jensenShannonDivergence(first, second);
  // Rounding may take the divergence of equal counts below 0.
  return divergence === undefined ? undefined : Math.sqrt(Math.max(0, divergence) / Math.LN2);
}

/**
 * Total variation distance, 0 to 1: the share that would have to change its bin. Source: Gibbs and Su 2002, "On choosing and
 * bounding probability metrics", International Statistical Review 70, 419-435.
 */
export function totalVariationDistance(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): number | undefined {
  return sumOver(sharesOf(first, second), (p, q) => Math.abs(p - q) / 2);
}

/**
 * Hellinger distance, 0 to 1: between its square and 1.415 times it lies the total variation distance. Source: Gibbs and Su
 * 2002, where it is 1.414 times as large.
 */
export function hellingerDistance(first: ArrayLike<number>, second: ArrayLike<number>): number | undefined {
  const square = sumOver(sharesOf(first, second), (p, q) => {
    const apart = Math.sqrt(p) - Math.sqrt(q);
    return (apart * apart) / 2;
  });
  return square === undefined ? undefined : Math.sqrt(square);
}

/**
 * Two-sample Kolmogorov-Smirnov test from counts in bins that have an order. Values of one bin tie, and where both models
 * answer the same requests their samples go together: the test then rejects less often than its level says, never more often.
 */
export function binnedKolmogorovSmirnovTest(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): { statistic: number; pValue: number } | undefined {
  const bins = sharesOf(first, second);
  if (!bins) return undefined;
  const [n, m] = [sumOf(first), sumOf(second)];
  let [apart, statistic] = [0, 0];
  for (let index = 0; index < first.length; index += 1) {
    // In whole numbers where the counts are, so that equal distributions are equal.
    apart += first[index]! * m - second[index]! * n;
    statistic = Math.max(statistic, Math.abs(apart) / (n * m));
  }
  return { statistic, pValue: kolmogorovPValue(statistic, n, m) };
}

/** What a bin of share p tells of not being of share q, in nats. */
function information(p: number, q: number): number {
  if (p === 0) return 0;
  return q === 0 ? Infinity : p * log(p / q);
}

function sumOver(
  bins: readonly [first: number, second: number][] | undefined,
  term: (p: number, q: number) => number,
): number | undefined {
  return bins?.reduce((sum, [p, q]) => sum + term(p, q), 0);
}

function sharesOf(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): [first: number, second: number][] | undefined {
  if (first.length !== second.length) {
    throw new RangeError(
      `A divergence requires the same bins on both sides, got ${first.length} and ${second.length}`,
    );
  }
  const [n, m] = [sumOf(first), sumOf(second)];
  if (n === 0 || m === 0) return undefined;
  return Array.from(first, (count, index) => [count / n, second[index]! / m]);
}

function sumOf(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < counts.length; index += 1) {
    const count = counts[index]!;
    if (!(count >= 0 && count < Infinity)) {
      throw new RangeError(`A divergence requires finite counts of 0 or more, got ${count}`);
    }
    sum += count;
  }
  return sum;
}
