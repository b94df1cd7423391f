import { describe, expect, test } from 'vitest';
import { multinomial, openStream, streamKey } from '../../../sim-core/random/index.ts';
import {
  binnedKolmogorovSmirnovTest,
  hellingerDistance,
  jensenShannonDistance,
  jensenShannonDivergence,
  kolmogorovSmirnovTest,
  kullbackLeiblerDivergence,
  populationStabilityIndex,
  totalVariationDistance,
} from '../../../sim-core/statistics/index.ts';
import { golden } from '../golden.ts';

const { rows } = golden('divergences') as {
  rows: ({ first: number[]; second: number[]; psi: number | null; kullbackLeibler: number | null } & Record<
    'jensenShannon' | 'jensenShannonDistance' | 'hellinger' | 'totalVariation',
    number
  >)[];
};

/** The figure, or what stands where it has no finite value. */
const nearly = (value: number | null, otherwise: number | undefined): unknown =>
  value === null ? otherwise : expect.closeTo(value, 12);

describe.each(rows)('$first against $second', ({ first, second, psi, kullbackLeibler, ...row }) => {
  test('kullbackLeiblerDivergence(first, second) and jensenShannonDistance(first, second) meet the closed form and scipy', () => {
    expect(jensenShannonDistance(first, second)).toBeCloseTo(row.jensenShannonDistance, 12);
    expect(kullbackLeiblerDivergence(first, second)).toEqual(nearly(kullbackLeibler, Infinity));
  });

  test.each(['as shares', 'as counts, sides swapped'])(
    'the symmetric divergences meet scipy and the closed forms, %s',
    (how) => {
      const sides =
        how === 'as shares' ? ([first, second] as const) : ([second, first.map((p) => 3000 * p)] as const);
      expect(populationStabilityIndex(...sides)).toEqual(nearly(psi, undefined));
      expect(jensenShannonDivergence(...sides)).toBeCloseTo(row.jensenShannon, 12);
      // A root: shares that differ by rounding alone are 1e-8 apart.
      expect(jensenShannonDistance(...sides)! ** 2).toBeCloseTo(row.jensenShannonDistance ** 2, 12);
      expect(hellingerDistance(...sides)).toBeCloseTo(row.hellinger, 12);
      expect(totalVariationDistance(...sides)).toBeCloseTo(row.totalVariation, 12);
    },
  );
});

test('binnedKolmogorovSmirnovTest(first, second) has the statistic of the values in the bins', () => {
  const [first, second] = [
    [4, 30, 12, 0, 9],
    [10, 12, 8, 7, 1],
  ] as const;
  const values = (counts: readonly number[]) =>
    counts.flatMap((count, bin) => Array.from({ length: count }, () => bin));
  const found = binnedKolmogorovSmirnovTest(first, second)!;
  const exact = kolmogorovSmirnovTest(values(first), values(second))!;
  expect(found.statistic).toBeCloseTo(exact.statistic, 14);
  expect(found.pValue).toBeGreaterThan(exact.pValue);
  expect(
    binnedKolmogorovSmirnovTest(
      first,
      first.map((count) => 7 * count),
    ),
  ).toEqual({
    statistic: 0,
    pValue: 1,
  });
});

test('binnedKolmogorovSmirnovTest(first, second) rejects at most as often as its level says, of 20 bins at least half as often', () => {
  const random = openStream(streamKey('binned', 'test'), 0);
  const shares = Array.from({ length: 20 }, () => 1 / 20);
  const draw = () => {
    const counts = new Float64Array(20);
    multinomial(random, 600, shares, counts);
    return counts;
  };
  const runs = 4000;
  let rejected = 0;
  for (let run = 0; run < runs; run += 1) {
    if (binnedKolmogorovSmirnovTest(draw(), draw())!.pValue < 0.1) rejected += 1;
  }
  expect(rejected / runs).toBeLessThan(0.1 + 3 * Math.sqrt(0.09 / runs));
  expect(rejected / runs).toBeGreaterThan(0.05);
});

test('a divergence is undefined without counts and refuses other bins and what is no count', () => {
  for (const divergence of [
    kullbackLeiblerDivergence,
    populationStabilityIndex,
    jensenShannonDivergence,
    jensenShannonDistance,
    hellingerDistance,
    totalVariationDistance,
    binnedKolmogorovSmirnovTest,
  ]) {
    expect(divergence([0, 0], [1, 2])).toBeUndefined();
    expect(divergence([1, 2], [0, 0])).toBeUndefined();
    expect(() => divergence([1], [1, 2])).toThrow(
      'A divergence requires the same bins on both sides, got 1 and 2',
    );
    expect(() => divergence([1, -1], [1, 2])).toThrow(
      'A divergence requires finite counts of 0 or more, got -1',
    );
  }
});
