import type { Interval } from '../../statistics/index.ts';
import { normalQuantile } from '../../statistics/index.ts';
import { mannWhitneyDeviation } from '../../statistics/mannWhitneyTest.ts';

/** The judge’s root finder stops within half of this, in units of the values. */
const TOLERANCE = 1e-4;
const EPSILON = 2.220446049250313e-16;

/**
 * By how much the canary’s values lie above the control’s, as the judge finds it: shifts at which the statistic of Mann and
 * Whitney is where it has to be, looked for by Brent’s method with a tolerance of 1e-4. The statistic jumps at every difference of
 * two values, and where many of them are the same, as with few events a point, the root finder stops on either side of a
 * jump: then the answer hangs on its steps, and `hodgesLehmannInterval`, which has the differences themselves, would judge
 * otherwise. Neither sample is empty, and one has two different values. Source: MannWhitney.scala of kayenta, derived
 * from wilcox.test of R; Brent 1973, "Algorithms for Minimization without Derivatives", chapter 4.
 */
export function kayentaShift(
  control: readonly number[],
  canary: readonly number[],
  confidence: number,
): Interval {
  const from = Float64Array.from(control).sort();
  const to = Float64Array.from(canary).sort();
  const least = to[0]! - from.at(-1)!;
  const most = to.at(-1)! - from[0]!;
  const rootAt = (level: number) => {
    const excess = (shift: number) => statisticAt(from, to, shift) - level;
    const [low, high] = [excess(least), excess(most)];
    if (low <= 0) return least;
    if (high >= 0) return most;
    return brentRoot(excess, { at: least, value: low }, { at: most, value: high });
  };
  const level = normalQuantile((1 + confidence) / 2);
  return { estimate: rootAt(0), low: rootAt(level), high: rootAt(-level) };
}

/** The statistic with ties and continuity correction, of ascending samples of which the second is moved down by a shift. */
function statisticAt(from: Float64Array, to: Float64Array, shift: number): number {
  const [n, m] = [from.length, to.length];
  const tieSizes: number[] = [];
  let below = 0;
  let pairs = 0;
  let next = 0;
  while (below < n || next < m) {
    const value = Math.min(below < n ? from[below]! : Infinity, next < m ? to[next]! - shift : Infinity);
    let [others, own] = [0, 0];
    while (below + others < n && from[below + others] === value) others += 1;
    while (next + own < m && to[next + own]! - shift === value) own += 1;
    pairs += own * (below + others / 2);
    tieSizes.push(others + own);
    below += others;
    next += own;
  }
  const distance = pairs - (n * m) / 2;
  return (distance - Math.sign(distance) * 0.5) / mannWhitneyDeviation(n, m, tieSizes);
}

interface Point {
  readonly at: number;
  readonly value: number;
}

/** A root between two points of different signs, by Brent’s steps exactly. */
function brentRoot(f: (x: number) => number, first: Point, second: Point): number {
  let [before, best, other] = [first, second, first];
  for (;;) {
    let lastStep = best.at - before.at;
    if (Math.abs(other.value) < Math.abs(best.value)) [before, best, other] = [best, other, best];
    const tolerance = 2 * EPSILON * Math.abs(best.at) + TOLERANCE / 2;
    const half = (other.at - best.at) / 2;
    if (Math.abs(half) <= tolerance || best.value === 0) return best.at;
    lastStep = Math.abs(lastStep);
    let step = half;
    if (lastStep >= tolerance && Math.abs(before.value) > Math.abs(best.value)) {
      const guess = interpolated(before, best, other);
      const isInside = guess.p < 1.5 * half * guess.q - Math.abs(tolerance * guess.q) / 2;
      if (isInside && guess.p < Math.abs((lastStep * guess.q) / 2)) step = guess.p / guess.q;
    }
    if (Math.abs(step) < tolerance) step = step > 0 ? tolerance : -tolerance;
    before = best;
    const at = best.at + step;
    best = { at, value: f(at) };
    if (best.value * other.value > 0) other = before;
  }
}

/** The step p / q to the root of the line through two points, or of the inverse parabola through three; p is 0 or more. */
function interpolated(before: Point, best: Point, other: Point): { p: number; q: number } {
  const distance = other.at - best.at;
  let p: number;
  let q: number;
  if (before.at === other.at) {
    const ratio = best.value / before.value;
    p = distance * ratio;
    q = 1 - ratio;
  } else {
    const [r, s, t] = [before.value / other.value, best.value / other.value, best.value / before.value];
    p = t * (distance * r * (r - s) - (best.at - before.at) * (s - 1));
    q = (r - 1) * (s - 1) * (t - 1);
  }
  return p > 0 ? { p, q: -q } : { p: -p, q };
}
