import { log, log1p } from '../numeric/index.ts';
import { findRoot } from './findRoot.ts';
import type { Proportion } from './twoProportionTest.ts';

/*
 * A CUSUM adds up scores and never falls below 0: S = max(0, S + score); it alarms when S reaches its limit. The scores here
 * are logarithms of likelihood ratios: S is the evidence that the rate has changed, at the moment that suits it best. However
 * many units a score is about, a limit of ln k lets at least k scores pass on average before a false alarm. Sources: Page
 * 1954, "Continuous inspection schemes", Biometrika 41, 100-115; Lorden 1971, Annals of Mathematical Statistics 42,
 * 1897-1908, theorem 2.
 */

/** S after the next score. */
export function nextCusum(sum: number, score: number): number {
  return Math.max(0, sum + score);
}

/**
 * How much likelier the counts are at the rate `outOfControl` than at `inControl` (both above 0 and below 1, different; throws
 * otherwise), as a logarithm. Source: Reynolds and Stoumbos 1999, "A CUSUM chart for monitoring a proportion when inspecting
 * continuously", Journal of Quality Technology 31, 87-108.
 */
export function rateScore(
  { events, units }: Proportion,
  { inControl, outOfControl }: { inControl: number; outOfControl: number },
): number {
  requireRates(inControl, outOfControl);
  return (
    events * log(outOfControl / inControl) + (units - events) * (log1p(-outOfControl) - log1p(-inControl))
  );
}

/**
 * The same against a concurrent arm, whatever its rate: how much likelier it is, if the rate of the second is `ratio` times
 * that of the first rather than the same, that so many of all events fall on the second. Holds for rare events, whose numbers
 * are Poisson; for frequent ones it is careful. 0 where an arm has no units; throws unless the ratio is above 0 and not 1.
 * Source: the binomial split of two Poisson counts, Przyborowski and Wilenski 1940, Biometrika 31, 313-323.
 */
export function relativeRateScore(first: Proportion, second: Proportion, ratio: number): number {
  if (!(ratio > 0 && ratio < Infinity && ratio !== 1)) {
    throw new RangeError(`relativeRateScore requires a ratio above 0 other than 1, got ${ratio}`);
  }
  if (first.units === 0 || second.units === 0) return 0;
  const share = second.units / (first.units + second.units);
  return second.events * log(ratio) - (first.events + second.events) * log1p(share * (ratio - 1));
}

/** Rates above are not looked at as rare events. */
const MOST_RARE = 0.2;

/**
 * Mean number of units until such a CUSUM of single units alarms (it begins at 0; the limit is above 0), where their rate is
 * `rate` (0 to 1). Undefined where that is 0, or inControl above 0.2. Exact where the score of an event is a whole number of
 * times the loss of a unit without one; `outOfControl` is moved to the nearest rate for which it is. A watch that takes
 * batches of units alarms at the end of one at the earliest. Source: Reynolds and Stoumbos 1999.
 */
export function cusumRunLength({
  rate,
  limit,
  inControl,
  outOfControl,
}: {
  rate: number;
  limit: number;
  inControl: number;
  outOfControl: number;
}): number | undefined {
  requireRates(inControl, outOfControl);
  if (!(outOfControl > inControl && limit > 0 && limit < Infinity && rate >= 0 && rate <= 1)) {
    throw new RangeError(
      `cusumRunLength requires a rate from 0 to 1, a limit above 0 and outOfControl above inControl, got ${rate}, ${limit}, ${outOfControl} and ${inControl}`,
    );
  }
  if (rate === 0 || inControl > MOST_RARE) return undefined;
  const lossOf = (other: number): number => log1p(-inControl) - log1p(-other);
  const stepsOf = (other: number): number => log(other / inControl) / lossOf(other) + 1;
  const steps = Math.min(Math.max(2, Math.round(stepsOf(outOfControl))), Math.ceil(1 / inControl) - 1);
  const onLattice = findRoot((other) => steps - stepsOf(other), inControl * (1 + 1e-9), 1 - 1e-9, 0);
  return meanStepsUp(rate, steps - 1, Math.ceil((limit / lossOf(onLattice)) * (1 - 1e-12)));
}

/** What a mean is made of: `constant` and 1 - `complement` times another mean. */
type Part = { constant: number; complement: number };

const NOWHERE: Part = { constant: 0, complement: 1 };
const HERE: Part = { constant: 0, complement: 0 };

/** The mean that is made of one that is made of another. */
function through(outer: Part, inner: Part): Part {
  const kept = 1 - outer.complement;
  return {
    constant: outer.constant + kept * inner.constant,
    complement: outer.complement + kept * inner.complement,
  };
}

/**
 * Mean number of steps of a walk on 0, 1, 2, … from 0 until it reaches `top`: one down with probability 1 - p (at 0 it
 * stays), `up` up with probability p. From the top down the mean from each state is made of the mean from the one below it,
 * with all terms positive, so that no digits are lost; in blocks of `up` states, so that the way from where a step up leads
 * is known in two parts.
 */
function meanStepsUp(p: number, up: number, top: number): number {
  // From the states of the block above to the state below that block.
  let above: Part[] = Array.from({ length: up }, () => NOWHERE);
  let last = HERE;
  for (let highest = top - 1; highest >= 0; highest -= up) {
    const own: Part[] = [];
    let within = HERE;
    for (let state = highest; state > highest - up && state >= 0; state -= 1) {
      const landing = through(above[up - 1 - (highest - state)]!, within);
      const stays = 1 - p + p * landing.complement;
      last = {
        constant: (1 + p * landing.constant) / stays,
        complement: (p * landing.complement) / stays,
      };
      own.push(last);
      within = through(within, last);
    }
    above = [];
    for (const part of own.toReversed()) above.push(above.length > 0 ? through(part, above.at(-1)!) : part);
  }
  return last.constant / last.complement;
}

function requireRates(inControl: number, outOfControl: number): void {
  for (const rate of [inControl, outOfControl]) {
    if (!(rate > 0 && rate < 1)) throw new RangeError(`A CUSUM requires rates between 0 and 1, got ${rate}`);
  }
  if (inControl === outOfControl)
    throw new RangeError(`A CUSUM requires two different rates, got ${inControl} twice`);
}
