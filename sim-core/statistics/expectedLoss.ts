import { gaussLegendre } from './gaussLegendre.ts';
import { regularizedBeta } from './regularizedBeta.ts';
import type { Proportion } from './twoProportionTest.ts';

/** What a beta prior takes to have been seen before: so many units with an event, and without; both above 0. */
export type BetaPrior = { readonly events: number; readonly others: number };

/**
 * By how much, on average over what is still possible, the other rate is above the one that is chosen (0 where it is not): the
 * expected loss of choosing the first and of choosing the second where high rates are wanted. Each rate has a beta
 * distribution given its counts. Throws unless 0 <= events <= units and the prior is above 0. Source: Stucchio 2015, "Bayesian
 * A/B Testing at VWO", section 6; by quadrature of E (X - Y)+ = integral of P(Y < t) P(X > t) in place of the sums.
 */
export function expectedLosses(
  first: Proportion,
  second: Proportion,
  prior: BetaPrior,
): { first: number; second: number } {
  const [one, two] = [posterior(first, prior), posterior(second, prior)];
  const lead = two.mean - one.mean;
  // The smaller one is computed, for it is a difference in which digits would be lost.
  if (lead >= 0) {
    const loss = meanExcess(one, two);
    return { first: loss + lead, second: loss };
  }
  const loss = meanExcess(two, one);
  return { first: loss, second: loss - lead };
}

type Beta = { a: number; b: number; mean: number; deviation: number };

function posterior({ events, units }: Proportion, prior: BetaPrior): Beta {
  if (!(events >= 0 && events <= units && prior.events > 0 && prior.others > 0)) {
    throw new RangeError(
      `expectedLosses requires 0 <= events <= units and a prior above 0, got ${events} of ${units} and ${prior.events}, ${prior.others}`,
    );
  }
  const a = events + prior.events;
  const b = units - events + prior.others;
  const mean = a / (a + b);
  return { a, b, mean, deviation: Math.sqrt((mean * (1 - mean)) / (a + b + 1)) };
}

/** E (X - Y)+. */
function meanExcess(x: Beta, y: Beta): number {
  const { places, weights } = gaussLegendre(
    Math.max(0, y.mean - reach(y)),
    Math.min(1, x.mean + reach(x)),
    4 * Math.min(x.deviation, y.deviation),
  );
  return places.reduce(
    (sum, place, index) =>
      sum + weights[index]! * regularizedBeta(place, y.a, y.b) * regularizedBeta(1 - place, x.b, x.a, place),
    0,
  );
}

/** Farther from its mean a beta variable is with a chance below 1e-15; the fewer the counts, the longer its tail. */
function reach({ a, b, deviation }: Beta): number {
  return (9 + 30 / Math.sqrt(Math.min(a, b))) * deviation;
}
