import { regularizedBeta } from './regularizedBeta.ts';

/**
 * Probability of at most k successes in `trials` trials (a whole number of 0 or more) of the given probability (0 to 1);
 * throws for any other trials or probability. Source: DLMF 8.17.5.
 */
export function binomialCdf(k: number, trials: number, probability: number): number {
  if (!(Number.isSafeInteger(trials) && trials >= 0)) {
    throw new RangeError(`binomialCdf requires a whole number of trials of 0 or more, got ${trials}`);
  }
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`binomialCdf requires a probability from 0 to 1, got ${probability}`);
  }
  const whole = Math.floor(k);
  if (whole < 0) return 0;
  if (whole >= trials) return 1;
  return regularizedBeta(1 - probability, trials - whole, whole + 1, probability);
}
