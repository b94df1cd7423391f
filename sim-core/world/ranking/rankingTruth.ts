import { memoize } from '../../memoize.ts';
import { exp, log } from '../../numeric/index.ts';
import type { Ranking } from '../../scenario/schema.ts';
import type { ClickModel } from './clickModel.ts';
import { clickModelOf } from './clickModel.ts';
import { chanceOfClick } from './clicks.ts';
import type { InterleavingMethod } from './interleavingMethod.ts';
import { methodKey } from './interleavingMethod.ts';
import type { MergedTruth } from './mergedTruth.ts';
import { mergedTruth } from './mergedTruth.ts';
import type { Query } from './queries.ts';
import { drawQueries } from './queries.ts';

/** What the rankers and the click model come to, exactly, averaged over the world's queries. */
export interface RankingTruth {
  readonly queries: readonly Query[];
  readonly clickModel: ClickModel;
  /** Probability that a session clicks at least one result of a model's list. */
  readonly clicked: { readonly incumbent: number; readonly challenger: number };
  /** What sessions that are shown merged lists come to; the same object for methods that show and read the same. */
  merged(method: InterleavingMethod): MergedTruth;
}

/** The truth of a world's rankers as their noise may change. */
export type RankingAt = (incumbentNoise: number, challengerNoise: number) => RankingTruth;

/** The truths of a ranking, each computed once. */
export function rankingsOf(ranking: Ranking): RankingAt {
  const known = new Map<number, Map<number, RankingTruth>>();
  return (incumbentNoise, challengerNoise) => {
    const ofIncumbent = known.get(incumbentNoise) ?? new Map<number, RankingTruth>();
    known.set(incumbentNoise, ofIncumbent);
    let truth = ofIncumbent.get(challengerNoise);
    if (!truth) {
      truth = rankingTruth({ ...ranking, incumbentNoise, challengerNoise });
      ofIncumbent.set(challengerNoise, truth);
    }
    return truth;
  };
}

/** Steps that a noise takes when it changes: by a tenth, and nothing below a hundredth. */
const STEP = log(1.1);
const LEAST_NOISE = 0.01;

/**
 * A changing noise in steps of a tenth: every step asks for all lists and clicks to be enumerated anew, and a
 * ranker that changes by less is not told apart.
 */
export function steppedNoise(noise: number): number {
  return noise < LEAST_NOISE ? 0 : exp(STEP * Math.round(log(noise) / STEP));
}

/**
 * The truth of a ranking world, by enumerating every list and every click pattern once something of it is asked for:
 * a plan without an interleaved test may never ask.
 */
export const rankingTruth = memoize(whenAsked, { keep: 8 });

function whenAsked(ranking: Ranking): RankingTruth {
  const clickModel = clickModelOf(ranking);
  let queries: readonly Query[] | undefined;
  const drawn = () => (queries ??= drawQueries(ranking));
  const merged = new Map<string, MergedTruth>();
  const clicked = { incumbent: Number.NaN, challenger: Number.NaN };
  const chance = (role: 'incumbent' | 'challenger') => {
    if (Number.isNaN(clicked[role])) {
      const weight = 1 / drawn().length;
      clicked[role] = drawn().reduce(
        (sum, query) => sum + weight * chanceOfClick(query[role], query.grades, clickModel),
        0,
      );
    }
    return clicked[role];
  };
  return {
    clickModel,
    get queries() {
      return drawn();
    },
    clicked: {
      get incumbent() {
        return chance('incumbent');
      },
      get challenger() {
        return chance('challenger');
      },
    },
    merged(method) {
      const key = methodKey(method);
      let truth = merged.get(key);
      if (!truth) {
        truth = mergedTruth(drawn(), clickModel, ranking, method);
        merged.set(key, truth);
      }
      return truth;
    },
  };
}
