import type { Ranking } from '../../scenario/schema.ts';
/** One kind of query: the grade of every candidate, and what each ranker shows, best first. */
export interface Query {
  /** Relevance grade (0 to 4) of each document. */
  readonly grades: Uint8Array;
  /** Documents as the incumbent ranks them, cut to the shown length. */
  readonly incumbent: readonly number[];
  readonly challenger: readonly number[];
}
/**
 * Draws the world's queries: documents with standard normal relevance, and two rankers that see it with
 * noise. The draws belong to the world, not to a replication, and the noise only scales them, so that a
 * small change of a ranker changes the truth a little. Queries come in pairs in which the rankers swap their
 * luck: with equal noise neither is better, exactly.
 */
export declare function drawQueries(ranking: Ranking): Query[];
