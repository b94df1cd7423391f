import { type Interval, requireSuccesses, twoSidedQuantile } from './interval.ts';

/**
 * Share of successes with its score interval; undefined without trials. Throws unless 0 <= successes <= trials. A correction
 * for continuity, in successes (half of one), makes it wider, so that it covers hardly any rate less often than its level says.
 * Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference", JASA 22, 209-212; with the
 * correction, Newcombe 1998, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 857-872,
 * method 4.
 */
export function wilsonInterval(
  successes: number,
  trials: number,
  level = 0.95,
  correction: 0 | 0.5 = 0,
): Interval | undefined {
  requireSuccesses('wilsonInterval', successes, trials);
  if (trials === 0) return undefined;
  const z = twoSidedQuantile(level);
  const square = z * z;
  const ends = (found: number): [low: number, high: number] => {
    const centre = (found + square / 2) / (trials + square);
    const half = (z / (trials + square)) * Math.sqrt((found * (trials - found)) / trials + square / 4);
    return [centre - half, centre + half];
  };
  return {
    estimate: successes / trials,
    low: successes === 0 ? 0 : Math.max(0, ends(successes - correction)[0]),
    high: successes === trials ? 1 : Math.min(1, ends(successes + correction)[1]),
  };
}
