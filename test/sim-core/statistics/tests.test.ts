import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binomial, openStream, standardNormal, streamKey } from '../../../sim-core/random/index.ts';
import type { McNemarMethod } from '../../../sim-core/statistics/index.ts';
import {
  binomialCdf,
  binomialTest,
  chiSquareTest,
  chiSquareUpperTail,
  kolmogorovSmirnovTest,
  mcNemarMethods,
  mcNemarTest,
  newcombeInterval,
  normalUpperTail,
  signTest,
  twoProportionTest,
} from '../../../sim-core/statistics/index.ts';
import { golden } from '../golden.ts';

const KEY = streamKey('tests', 'test');
const reference = golden('proportions') as {
  binomialTests: { successes: number; trials: number; 'two-sided': number; greater: number; less: number }[];
  mcNemar: Record<
    | 'onlyFirst'
    | 'onlySecond'
    | 'exact'
    | 'midP'
    | 'chiSquare'
    | 'pChiSquare'
    | 'chiSquareCorrected'
    | 'pCorrected',
    number
  >[];
  splits: { counts: [number, number]; share: number; exact: number }[];
  chiSquare: { observed: number[]; expected: number[]; statistic: number; pValue: number }[];
};

const relativeError = (value: number, expected: number): number =>
  value === expected ? 0 : Math.abs(value / expected - 1);

describe('twoProportionTest(first, second)', () => {
  test('squares to the chi-square statistic of the table of four', () => {
    for (const [a, m, b, n] of [
      [15, 50, 25, 50],
      [83, 86, 90, 93],
      [1, 1000, 9, 2000],
    ] as const) {
      const { z, pValue } = twoProportionTest({ events: a, units: m }, { events: b, units: n })!;
      const share = (a + b) / (m + n);
      let statistic = 0;
      for (const [events, units] of [
        [a, m],
        [b, n],
      ] as const) {
        statistic += (events - share * units) ** 2 / (share * units);
        statistic += (events - share * units) ** 2 / ((1 - share) * units);
      }
      expect(relativeError(z * z, statistic)).toBeLessThan(1e-12);
      expect(relativeError(pValue, chiSquareUpperTail(statistic, 1))).toBeLessThan(1e-11);
    }
  });

  test('gives the p-values of both sides', () => {
    const arms = [
      { events: 15, units: 50 },
      { events: 25, units: 50 },
    ] as const;
    const { z, difference, standardError } = twoProportionTest(...arms)!;
    expect(difference).toBeCloseTo(0.2, 15);
    expect(standardError).toBeCloseTo(Math.sqrt(0.4 * 0.6 * (2 / 50)), 15);
    expect(z).toBeCloseTo(difference / standardError, 14);
    expect(twoProportionTest(...arms, 'greater')!.pValue).toBe(normalUpperTail(z));
    expect(twoProportionTest(...arms, 'less')!.pValue).toBeCloseTo(1 - normalUpperTail(z), 15);
    expect(twoProportionTest(...arms, 'two-sided')!.pValue).toBe(2 * normalUpperTail(z));
  });

  test('newcombeInterval(first, second) meets the intervals printed by Newcombe 1998, Table II, method 10', () => {
    const interval = (a: number, m: number, b: number, n: number): string[] =>
      newcombeInterval({ events: b, units: n }, { events: a, units: m })!.map((end) => end.toFixed(4));
    expect(interval(56, 70, 48, 80)).toEqual(['0.0524', '0.3339']);
    expect(interval(9, 10, 3, 10)).toEqual(['0.1705', '0.8090']);
  });

  test('turns its sign with the order of the arms and with events for non-events', () => {
    const arm = fc
      .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 }))
      .map(([events, others]) => ({ events, units: events + others }));
    fc.assert(
      fc.property(arm, arm, (first, second) => {
        const result = twoProportionTest(first, second);
        const turned = twoProportionTest(second, first);
        const failures = twoProportionTest(
          { events: first.units - first.events, units: first.units },
          { events: second.units - second.events, units: second.units },
        );
        expect(turned === undefined).toBe(result === undefined);
        if (!result || !turned || !failures) return;
        expect(turned.z).toBeCloseTo(-result.z, 10);
        expect(failures.z).toBeCloseTo(-result.z, 10);
        const interval = newcombeInterval(first, second)!;
        const turnedInterval = newcombeInterval(second, first)!;
        expect(turnedInterval[0]).toBeCloseTo(-interval[1], 12);
        expect(interval[0]).toBeLessThanOrEqual(result.difference);
        expect(interval[1]).toBeGreaterThanOrEqual(result.difference);
      }),
      { seed: 4 },
    );
  });

  test('rejects 5% where the arms are the same, and its interval covers 95% where they differ', () => {
    const random = openStream(KEY, 0);
    const trials = 20_000;
    let rejected = 0;
    let covered = 0;
    for (let i = 0; i < trials; i++) {
      const first = { events: binomial(random, 900, 0.1), units: 900 };
      const same = { events: binomial(random, 1100, 0.1), units: 1100 };
      const other = { events: binomial(random, 1100, 0.13), units: 1100 };
      if (twoProportionTest(first, same)!.pValue < 0.05) rejected++;
      const [low, high] = newcombeInterval(first, other)!;
      if (low <= 0.03 && 0.03 <= high) covered++;
    }
    expect(Math.abs(rejected / trials - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / trials));
    expect(Math.abs(covered / trials - 0.95)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / trials));
  });

  test('is undefined without units or variance and throws on counts that do not fit', () => {
    const arm = { events: 3, units: 10 };
    expect(twoProportionTest({ events: 0, units: 0 }, arm)).toBeUndefined();
    expect(newcombeInterval({ events: 0, units: 0 }, arm)).toBeUndefined();
    expect(twoProportionTest(arm, { events: 0, units: 0 })).toBeUndefined();
    expect(twoProportionTest({ events: 0, units: 5 }, { events: 0, units: 9 })).toBeUndefined();
    expect(twoProportionTest({ events: 5, units: 5 }, { events: 9, units: 9 })).toBeUndefined();
    expect(() => twoProportionTest(arm, { events: 11, units: 10 })).toThrow('got 11 of 10');
  });
});

describe('signTest(wins, losses)', () => {
  test('meets binom.test of R', () => {
    expect(reference.binomialTests.length).toBeGreaterThan(3);
    for (const row of reference.binomialTests) {
      for (const alternative of ['two-sided', 'greater', 'less'] as const) {
        const pValue = signTest(row.successes, row.trials - row.successes, alternative);
        expect(relativeError(pValue, row[alternative])).toBeLessThan(1e-9);
      }
    }
  });

  test('sums the binomial masses', () => {
    for (const [wins, losses] of [
      [0, 1],
      [1, 0],
      [3, 9],
      [6, 6],
      [20, 14],
    ] as const) {
      const trials = wins + losses;
      let mass = 2 ** -trials;
      let atLeast = 0;
      for (let k = 0; k <= trials; k++) {
        if (k >= wins) atLeast += mass;
        mass *= (trials - k) / (k + 1);
      }
      expect(relativeError(signTest(wins, losses, 'greater'), atLeast)).toBeLessThan(1e-12);
      expect(signTest(losses, wins, 'less')).toBe(signTest(wins, losses, 'greater'));
    }
  });

  test('is 1 without evidence and where wins and losses balance', () => {
    for (const alternative of ['two-sided', 'greater', 'less'] as const) {
      expect(signTest(0, 0, alternative)).toBe(1);
    }
    expect(signTest(50, 50)).toBe(1);
  });

  test('agrees with the normal approximation at ten million decisions', () => {
    const z = (2 * 3000 - 1) / Math.sqrt(1e7);
    expect(relativeError(signTest(5_003_000, 4_997_000, 'greater'), normalUpperTail(z))).toBeLessThan(1e-5);
  });

  test('throws on counts that are none', () => {
    expect(() => signTest(-1, 2)).toThrow('signTest requires wins to be a whole number of 0 or more, got -1');
    expect(() => signTest(1, 2.5)).toThrow(
      'signTest requires losses to be a whole number of 0 or more, got 2.5',
    );
  });
});

describe('binomialTest(successes, trials, probability)', () => {
  test('meets binom.test of R, of splits of 1:1 and of 99:1', () => {
    for (const row of reference.binomialTests) {
      for (const alternative of ['two-sided', 'greater', 'less'] as const) {
        const pValue = binomialTest(row.successes, row.trials, 0.5, alternative);
        expect(relativeError(pValue, row[alternative])).toBeLessThan(1e-9);
      }
    }
    expect(reference.splits.map(({ share }) => share)).toContain(0.01);
    for (const { counts, share, exact } of reference.splits) {
      const [others, successes] = counts;
      expect(relativeError(binomialTest(successes, successes + others, share), exact)).toBeLessThan(1e-9);
      expect(relativeError(binomialTest(others, successes + others, 1 - share), exact)).toBeLessThan(1e-9);
    }
  });

  test('sums the masses of all counts that are no likelier, and so keeps its level', () => {
    for (const [trials, probability] of [
      [1, 0.3],
      [12, 0.5],
      [25, 0.1],
      [40, 0.83],
    ] as const) {
      const masses = Array.from(
        { length: trials + 1 },
        (_, count) => binomialCdf(count, trials, probability) - binomialCdf(count - 1, trials, probability),
      );
      masses.forEach((mass, successes) => {
        const sum = masses.filter((other) => other <= mass * (1 + 1e-7)).reduce((a, b) => a + b, 0);
        expect(binomialTest(successes, trials, probability)).toBeCloseTo(sum, 10);
      });
    }
  });

  test('is 1 without trials and throws on what is no count or probability', () => {
    expect(binomialTest(0, 0, 0.3)).toBe(1);
    expect(() => binomialTest(3, 2, 0.5)).toThrow('requires 0 <= successes <= trials, got 3 of 2');
    expect(() => binomialTest(1, 2, 1)).toThrow('a probability between 0 and 1, got 1 and 1');
  });
});

describe('mcNemarTest(pairs)', () => {
  test('meets mcnemar.test of R and the mid-p by every method', () => {
    expect(reference.mcNemar.length).toBeGreaterThan(5);
    for (const { onlyFirst, onlySecond, ...row } of reference.mcNemar) {
      const pValues = mcNemarMethods.map((method) => mcNemarTest({ onlyFirst, onlySecond }, { method }));
      [row.exact, row.midP, row.pChiSquare, row.pCorrected].forEach((expected, index) => {
        expect(relativeError(pValues[index]!, expected)).toBeLessThan(1e-9);
      });
      expect(mcNemarTest({ onlyFirst, onlySecond })).toBe(pValues[0]);
      const turned = mcNemarMethods.map((method) =>
        mcNemarTest({ onlyFirst: onlySecond, onlySecond: onlyFirst }, { method }),
      );
      expect(turned).toEqual(pValues);
    }
  });

  test('is by chi-square the tail of the statistic that mcnemar.test of R prints', () => {
    for (const { onlyFirst, onlySecond, chiSquare, chiSquareCorrected } of reference.mcNemar) {
      const tail = (method: McNemarMethod) => mcNemarTest({ onlyFirst, onlySecond }, { method });
      expect(relativeError(tail('chi-square'), chiSquareUpperTail(chiSquare, 1))).toBeLessThan(1e-9);
      expect(
        relativeError(tail('chi-square-corrected'), chiSquareUpperTail(chiSquareCorrected, 1)),
      ).toBeLessThan(1e-9);
    }
  });

  test("calls the second 'greater' where it succeeds alone more often, and sees nothing in no pairs", () => {
    for (const method of mcNemarMethods) {
      const of = (onlyFirst: number, onlySecond: number, alternative: 'greater' | 'less' | 'two-sided') =>
        mcNemarTest({ onlyFirst, onlySecond }, { alternative, method });
      expect(of(2, 20, 'greater')).toBeLessThan(0.001);
      expect(of(2, 20, 'less')).toBeGreaterThan(0.999);
      expect(of(20, 2, 'less')).toBe(of(2, 20, 'greater'));
      for (const alternative of ['greater', 'less', 'two-sided'] as const) {
        expect(of(0, 0, alternative)).toBe(1);
        expect(() => of(1.5, 0, alternative)).toThrow('a whole number of 0 or more, got 1.5');
      }
    }
  });

  test('keeps its level exactly where exact, hardly exceeds it by mid-p, and comes nearer to it so', () => {
    const alpha = 0.05;
    const sizeOf = (pairs: number, method: McNemarMethod) => {
      let [mass, size] = [2 ** -pairs, 0];
      for (let wins = 0; wins <= pairs; wins += 1) {
        const pValue = mcNemarTest(
          { onlyFirst: pairs - wins, onlySecond: wins },
          { alternative: 'greater', method },
        );
        if (pValue <= alpha) size += mass;
        mass *= (pairs - wins) / (wins + 1);
      }
      return size;
    };
    const sizes = (method: McNemarMethod) =>
      Array.from({ length: 91 }, (_, index) => sizeOf(index + 10, method));
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.max(...sizes('exact'))).toBeLessThanOrEqual(alpha);
    expect(Math.max(...sizes('chi-square-corrected'))).toBeLessThan(alpha * 1.05);
    expect(Math.max(...sizes('mid-p'))).toBeLessThan(alpha * 1.5);
    expect(Math.abs(mean(sizes('mid-p')) - alpha)).toBeLessThan(0.1 * alpha);
    expect(mean(sizes('exact'))).toBeLessThan(0.8 * alpha);
  });
});

describe('kolmogorovSmirnovTest(a, b)', () => {
  test('refuses what is no number', () => {
    expect(() => kolmogorovSmirnovTest([1, Number.NaN], [1, 2])).toThrow('requires numbers, got NaN');
  });

  test('meets the table of Smirnov: 1.2239, 1.3581 and 1.6276 leave 10%, 5% and 1%', () => {
    for (const [x, pValue] of [
      [1.223_847_87, 0.1],
      [1.358_098_64, 0.05],
      [1.627_623_61, 0.01],
      [0.827_573_56, 0.5],
    ] as const) {
      // b lies a little above a, so that the distribution functions are apart by D where a has one more step.
      const size = 20_000;
      const root = Math.sqrt(size / 2);
      const shift = Math.round((x / (root + 0.12 + 0.11 / root)) * size);
      const a = Float64Array.from({ length: size }, (_, i) => i);
      const { statistic, pValue: ours } = kolmogorovSmirnovTest(
        a,
        a.map((value) => value + shift),
      )!;
      expect(statistic).toBe(shift / size);
      expect(relativeError(ours, pValue)).toBeLessThan(0.03);
    }
  });

  test('rejects 5% of 4,000 pairs of samples of one distribution, and all that differ widely', () => {
    const random = openStream(KEY, 1);
    const sample = (length: number, shift: number): Float64Array =>
      Float64Array.from({ length }, () => standardNormal(random) + shift);
    let rejected = 0;
    for (let i = 0; i < 4000; i++) {
      if (kolmogorovSmirnovTest(sample(173, 0), sample(211, 0))!.pValue < 0.05) rejected++;
    }
    expect(Math.abs(rejected / 4000 - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / 4000));
    expect(kolmogorovSmirnovTest(sample(100, 0), sample(100, 2))!.pValue).toBeLessThan(1e-9);
  });

  test('leaves its samples as they are, sees no difference in equal ones, and is undefined without values', () => {
    const values = [3, 1, 2, 2];
    expect(kolmogorovSmirnovTest(values, [2, 2, 1, 3])).toEqual({ statistic: 0, pValue: 1 });
    expect(values).toEqual([3, 1, 2, 2]);
    expect(kolmogorovSmirnovTest([], values)).toBeUndefined();
    expect(kolmogorovSmirnovTest(values, [])).toBeUndefined();
  });
});

describe('chiSquareTest(observed, expected)', () => {
  test('meets chisq.test of R and the published sample ratio mismatches', () => {
    expect(reference.chiSquare.length).toBeGreaterThan(3);
    for (const { observed, expected, statistic, pValue } of reference.chiSquare) {
      const result = chiSquareTest(observed, expected)!;
      expect(result.degreesOfFreedom).toBe(observed.length - 1);
      expect(relativeError(result.statistic, statistic)).toBeLessThan(1e-12);
      expect(relativeError(result.pValue, pValue)).toBeLessThan(1e-9);
    }
  });

  test('of two halves nears the exact test of R', () => {
    const even = reference.splits.filter(({ share }) => share === 0.5);
    expect(even.length).toBeGreaterThan(3);
    for (const { counts, exact } of even) {
      expect(relativeError(signTest(...counts), exact)).toBeLessThan(1e-9);
      expect(relativeError(chiSquareTest(counts, [1, 1])!.pValue, exact)).toBeLessThan(0.08);
    }
  });

  test('does not mind the scale of the expectations nor cells that expect and hold nothing', () => {
    const plain = chiSquareTest([10, 20, 30], [1, 1, 1])!;
    expect(chiSquareTest([10, 20, 30], [20, 20, 20])).toEqual(plain);
    expect(chiSquareTest([10, 0, 20, 30], [1, 0, 1, 1])).toEqual(plain);
    expect(plain.statistic).toBe(10);
  });

  test('rejects for certain where a count stands against no expectation', () => {
    expect(chiSquareTest([10, 10, 1], [1, 1, 0])).toEqual({
      statistic: Infinity,
      degreesOfFreedom: 1,
      pValue: 0,
    });
  });

  test('is undefined without counts or cells and throws on other input', () => {
    expect(chiSquareTest([0, 0], [1, 1])).toBeUndefined();
    expect(chiSquareTest([5], [1])).toBeUndefined();
    expect(chiSquareTest([5, 5], [0, 0])).toBeUndefined();
    expect(() => chiSquareTest([1, 2], [1])).toThrow('chiSquareTest requires as many expectations as counts');
    expect(() => chiSquareTest([1, -2], [1, 1])).toThrow(
      'chiSquareTest requires finite counts of 0 or more, got -2',
    );
    expect(() => chiSquareTest([1, 2], [1, NaN])).toThrow(
      'chiSquareTest requires finite expectations of 0 or more, got NaN',
    );
  });
});
