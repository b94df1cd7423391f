import { openStream, standardNormal, streamKey } from '../../random/index.ts';
import type { Ranking } from '../../scenario/schema.ts';
import { normalQuantile } from '../../statistics/index.ts';
import { MAX_GRADE } from './clickModel.ts';

/** One kind of query: the grade of every candidate, and what each ranker shows, best first. */
export interface Query {
  /** Relevance grade (0 to 4) of each document. */
  readonly grades: Uint8Array;
  /** Documents as the incumbent ranks them, cut to the shown length. */
  readonly incumbent: readonly number[];
  readonly challenger: readonly number[];
}

/** Half the documents are irrelevant, one in twenty is perfect: the share of documents below each grade. */
const BELOW_GRADE = [0.5, 0.7, 0.85, 0.95];

/**
 * Draws the world's queries: documents with standard normal relevance, and two rankers that see it with
 * noise. The draws belong to the world, not to a replication, and the noise only scales them, so that a
 * small change of a ranker changes the truth a little. Queries come in pairs in which the rankers swap their
 * luck: with equal noise neither is better, exactly.
 */
export function drawQueries(ranking: Ranking): Query[] {
  const key = streamKey('world', 'ranking');
  const thresholds = BELOW_GRADE.map((share) => normalQuantile(share));
  const shown = Math.min(ranking.shown, ranking.documents);
  return Array.from({ length: ranking.queries / 2 }, (_, index) => {
    const random = openStream(key, index);
    const documents = Array.from({ length: ranking.documents }, (__, document) => ({
      document,
      relevance: standardNormal(random),
      luck: [standardNormal(random), standardNormal(random)] as const,
    }));
    const ranked = (noise: number, luck: 0 | 1) =>
      documents
        .map((entry) => ({ document: entry.document, score: entry.relevance + noise * entry.luck[luck] }))
        .sort((a, b) => b.score - a.score || a.document - b.document)
        .slice(0, shown)
        .map(({ document }) => document);
    const grades = Uint8Array.from(documents, ({ relevance }) =>
      Math.min(MAX_GRADE, thresholds.filter((threshold) => relevance > threshold).length),
    );
    return ([0, 1] as const).map((luck): Query => ({
      grades,
      incumbent: ranked(ranking.incumbentNoise, luck),
      challenger: ranked(ranking.challengerNoise, luck === 0 ? 1 : 0),
    }));
  }).flat();
}
