import { type Interval, requireSuccesses, twoSidedQuantile } from './interval.ts';

/**
 * Share of successes with 1.96 of its standard errors (of other levels, as many as it takes) to each side, as it stands in
 * textbooks; it may leave 0 to 1, and is a single point where none or all succeed, so that it covers a small rate far less often
 * than its level says. Undefined without trials; throws unless 0 <= successes <= trials. Source: Brown, Cai and DasGupta 2001,
 * "Interval estimation for a binomial proportion", Statistical Science 16, 101-133, eq. 1.
 */
export function waldInterval(successes: number, trials: number, level = 0.95): Interval | undefined {
  requireSuccesses('waldInterval', successes, trials);
  const z = twoSidedQuantile(level);
  if (trials === 0) return undefined;
  const estimate = successes / trials;
  const half = z * Math.sqrt((estimate * (1 - estimate)) / trials);
  return { estimate, low: estimate - half, high: estimate + half };
}

/**
 * The same about the centre of Wilson's interval, within 0 and 1: simple and wide enough. The estimate is the share itself.
 * Undefined without trials; throws unless 0 <= successes <= trials. Source: Agresti and Coull 1998, "Approximate is better than
 * "exact" for interval estimation of binomial proportions", American Statistician 52, 119-126.
 */
export function agrestiCoullInterval(successes: number, trials: number, level = 0.95): Interval | undefined {
  requireSuccesses('agrestiCoullInterval', successes, trials);
  const z = twoSidedQuantile(level);
  if (trials === 0) return undefined;
  const units = trials + z * z;
  const centre = (successes + (z * z) / 2) / units;
  const half = z * Math.sqrt((centre * (1 - centre)) / units);
  return { estimate: successes / trials, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
