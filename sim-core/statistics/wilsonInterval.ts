import { type Interval, twoSidedQuantile } from './interval.ts';

/**
 * Share of successes with its score interval; undefined without trials. Throws unless 0 <= successes <= trials.
 * Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference", JASA 22, 209-212.
 */
export function wilsonInterval(successes: number, trials: number, level = 0.95): Interval | undefined {
  if (!(successes >= 0 && successes <= trials && trials < Infinity)) {
    throw new RangeError(`wilsonInterval requires 0 <= successes <= trials, got ${successes} of ${trials}`);
  }
  if (trials === 0) return undefined;
  const z = twoSidedQuantile(level);
  const estimate = successes / trials;
  const square = z * z;
  const centre = (successes + square / 2) / (trials + square);
  const half = (z / (trials + square)) * Math.sqrt((successes * (trials - successes)) / trials + square / 4);
  return {
    estimate,
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === trials ? 1 : Math.min(1, centre + half),
  };
}
