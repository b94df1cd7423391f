import { logBinomialMass } from '../numeric/index.ts';
import type { Alternative } from './alternative.ts';
import { binomialCdf } from './binomialCdf.ts';
import { requireSuccesses } from './interval.ts';

/** Masses that are as small but for rounding count as as small. */
const AS_SMALL = 1e-7;

/**
 * Exact p-value that each of so many trials succeeds with the given probability (between 0 and 1); 'greater' asks whether it is
 * likelier. Two-sided it is the chance of all counts that are no likelier than the one found. 1 without trials; throws unless
 * both are whole, 0 <= successes <= trials, and on other probabilities. Source: Clopper and Pearson 1934, Biometrika 26,
 * 404-413; two-sided as binom.test of R, by the masses (Sterne 1954, Biometrika 41, 275-278).
 */
export function binomialTest(
  successes: number,
  trials: number,
  probability: number,
  alternative: Alternative = 'two-sided',
): number {
  requireSuccesses('binomialTest', successes, trials);
  if (!(Number.isSafeInteger(successes) && probability > 0 && probability < 1)) {
    throw new RangeError(
      `binomialTest requires whole successes and a probability between 0 and 1, got ${successes} and ${probability}`,
    );
  }
  const atMost = (count: number) => binomialCdf(count, trials, probability);
  const atLeast = (count: number) => binomialCdf(trials - count, trials, 1 - probability);
  if (alternative === 'greater') return atLeast(successes);
  if (alternative === 'less') return atMost(successes);

  const logMass = (count: number) => logBinomialMass(count, trials, probability, 1 - probability);
  const limit = logMass(successes) + AS_SMALL;
  const mode = Math.min(trials, Math.floor((trials + 1) * probability));
  if (logMass(mode) <= limit) return 1;
  return successes > mode
    ? atLeast(successes) + atMost(lastUpTo(mode, (count) => logMass(count) <= limit))
    : atMost(successes) +
        atLeast(trials - lastUpTo(trials - mode, (others) => logMass(trials - others) <= limit));
}

/** The last whole number from 0 to `end` for which it holds, where it holds up to one and no further; -1 where it holds for none. */
function lastUpTo(end: number, holds: (value: number) => boolean): number {
  let [low, high] = [-1, end];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
