import type { ClickModel } from './clickModel.ts';
import type { Query } from './queries.ts';
/** What the rankers and the click model come to, exactly, averaged over the world's queries. */
export interface RankingTruth {
  readonly queries: readonly Query[];
  readonly clickModel: ClickModel;
  readonly shown: number;
  /** Probability that a session clicks at least one result, by what it is shown. */
  readonly clicked: {
    readonly incumbent: number;
    readonly challenger: number;
    readonly interleaved: number;
  };
  /** Outcome of an interleaved session; the three sum to 1. */
  readonly preference: {
    readonly challengerWins: number;
    readonly incumbentWins: number;
    readonly ties: number;
  };
}
/** Computes the truth of a ranking world by enumerating every list and every click pattern. */
export declare const rankingTruth: (input: {
  queries: number;
  documents: number;
  shown: number;
  clickModel: 'almost-random' | 'informational' | 'navigational' | 'perfect' | 'random';
  stop: 'after-click' | 'at-every-result';
  incumbentNoise: number;
  challengerNoise: number;
}) => RankingTruth;
