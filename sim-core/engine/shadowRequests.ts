import type { Random } from '../random/index.ts';
import type { EvidenceNeeds, PairCounts, ShadowCounts } from '../strategies/evidence.ts';
import type { Behaviour } from '../world/behaviour.ts';
import type { CompiledWorld } from '../world/compile.ts';
import { predictionShares } from '../world/predictions.ts';
import type { LabelCalendar } from './labelCalendar.ts';
import { emptyShadowCounts } from './pairCounts.ts';

type Outcome = 'error' | 'failure' | 'success';

/** Mirrored requests one by one, for the events engine. */
export class ShadowRequests {
  readonly #world: CompiledWorld;
  readonly #outcomes: Random;
  /** Undefined where the truth that arrives is known at once. */
  readonly #labels: LabelCalendar<keyof PairCounts> | undefined;
  #needs: EvidenceNeeds = { slow: false };

  constructor(world: CompiledWorld, outcomes: Random, labels: LabelCalendar<keyof PairCounts> | undefined) {
    this.#world = world;
    this.#outcomes = outcomes;
    this.#labels = labels;
  }

  startPhase(needs: EvidenceNeeds): void {
    this.#needs = needs;
  }

  empty(): ShadowCounts {
    return emptyShadowCounts(this.#needs, this.#world.source.predictions?.incumbent.shares.length ?? 0);
  }

  /**
   * Lets both models answer one request and counts what can be compared.
   * @param repeatedShare of mirrored requests on which the incumbent runs a second time
   */
  mirror(
    counts: ShadowCounts,
    tick: number,
    segment: number,
    incumbent: Behaviour,
    challenger: Behaviour,
    repeatedShare: number,
  ): void {
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
    this.#compareAnswers(counts, first, second, repeatedShare);
    if (first !== 'error' && second !== 'error') this.#comparePredictions(counts, segment);
  }

  #compareAnswers({ answers }: ShadowCounts, first: Outcome, second: Outcome, repeatedShare: number): void {
    if (!answers) return;
    answers.compared += 1;
    const { selfDisagreement, rightInOtherWays, wrongInOtherWays } = this.#world.source.answers!;
    let departures = 0;
    // A run answers as its model usually does, or as no other run does: two of one model differ if either departs.
    const run = (outcome: Outcome, usual: string, disagreement: number): string => {
      if (outcome === 'error') return outcome;
      departures += 1;
      return this.#outcomes.uniform() < 1 - Math.sqrt(1 - disagreement)
        ? `${outcome}, departure ${departures}`
        : `${outcome}, ${usual}`;
    };
    const otherWays = first === 'success' ? rightInOtherWays : wrongInOtherWays;
    const ofIncumbent = run(first, 'as the incumbent', selfDisagreement.incumbent);
    const isOther = this.#outcomes.uniform() < otherWays;
    const ofChallenger = run(
      second,
      isOther ? 'in another way' : 'as the incumbent',
      selfDisagreement.challenger,
    );
    if (ofChallenger !== ofIncumbent) answers.differ += 1;
    if (this.#outcomes.uniform() < repeatedShare) {
      const again = run(first, 'as the incumbent', selfDisagreement.incumbent);
      answers.repeated[pairOf(again !== ofIncumbent, ofChallenger !== ofIncumbent)] += 1;
    }
  }

  #comparePredictions({ predictions: counts }: ShadowCounts, segment: number): void {
    if (!counts) return;
    const { predictions, sharedLuck, segments } = this.#world.source;
    const { id } = segments[segment]!;
    const luck = this.#outcomes.uniform();
    const shared = this.#outcomes.uniform() < sharedLuck;
    const own = shared ? luck : this.#outcomes.uniform();
    counts.incumbent[binAt(predictionShares(predictions!, 'incumbent', id), luck)]! += 1;
    counts.challenger[binAt(predictionShares(predictions!, 'challenger', id), own)]! += 1;
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

/** The bin that a number from 0 to 1 falls into. */
function binAt(shares: readonly number[], luck: number): number {
  let left = luck;
  const bin = shares.findIndex((share) => (left -= share) < 0);
  return bin === -1 ? shares.length - 1 : bin;
}

function pairOf(incumbent: boolean, challenger: boolean): keyof PairCounts {
  return incumbent ? (challenger ? 'both' : 'onlyIncumbent') : challenger ? 'onlyChallenger' : 'neither';
}
