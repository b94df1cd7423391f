import { describe, expect, test } from 'vitest';
import type { Ranking } from '../../../../sim-core/scenario/schema.ts';
import { chiSquareTest } from '../../../../sim-core/statistics/index.ts';
import type { InterleavingMethod } from '../../../../sim-core/world/ranking/interleavingMethod.ts';
import { TEAM_DRAFT, coinsTossed } from '../../../../sim-core/world/ranking/interleavingMethod.ts';
import { isEnumerable } from '../../../../sim-core/world/ranking/mergedTruth.ts';
import { drawQueries } from '../../../../sim-core/world/ranking/queries.ts';
import { rankingTruth } from '../../../../sim-core/world/ranking/rankingTruth.ts';
import { worldOf } from '../worldOf.ts';

const rankingOf = (settings: Record<string, unknown>): Ranking =>
  worldOf({ ranking: { incumbentNoise: 1, challengerNoise: 1, ...settings } }).ranking!;

describe('drawQueries(ranking)', () => {
  test('draws documents whose grades are as common as they should be', () => {
    const queries = drawQueries(rankingOf({ queries: 2000, documents: 50 }));
    const counts = [0, 0, 0, 0, 0];
    // The two queries of a pair have the same documents.
    queries
      .filter((_, index) => index % 2 === 0)
      .forEach(({ grades }) => grades.forEach((grade) => (counts[grade]! += 1)));
    const total = counts.reduce((sum, count) => sum + count, 0);
    const { pValue } = chiSquareTest(
      counts,
      [0.5, 0.2, 0.15, 0.1, 0.05].map((share) => share * total),
    )!;
    expect(pValue).toBeGreaterThan(1e-3);
  });

  test('ranks without noise by relevance alone, and the same for any noise of the other', () => {
    const clean = drawQueries(rankingOf({ incumbentNoise: 0, challengerNoise: 3 }));
    for (const { grades, incumbent } of clean) {
      const shownGrades = incumbent.map((document) => grades[document]!);
      expect(shownGrades).toEqual(shownGrades.toSorted((a, b) => b - a));
      expect(incumbent).toHaveLength(10);
    }
    const other = drawQueries(rankingOf({ incumbentNoise: 0, challengerNoise: 1 }));
    expect(other.map(({ incumbent }) => incumbent)).toEqual(clean.map(({ incumbent }) => incumbent));
  });
});

describe('rankingTruth(ranking)', () => {
  test.each(['navigational', 'informational', 'perfect'] as const)(
    'of rankers with equal noise prefers neither, exactly (%s)',
    (clickModel) => {
      for (const noise of [0, 0.7, 2]) {
        const { merged, clicked } = rankingTruth(
          rankingOf({ clickModel, queries: 60, incumbentNoise: noise, challengerNoise: noise }),
        );
        const preference = merged(TEAM_DRAFT).preference!;
        expect(preference.challengerWins).toBeCloseTo(preference.incumbentWins, 14);
        expect(clicked.challenger).toBeCloseTo(clicked.incumbent, 14);
      }
    },
  );

  test('prefers the ranker with less noise, the more so the less it has', () => {
    const lead = (challengerNoise: number) => {
      const preference = rankingTruth(rankingOf({ incumbentNoise: 2, challengerNoise })).merged(
        TEAM_DRAFT,
      ).preference!;
      expect(preference.challengerWins + preference.incumbentWins + preference.ties).toBeCloseTo(1, 12);
      return preference.challengerWins - preference.incumbentWins;
    };
    const leads = [4, 2.5, 1.5, 0.5, 0].map(lead);
    expect(leads).toEqual(leads.toSorted((a, b) => a - b));
    expect(leads[0]).toBeLessThan(0);
    expect(leads.at(-1)).toBeGreaterThan(0.02);
  });

  test('of users who click without looking prefers neither, whoever ranks better', () => {
    const preference = rankingTruth(
      rankingOf({ clickModel: 'random', incumbentNoise: 5, challengerNoise: 0 }),
    ).merged(TEAM_DRAFT).preference!;
    expect(preference.challengerWins).toBeCloseTo(preference.incumbentWins, 12);
  });

  test('mirrors when the rankers change places', () => {
    const one = rankingTruth(rankingOf({ queries: 40, incumbentNoise: 2, challengerNoise: 0.5 }));
    const other = rankingTruth(rankingOf({ queries: 40, incumbentNoise: 0.5, challengerNoise: 2 }));
    const [first, second] = [one.merged(TEAM_DRAFT), other.merged(TEAM_DRAFT)];
    expect(second.preference!.incumbentWins).toBeCloseTo(first.preference!.challengerWins, 12);
    expect(other.clicked.incumbent).toBeCloseTo(one.clicked.challenger, 12);
    expect(second.clicked).toBeCloseTo(first.clicked, 12);
  });

  const methods: InterleavingMethod[] = [
    { ...TEAM_DRAFT, commonPrefix: 'nobody' },
    { kind: 'balanced', coins: 'each-session' },
    { kind: 'probabilistic' },
    { kind: 'optimized', credit: 'linear' },
    { kind: 'optimized', credit: 'inverse' },
    { kind: 'optimized', credit: 'binary' },
  ];
  const short = { queries: 40, documents: 6, shown: 4 };

  test.each(methods.map((method) => [JSON.stringify(method), method] as const))(
    'prefers neither of two rankers with equal noise, and the better of others (%s)',
    (_, method) => {
      const wins = (challengerNoise: number) => {
        const ranking = rankingOf({ ...short, incumbentNoise: 1.5, challengerNoise });
        const { challengerWins, incumbentWins, ties } = rankingTruth(ranking).merged(method).preference!;
        expect(challengerWins + incumbentWins + ties).toBeCloseTo(1, 9);
        return challengerWins - incumbentWins;
      };
      expect(wins(1.5)).toBeCloseTo(0, 9);
      expect(wins(0.2)).toBeGreaterThan(0.03);
      expect(wins(5)).toBeLessThan(-0.03);
    },
  );

  test.each([
    ['team draft', TEAM_DRAFT],
    ['balanced', methods[1]!],
  ] as const)('is the mean over all ways that coins can fall (%s)', (_, method) => {
    const ranking = rankingOf({ ...short, incumbentNoise: 2, challengerNoise: 0.5 });
    const { withCoins, preference } = rankingTruth(ranking).merged(method);
    const ways = 2 ** coinsTossed(method, ranking.shown);
    const mean = (key: 'challengerWins' | 'incumbentWins') =>
      Array.from({ length: ways }, (__, coins) => withCoins(coins)[key] / ways).reduce((a, b) => a + b, 0);
    expect(mean('challengerWins')).toBeCloseTo(preference!.challengerWins, 12);
    expect(mean('incumbentWins')).toBeCloseTo(preference!.incumbentWins, 12);
    // Whoever goes first is seen first: coins that fall alike make a difference.
    expect(withCoins(1).challengerWins).toBeGreaterThan(withCoins(0).challengerWins + 0.02);
  });

  test('of long probabilistic lists has no enumerated preference, and nearly the chance of a click that short ones have', () => {
    const method = { kind: 'probabilistic' } as const;
    const ranking = rankingOf({ ...short, incumbentNoise: 2, challengerNoise: 0.5 });
    expect(isEnumerable(ranking, method)).toBe(true);
    const long = rankingOf({ queries: 200, incumbentNoise: 2, challengerNoise: 0.5 });
    expect(isEnumerable(long, method)).toBe(false);
    const { preference, clicked } = rankingTruth(long).merged(method);
    expect(preference).toBeUndefined();
    // A merged list is between the two that it is drawn from.
    const truth = rankingTruth(long).clicked;
    expect(clicked).toBeGreaterThan(truth.incumbent);
    expect(clicked).toBeLessThan(truth.challenger);
  });
});
