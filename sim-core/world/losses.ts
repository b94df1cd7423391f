import type { Behaviour } from './behaviour.ts';
import type { InterleavingMethod } from './ranking/interleavingMethod.ts';

/** Losses per request against a perfect answer, by model. */
export interface Losses {
  readonly incumbent: number;
  readonly challenger: number;
  /** Of a page merged from both models' lists; 0 in a world without a ranking. */
  readonly interleaved: number;
  /** Of the incumbent without a challenger. */
  readonly undisturbed: number;
}

/** Whether a success counts what it is worth, and what a slow answer counts against a failure. */
export interface Weights {
  readonly byValue: boolean;
  readonly slow: number;
}

/** Every failure is one loss. */
export const FAILURES: Weights = { byValue: false, slow: 0 };

/** @param interleaving how a page merges the models' lists */
export function lossesOf(
  incumbent: Behaviour,
  challenger: Behaviour,
  undisturbed: Behaviour,
  interleaving: InterleavingMethod,
  weights: Weights,
): Losses {
  const own = lossOf(incumbent, weights);
  return {
    incumbent: own,
    challenger: lossOf(challenger, weights),
    interleaved: incumbent.ranking ? own + lostByMerging(incumbent, challenger, interleaving, weights) : 0,
    undisturbed: undisturbed === incumbent ? own : lossOf(undisturbed, weights),
  };
}

function lossOf(behaviour: Behaviour, weights: Weights): number {
  const succeeds = (1 - behaviour.error) * behaviour.success;
  return 1 - worthOf(behaviour, weights) * succeeds + weights.slow * behaviour.slow;
}

function worthOf({ value }: Behaviour, { byValue }: Weights): number {
  return byValue ? value : 1;
}

/**
 * A merged list is half each model's, and so is a success that is more than a click on it. Where only the challenger
 * errs, the page shows the incumbent's list as it would have without the test.
 */
function lostByMerging(
  incumbent: Behaviour,
  challenger: Behaviour,
  interleaving: InterleavingMethod,
  weights: Weights,
): number {
  const worth = worthOf(incumbent, weights);
  const other = worthOf(challenger, weights);
  const own = worth * incumbent.success;
  const merged = incumbent.byClicks
    ? ((worth + other) / 2) * incumbent.ranking!.merged(interleaving).clicked
    : (own + other * challenger.success) / 2;
  return (1 - incumbent.error) * (1 - challenger.error) * (own - merged);
}
