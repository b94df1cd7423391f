import { memoize } from '../../memoize.ts';
import { exp, log } from '../../numeric/index.ts';
import type { Ranking } from '../../scenario/schema.ts';
import type { ClickModel } from './clickModel.ts';
import { clickModelOf } from './clickModel.ts';
import { sessionChances } from './clicks.ts';
import type { Query } from './queries.ts';
import { drawQueries } from './queries.ts';
import { allTeamDrafts } from './teamDraft.ts';

/** What the rankers and the click model come to, exactly, averaged over the world's queries. */
export interface RankingTruth {
  readonly queries: readonly Query[];
  readonly clickModel: ClickModel;
  readonly shown: number;
  /** Probability that a session clicks at least one result, by what it is shown. */
  readonly clicked: { readonly incumbent: number; readonly challenger: number; readonly interleaved: number };
  /** Outcome of an interleaved session; the three sum to 1. */
  readonly preference: {
    readonly challengerWins: number;
    readonly incumbentWins: number;
    readonly ties: number;
  };
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
  let computed: RankingTruth | undefined;
  const truth = () => (computed ??= computeRankingTruth(ranking));
  const clicked: RankingTruth['clicked'] = {
    get incumbent() {
      return truth().clicked.incumbent;
    },
    get challenger() {
      return truth().clicked.challenger;
    },
    get interleaved() {
      return truth().clicked.interleaved;
    },
  };
  return {
    clicked,
    get queries() {
      return truth().queries;
    },
    get clickModel() {
      return truth().clickModel;
    },
    get shown() {
      return truth().shown;
    },
    get preference() {
      return truth().preference;
    },
  };
}

function computeRankingTruth(ranking: Ranking): RankingTruth {
  const queries = drawQueries(ranking);
  const clickModel = clickModelOf(ranking);
  const clicked = { incumbent: 0, challenger: 0, interleaved: 0 };
  const preference = { challengerWins: 0, incumbentWins: 0, ties: 0 };
  const weight = 1 / queries.length;
  for (const { grades, incumbent, challenger } of queries) {
    for (const [role, documents] of [
      ['incumbent', incumbent],
      ['challenger', challenger],
    ] as const) {
      const owners = documents.map(() => 0 as const);
      clicked[role] += weight * sessionChances({ documents, owners }, grades, clickModel).clicked;
    }
    for (const { interleaving, probability } of allTeamDrafts(incumbent, challenger, ranking.shown)) {
      const chances = sessionChances(interleaving, grades, clickModel);
      clicked.interleaved += weight * probability * chances.clicked;
      preference.challengerWins += weight * probability * chances.win;
      preference.incumbentWins += weight * probability * chances.loss;
      preference.ties += weight * probability * chances.tie;
    }
  }
  return { queries, clickModel, shown: ranking.shown, clicked, preference };
}
