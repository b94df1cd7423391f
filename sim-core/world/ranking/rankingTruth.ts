import { memoize } from '../../memoize.ts';
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

/** Computes the truth of a ranking world by enumerating every list and every click pattern. */
export const rankingTruth = memoize(computeRankingTruth, { keep: 8 });

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
