import { exp, log, log1p, logGamma } from '../numeric/index.ts';
import { logRegularizedBeta } from './regularizedBeta.ts';

/**
 * Evidence against a rate of `probability` (between 0 and 1; or below it, where the alternative is 'greater') after so many
 * events in so many units: the likelihood ratio of a beta mixture of rates (of those above it) against it. Where the rate is
 * no other the chance that it ever reaches 1 / alpha is at most alpha, exactly and however often one looks. The prior's two
 * numbers are above 0. Throws unless 0 <= events <= units. Sources: Robbins 1970, Annals of Mathematical Statistics 41,
 * 1397-1409; Ramdas, Grünwald, Vovk and Shafer 2023, "Game-theoretic statistics and safe anytime-valid inference",
 * Statistical Science 38, 576-601.
 */
export function bernoulliEValue({
  events,
  units,
  probability,
  alternative = 'two-sided',
  prior = { events: 1, others: 1 },
}: {
  events: number;
  units: number;
  probability: number;
  alternative?: 'two-sided' | 'greater';
  prior?: { readonly events: number; readonly others: number };
}): number {
  if (!(events >= 0 && events <= units && probability > 0 && probability < 1)) {
    throw new RangeError(
      `bernoulliEValue requires 0 <= events <= units and a probability between 0 and 1, got ${events} of ${units} and ${probability}`,
    );
  }
  if (!(prior.events > 0 && prior.others > 0)) {
    throw new RangeError(`bernoulliEValue requires a prior above 0, got ${prior.events}, ${prior.others}`);
  }
  const others = units - events;
  const a = prior.events + events;
  const b = prior.others + others;
  const logRatio =
    logBeta(a, b) -
    logBeta(prior.events, prior.others) -
    events * log(probability) -
    others * log1p(-probability);
  if (alternative === 'two-sided') return exp(logRatio);
  // The chances that a rate is above, after the counts and before.
  const logAfter = logRegularizedBeta(1 - probability, b, a, probability);
  const logBefore = logRegularizedBeta(1 - probability, prior.others, prior.events, probability);
  return exp(logRatio + logAfter - logBefore);
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
