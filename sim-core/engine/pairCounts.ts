import type { EvidenceNeeds, PairCounts, ShadowCounts } from '../strategies/evidence.ts';
import { pairsIn } from '../strategies/evidence.ts';
import { PAIR_CELLS } from '../world/cells.ts';

/** The four ways a pair can turn out, in the order of the pools that late labels of pairs wait in. */
export const pairKinds = ['both', 'onlyIncumbent', 'onlyChallenger', 'neither'] as const;

/** Where a pair cell counts in each of the three tables of a shadow comparison. */
interface PairPlace {
  readonly errors: keyof PairCounts;
  readonly slow: keyof PairCounts;
  /** Undefined when the truth of the request does not arrive. */
  readonly correct: keyof PairCounts | undefined;
}

const place = (incumbent: boolean, challenger: boolean): keyof PairCounts =>
  incumbent ? (challenger ? 'both' : 'onlyIncumbent') : challenger ? 'onlyChallenger' : 'neither';

/** By cell, in the order that `addPairCells` fills. */
const places: readonly PairPlace[] = Array.from({ length: PAIR_CELLS }, (_, cell) => {
  const outcomePair = outcomePairOf(cell);
  const incumbent = Math.floor(outcomePair / 3);
  const challenger = outcomePair % 3;
  const slow = Math.floor(cell / 2) % 4;
  return {
    errors: place(incumbent === 0, challenger === 0),
    slow: place(slow === 1 || slow === 3, slow === 2 || slow === 3),
    correct: cell % 2 === 1 ? place(incumbent === 2, challenger === 2) : undefined,
  };
});

/** @param bins of the predictions, where they are read */
export function emptyShadowCounts({ answers, predictions }: EvidenceNeeds, bins: number): ShadowCounts {
  const none = () => ({ both: 0, onlyIncumbent: 0, onlyChallenger: 0, neither: 0 });
  return {
    pairs: 0,
    errors: none(),
    slow: none(),
    correct: none(),
    ...(answers && { answers: { compared: 0, differ: 0, repeated: none() } }),
    ...(predictions && {
      predictions: { incumbent: new Float64Array(bins), challenger: new Float64Array(bins) },
    }),
  };
}

/** The pair of both models' outcomes in a cell, `incumbent * 3 + challenger`; see `addPairCells`. */
export function outcomePairOf(cell: number): number {
  return Math.floor(cell / 8);
}

/** Whether both models answered in a cell, rightly or not. */
export function bothAnswered(cell: number): boolean {
  return places[cell]!.errors === 'neither';
}

/** Model runs that nobody sees: the challenger's on every pair, and the incumbent's second where there is one. */
export function shadowRuns({ pairs, answers }: ShadowCounts): number {
  return pairs + (answers ? pairsIn(answers.repeated) : 0);
}

/** The pool (index in `pairKinds`) of a cell's labels; undefined when the truth does not arrive. */
export function pairPool(cell: number): number | undefined {
  const { correct } = places[cell]!;
  return correct && pairKinds.indexOf(correct);
}

/**
 * Adds a number of mirrored requests that fell into a cell.
 * @param known of how many the truth is known, if it arrives
 */
export function addPairs(counts: ShadowCounts, cell: number, number: number, known = number): void {
  const { errors, slow, correct } = places[cell]!;
  counts.pairs += number;
  counts.errors[errors] += number;
  counts.slow[slow] += number;
  if (correct) counts.correct[correct] += known;
}
