/** Sufficient statistics of a sample for its mean and variance: `m2` is the sum of squared distances from the mean. */
export type Moments = { readonly count: number; readonly mean: number; readonly m2: number };

const NOTHING: Moments = Object.freeze({ count: 0, mean: 0, m2: 0 });

/** Moments of the values. Source: Welford 1962, "Note on a method for calculating corrected sums of squares". */
export function momentsOf(values: Iterable<number>): Moments {
  let count = 0;
  let mean = 0;
  let m2 = 0;
  for (const value of values) {
    count++;
    const distance = value - mean;
    mean += distance / count;
    m2 += distance * (value - mean);
  }
  return count === 0 ? NOTHING : Object.freeze({ count, mean, m2 });
}

/**
 * Moments of two samples taken together. Source: Chan, Golub and LeVeque 1983, "Algorithms for computing the sample
 * variance", eq. 2.1.
 */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const count = a.count + b.count;
  const distance = b.mean - a.mean;
  return Object.freeze({
    count,
    mean: a.mean + distance * (b.count / count),
    m2: a.m2 + b.m2 + distance * distance * a.count * (b.count / count),
  });
}

/** Moments from a sum and a sum of squares, which are exact where the values are counts; undefined without values. */
export function momentsOfSums(count: number, sum: number, squares: number): Moments | undefined {
  if (!(count > 0)) return undefined;
  const mean = sum / count;
  return { count, mean, m2: Math.max(0, squares - sum * mean) };
}
