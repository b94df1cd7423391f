import type { Random } from '../random/index.ts';
import type { PairCounts, ShadowCounts } from '../strategies/evidence.ts';
import type { Behaviour } from '../world/behaviour.ts';
import type { CompiledWorld } from '../world/compile.ts';
import type { LabelCalendar } from './labelCalendar.ts';

type Outcome = 'error' | 'failure' | 'success';

/** Mirrored requests one by one, for the events engine. */
export class ShadowRequests {
  readonly #world: CompiledWorld;
  readonly #outcomes: Random;
  /** Undefined where the truth that arrives is known at once. */
  readonly #labels: LabelCalendar<keyof PairCounts> | undefined;

  constructor(world: CompiledWorld, outcomes: Random, labels: LabelCalendar<keyof PairCounts> | undefined) {
    this.#world = world;
    this.#outcomes = outcomes;
    this.#labels = labels;
  }

  /** Lets both models answer one request and counts what can be compared. */
  mirror(counts: ShadowCounts, tick: number, incumbent: Behaviour, challenger: Behaviour): void {
    const { sharedLuck, truthArrivesAnyway } = this.#world.source;
    const luck = this.#outcomes.uniform();
    const shared = this.#outcomes.uniform() < sharedLuck;
    // Luck is ordered error, failure, success, so that one number decides both models alike.
    const outcome = ({ error, success }: Behaviour, own: number): Outcome =>
      own < error ? 'error' : own < 1 - (1 - error) * success ? 'failure' : 'success';
    const first = outcome(incumbent, luck);
    const second = outcome(challenger, shared ? luck : this.#outcomes.uniform());
    const haste = this.#outcomes.uniform();
    const sharedHaste = this.#outcomes.uniform() < sharedLuck;
    const firstSlow = haste >= 1 - incumbent.slow;
    const secondSlow = (sharedHaste ? haste : this.#outcomes.uniform()) >= 1 - challenger.slow;
    counts.pairs += 1;
    counts.errors[pairOf(first === 'error', second === 'error')] += 1;
    counts.slow[pairOf(firstSlow, secondSlow)] += 1;
    if (this.#outcomes.uniform() < truthArrivesAnyway) {
      const pair = pairOf(first === 'success', second === 'success');
      if (this.#labels) this.#labels.send(tick, pair);
      else counts.correct[pair] += 1;
    }
  }

  /** Counts the truth that has arrived by the end of a tick. */
  readLabels(counts: ShadowCounts, tick: number): void {
    for (const pair of this.#labels?.arrived(tick) ?? []) counts.correct[pair] += 1;
  }

  /** Forgets the truth that is still out. */
  startCohort(): void {
    this.#labels?.clear();
  }
}

function pairOf(incumbent: boolean, challenger: boolean): keyof PairCounts {
  return incumbent ? (challenger ? 'both' : 'onlyIncumbent') : challenger ? 'onlyChallenger' : 'neither';
}
