import type { Random } from '../random/index.ts';
import { multinomial } from '../random/index.ts';
import type { AnswerCounts, EvidenceNeeds, ShadowCounts } from '../strategies/evidence.ts';
import type { AnswerLaw } from '../world/answers.ts';
import { answerLaw } from '../world/answers.ts';
import { PAIR_CELLS } from '../world/cells.ts';
import type { CompiledWorld } from '../world/compile.ts';
import type { PredictionGroup } from '../world/predictions.ts';
import { predictionGroups } from '../world/predictions.ts';
import { dealOut } from './dealOut.ts';
import { PairBins } from './pairBins.ts';
import { bothAnswered, emptyShadowCounts, outcomePairOf, pairKinds } from './pairCounts.ts';

/** What the answers of a pair come to: the kinds of repeated pairs, then unrepeated ones that differ or do not. */
const MARKS = pairKinds.length + 2;
const DIFFER = pairKinds.length;

/** Pairs whose predictions are distributed alike; `bins` where they are read. */
export interface PairGroup {
  readonly segments: PredictionGroup['segments'];
  readonly bins: PairBins | undefined;
}

/**
 * What is compared of mirrored requests beyond their cells, as far as the strategy reads it: answers and predictions.
 * Given its cell and its group of segments, a pair's answers and its predictions are independent of all else, so a
 * number of pairs has multinomial ones.
 */
export class PairMarks {
  readonly groups: readonly PairGroup[];
  readonly #needs: EvidenceNeeds;
  readonly #law: readonly AnswerLaw[] | undefined;
  readonly #binCount: number;
  /** Answers of the pairs drawn last and not yet taken, by cell. */
  readonly #answers: readonly Float64Array[];
  readonly #weights = new Float64Array(MARKS);

  constructor({ source }: CompiledWorld, needs: EvidenceNeeds) {
    this.#needs = needs;
    this.#law = needs.answers ? answerLaw(required(source.answers, 'answers')) : undefined;
    this.#answers = needs.answers ? Array.from({ length: PAIR_CELLS }, () => new Float64Array(MARKS)) : [];
    if (needs.predictions) {
      this.#binCount = required(source.predictions, 'predictions').incumbent.shares.length;
      this.groups = predictionGroups(source).map((group) => ({
        segments: group.segments,
        bins: new PairBins(group, source.sharedLuck),
      }));
    } else {
      this.#binCount = 0;
      this.groups = EVERYWHERE;
    }
  }

  empty(): ShadowCounts {
    return emptyShadowCounts(this.#needs, this.#binCount);
  }

  /**
   * Draws the answers and predictions of pairs of a group and adds them to the counts.
   * @param cells pairs by cell
   * @param repeatedShare on which of them the incumbent runs a second time
   */
  draw(
    random: Random,
    counts: ShadowCounts,
    cells: readonly number[],
    repeatedShare: number,
    { bins }: PairGroup,
  ): void {
    const { answers, predictions } = counts;
    if (answers) {
      cells.forEach((count, cell) => {
        const { differ, repeated } = this.#law![outcomePairOf(cell)]!;
        repeated.forEach((chance, kind) => (this.#weights[kind] = repeatedShare * chance));
        this.#weights[DIFFER] = (1 - repeatedShare) * differ;
        this.#weights[DIFFER + 1] = (1 - repeatedShare) * (1 - differ);
        multinomial(random, count, this.#weights, this.#answers[cell]!);
        this.#answers[cell]!.forEach((number, mark) => addAnswers(answers, mark, number));
      });
    }
    if (predictions) {
      const pairs = cells.reduce((sum, count, cell) => sum + (bothAnswered(cell) ? count : 0), 0);
      bins!.draw(random, pairs, predictions);
    }
  }

  /** Takes the answers and predictions of some of the pairs of a cell, any of them, and adds them to the counts. */
  take(random: Random, counts: ShadowCounts, cell: number, pairs: number, { bins }: PairGroup): void {
    const { answers, predictions } = counts;
    if (answers) {
      dealOut(random, this.#answers[cell]!, pairs, (mark, count) => addAnswers(answers, mark, count));
    }
    if (predictions && bothAnswered(cell)) bins!.take(random, pairs, predictions);
  }
}

const EVERYWHERE: readonly PairGroup[] = [{ segments: undefined, bins: undefined }];

function addAnswers(answers: AnswerCounts, mark: number, count: number): void {
  const kind = pairKinds[mark];
  answers.compared += count;
  if (kind) answers.repeated[kind] += count;
  if (mark === DIFFER || kind === 'both' || kind === 'onlyChallenger') answers.differ += count;
}

function required<Part>(part: Part | undefined, name: string): Part {
  if (part === undefined) throw new Error(`a strategy that compares ${name} requires world.${name}`);
  return part;
}
