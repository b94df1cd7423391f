import { betaQuantile } from './betaQuantile.ts';
import { type Interval, requireLevel, requireSuccesses } from './interval.ts';

/**
 * Share of successes with the exact interval, which covers every rate at least as often as its level says; undefined without
 * trials. Throws unless 0 <= successes <= trials. Source: Clopper and Pearson 1934, Biometrika 26, 404-413.
 */
export function clopperPearsonInterval(
  successes: number,
  trials: number,
  level = 0.95,
): Interval | undefined {
  requireSuccesses('clopperPearsonInterval', successes, trials);
  requireLevel(level);
  if (trials === 0) return undefined;
  const outside = (1 - level) / 2;
  const others = trials - successes;
  return {
    estimate: successes / trials,
    low: successes === 0 ? 0 : betaQuantile(outside, successes, others + 1),
    high: others === 0 ? 1 : betaQuantile(1 - outside, successes + 1, others),
  };
}

/**
 * Share of successes with the interval of a rate that may have been any before, by the prior of Jeffreys; it reaches 0 without
 * successes and 1 without failures. Undefined without trials; throws unless 0 <= successes <= trials. Source: Brown, Cai and
 * DasGupta 2001, "Interval estimation for a binomial proportion", Statistical Science 16, 101-133.
 */
export function jeffreysInterval(successes: number, trials: number, level = 0.95): Interval | undefined {
  requireSuccesses('jeffreysInterval', successes, trials);
  requireLevel(level);
  if (trials === 0) return undefined;
  const outside = (1 - level) / 2;
  const [a, b] = [successes + 0.5, trials - successes + 0.5];
  return {
    estimate: successes / trials,
    low: successes === 0 ? 0 : betaQuantile(outside, a, b),
    high: successes === trials ? 1 : betaQuantile(1 - outside, a, b),
  };
}
