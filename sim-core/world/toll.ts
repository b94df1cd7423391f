import type { Behaviour } from './behaviour.ts';
import type { BehaviourIn, Foundation } from './foundation.ts';
import type { InterleavingMethod } from './ranking/interleavingMethod.ts';
import { peopleShare } from './userKinds.ts';

/**
 * Probabilities that a request fails (an error or no success) and harms somebody, for bots it does not: averaged over
 * segments, by tick.
 */
export interface FailureRates {
  readonly incumbent: Float64Array;
  readonly challenger: Float64Array;
  readonly interleaved: Float64Array;
}

/**
 * Rows of an excess table: whose requests fail more than they would if there had never been a challenger. A
 * bystander is answered by the incumbent, which may suffer too: from shared machines, from what arms take from each
 * other, from what the challenger has done before.
 */
export const EXCESS = { challenger: 0, interleaved: 1, bystander: 2 } as const;

/** Losses per request against a perfect answer, by model and kind of loss; see `lossesOf`. */
interface Losses {
  readonly incumbent: number;
  readonly challenger: number;
  readonly interleaved: number;
  /** Of the incumbent without a challenger. */
  readonly undisturbed: number;
}

/** What a success counts, and a slow answer against a failure. */
interface Weights {
  worth(this: void, behaviour: Behaviour): number;
  readonly slow: number;
}

const FAILURES: Weights = { worth: () => 1, slow: 0 };

function lossesOf(
  incumbent: Behaviour,
  challenger: Behaviour,
  undisturbed: Behaviour,
  interleaving: InterleavingMethod,
  { worth, slow }: Weights,
): Losses {
  const loss = (behaviour: Behaviour) =>
    1 - worth(behaviour) * ((1 - behaviour.error) * behaviour.success) + slow * behaviour.slow;
  const own = loss(incumbent);
  return {
    incumbent: own,
    challenger: loss(challenger),
    interleaved: incumbent.ranking ? own + lostByMerging(incumbent, challenger, interleaving, worth) : 0,
    undisturbed: loss(undisturbed),
  };
}

/**
 * A merged list is half each model's, and so is a success that is more than a click on it. Where only the challenger
 * errs, the page shows the incumbent's list as it would have without the test.
 */
function lostByMerging(
  incumbent: Behaviour,
  challenger: Behaviour,
  interleaving: InterleavingMethod,
  worth: Weights['worth'],
): number {
  const own = worth(incumbent) * incumbent.success;
  const merged = incumbent.byClicks
    ? ((worth(incumbent) + worth(challenger)) / 2) * incumbent.ranking!.merged(interleaving).clicked
    : (own + worth(challenger) * challenger.success) / 2;
  return (1 - incumbent.error) * (1 - challenger.error) * (own - merged);
}

/** Failures and harm of a regime, by tick. */
export interface Toll {
  readonly failure: FailureRates;
  /** Failures beyond those without a challenger, in the rows of EXCESS. */
  readonly plain: readonly Float64Array[];
  /** The same, weighted by severity, value and slowness. */
  readonly severe: readonly Float64Array[];
}

/**
 * Differences are summed by segment, so that equal models differ by exactly nothing.
 * @param interleaving how interleaved sessions merge the lists
 */
export function tollOf(
  { source, ticks, segmentShares, undisturbed }: Foundation,
  behaviour: BehaviourIn,
  interleaving: InterleavingMethod,
): Toll {
  const zeros = () => new Float64Array(ticks);
  const failure = { incumbent: zeros(), challenger: zeros(), interleaved: zeros() };
  const excessRows = () => Object.keys(EXCESS).map(zeros);
  const [plain, severe] = [excessRows(), excessRows()];
  const weights: Weights = { worth: ({ value }) => value, slow: source.slowWeight };
  const add = (rows: readonly Float64Array[], tick: number, weight: number, losses: Losses) => {
    const { incumbent, challenger, interleaved, undisturbed: without } = losses;
    rows[EXCESS.challenger]![tick]! += weight * (challenger - without);
    rows[EXCESS.bystander]![tick]! += weight * (incumbent - without);
    if (source.ranking) rows[EXCESS.interleaved]![tick]! += weight * (interleaved - without);
  };
  // Propensities cancel in the mean over people; bots come to no harm.
  const people = peopleShare(source.users);
  source.segments.forEach(({ severity }, segment) => {
    // What does not move is the same object in every tick.
    let last: readonly Behaviour[] = [];
    let failures: Losses | undefined;
    let harms: Losses | undefined;
    for (let tick = 0; tick < ticks; tick += 1) {
      const now = [
        behaviour('incumbent', segment, tick),
        behaviour('challenger', segment, tick),
        undisturbed(segment, tick),
      ] as const;
      if (!failures || !harms || now.some((one, index) => one !== last[index])) {
        failures = lossesOf(...now, interleaving, FAILURES);
        harms = lossesOf(...now, interleaving, weights);
        last = now;
      }
      const share = segmentShares[segment]![tick]! * people;
      failure.incumbent[tick]! += share * failures.incumbent;
      failure.challenger[tick]! += share * failures.challenger;
      if (source.ranking) failure.interleaved[tick]! += share * failures.interleaved;
      add(plain, tick, share, failures);
      add(severe, tick, share * severity, harms);
    }
  });
  return { failure, plain, severe };
}
