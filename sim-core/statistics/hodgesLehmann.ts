import { type Interval, twoSidedQuantile } from './interval.ts';
import { mannWhitneyDeviation } from './mannWhitneyTest.ts';

/**
 * By how much the values of the second sample lie above those of the first: the median of all their differences, with the
 * interval of shifts that the test of Mann and Whitney does not reject (normal approximation with ties and continuity
 * correction). Both ends are differences themselves. Undefined where a sample is empty or neither has two different values;
 * throws where one holds NaN or the level is none. Sources: Hodges and Lehmann 1963, Annals of Mathematical Statistics 34,
 * 598-611; inverted as wilcox.test(conf.int = TRUE, exact = FALSE) of R, to the differences that its root finder approaches.
 */
export function hodgesLehmannInterval(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  level = 0.95,
): Interval | undefined {
  const z = twoSidedQuantile(level);
  if (first.length === 0 || second.length === 0) return undefined;
  const from = Float64Array.from(first).sort();
  const to = Float64Array.from(second).sort();
  if (Number.isNaN(from.at(-1)) || Number.isNaN(to.at(-1))) {
    throw new RangeError('hodgesLehmannInterval requires numbers, got NaN');
  }
  if (from[0] === from.at(-1) && to[0] === to.at(-1)) return undefined;
  const pairs = from.length * to.length;
  // Between two differences no value of one shifted sample ties with one of the other.
  const deviation = mannWhitneyDeviation(from.length, to.length, [...tieSizes(from), ...tieSizes(to)]);
  const above = Math.min(pairs - 1, Math.floor(pairs / 2 + z * deviation + 0.5));
  return {
    estimate:
      (differenceOfRank(from, to, Math.floor((pairs - 1) / 2)) +
        differenceOfRank(from, to, Math.floor(pairs / 2))) /
      2,
    low: differenceOfRank(from, to, pairs - 1 - above),
    high: differenceOfRank(from, to, above),
  };
}

function* tieSizes(sorted: Float64Array): Generator<number> {
  let from = 0;
  for (let index = 1; index <= sorted.length; index += 1) {
    if (sorted[index] === sorted[from]) continue;
    yield index - from;
    from = index;
  }
}

/**
 * The difference of that rank (from 0, ascending) among all differences to - from of two ascending samples, by halving the
 * distance between two differences: they are too many to be sorted.
 */
function differenceOfRank(from: Float64Array, to: Float64Array, rank: number): number {
  let low = to[0]! - from.at(-1)!;
  let high = to.at(-1)! - from[0]!;
  while (low < high) {
    const middle = (low + high) / 2;
    const cut = cutAt(from, to, middle < high ? middle : low);
    if (cut.count > rank) high = cut.below;
    else low = cut.above;
  }
  return low;
}

/** How many differences are at most `value`, the largest of these, and the smallest of the others. */
function cutAt(from: Float64Array, to: Float64Array, value: number) {
  let [count, below, above] = [0, -Infinity, Infinity];
  let next = 0;
  for (const start of from) {
    while (next < to.length && to[next]! - start <= value) next += 1;
    count += next;
    if (next > 0) below = Math.max(below, to[next - 1]! - start);
    if (next < to.length) above = Math.min(above, to[next]! - start);
  }
  return { count, below, above };
}
