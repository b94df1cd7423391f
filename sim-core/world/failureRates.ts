import type { BehaviourIn, Foundation } from './foundation.ts';
import { FAILURES, lossesOf } from './losses.ts';
import type { InterleavingMethod } from './ranking/interleavingMethod.ts';
import { peopleShare } from './userKinds.ts';

/**
 * Probabilities that a request fails (an error or no success) and harms somebody, for bots it does not: averaged over
 * segments, by tick. Of a page merged from both models' lists 0 in a world without a ranking.
 */
export interface FailureRates {
  readonly incumbent: Float64Array;
  readonly challenger: Float64Array;
  readonly interleaved: Float64Array;
}

/** Failures of a regime by tick. @param interleaving how a page merges the models' lists */
export function failureRates(
  foundation: Foundation,
  behaviour: BehaviourIn,
  interleaving: InterleavingMethod,
): FailureRates {
  const { source, ticks, segmentShares } = foundation;
  const zeros = () => new Float64Array(ticks);
  const rates = { incumbent: zeros(), challenger: zeros(), interleaved: zeros() };
  const people = peopleShare(source.users);
  for (let tick = 0; tick < ticks; tick += 1) {
    for (let segment = 0; segment < segmentShares.length; segment += 1) {
      const incumbent = behaviour('incumbent', segment, tick);
      const challenger = behaviour('challenger', segment, tick);
      const losses = lossesOf(incumbent, challenger, incumbent, interleaving, FAILURES);
      const share = segmentShares[segment]![tick]! * people;
      rates.incumbent[tick]! += share * losses.incumbent;
      rates.challenger[tick]! += share * losses.challenger;
      rates.interleaved[tick]! += share * losses.interleaved;
    }
  }
  // A sum of shares can be more than 1 by what it loses to rounding.
  for (const rate of Object.values(rates)) rate.forEach((value, tick) => (rate[tick] = Math.min(1, value)));
  return rates;
}
