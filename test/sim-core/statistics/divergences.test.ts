import { describe, expect, test } from 'vitest';
import { multinomial, openStream, streamKey } from '../../../sim-core/random/index.ts';
import {
  binnedKolmogorovSmirnovTest,
  jensenShannonDivergence,
  kolmogorovSmirnovTest,
  populationStabilityIndex,
} from '../../../sim-core/statistics/index.ts';
import { golden } from '../golden.ts';

const { rows } = golden('divergences') as {
  rows: { first: number[]; second: number[]; psi: number | null; jensenShannon: number }[];
};

const nearly = (value: number | null): unknown => (value === null ? undefined : expect.closeTo(value, 12));

describe.each(rows)('$first against $second', ({ first, second, psi, jensenShannon }) => {
  test('populationStabilityIndex(first, second) and jensenShannonDivergence(first, second) meet scipy', () => {
    expect(jensenShannonDivergence(first, second)).toBeCloseTo(jensenShannon, 12);
    expect(populationStabilityIndex(first, second)).toEqual(nearly(psi));
  });

  test('counts do for shares, and the sides may be swapped', () => {
    const counts = first.map((share) => share * 3000);
    expect(jensenShannonDivergence(second, counts)).toBeCloseTo(jensenShannon, 12);
    expect(populationStabilityIndex(second, counts)).toEqual(nearly(psi));
  });
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
  for (const divergence of [populationStabilityIndex, jensenShannonDivergence, binnedKolmogorovSmirnovTest]) {
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
