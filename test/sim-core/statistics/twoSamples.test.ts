import { describe, expect, test } from 'vitest';
import { openStream, poisson, standardNormal, streamKey } from '../../../sim-core/random/index.ts';
import {
  hodgesLehmannInterval,
  kolmogorovSmirnovTest,
  mannWhitneyTest,
  momentsOf,
  normalUpperTail,
  studentTUpperTail,
  welchInterval,
  welchTest,
} from '../../../sim-core/statistics/index.ts';
import { kolmogorovPValue } from '../../../sim-core/statistics/kolmogorovSmirnovTest.ts';
import { golden } from '../golden.ts';

type Row = {
  id: string;
  x: number[];
  y: number[];
  u: number;
  effect: number;
  pValues: Record<'two.sided' | 'less' | 'greater', Record<'exact' | 'continuity' | 'normal', number>>;
  hodgesLehmann: number;
  otherU: number;
  intervals: {
    level: number;
    low: number;
    high: number;
    rLow: number;
    rHigh: number;
    exact?: [number, number];
  }[];
  kolmogorovSmirnov: { statistic: number; exact: number; asymptotic: number };
  welch: { t: number; degreesOfFreedom: number; pValue: number; interval: [number, number] };
  student: { t: number; degreesOfFreedom: number; pValue: number };
};
const { rows } = golden('twoSamples') as { rows: Row[] };

/** R asks whether its first sample is the greater, we whether the second is. */
const ALTERNATIVES = { 'two.sided': 'two-sided', less: 'less', greater: 'greater' } as const;
const apart = (found: number, expected: number) =>
  Math.abs(found - expected) / Math.max(1e-300, Math.abs(expected));

describe.each(rows)('$id of the reference figures of R', ({ x, y, ...row }) => {
  test('mannWhitneyTest(first, second) meets wilcox.test and exactRankTests', () => {
    for (const [name, alternative] of Object.entries(ALTERNATIVES)) {
      const expected = row.pValues[name as keyof typeof ALTERNATIVES];
      for (const method of ['exact', 'continuity', 'normal'] as const) {
        const found = mannWhitneyTest(y, x, { alternative, method })!;
        expect(found.u).toBe(row.u);
        expect(found.effect).toBeCloseTo(row.effect, 14);
        expect(apart(found.pValue, expected[method])).toBeLessThan(1e-9);
      }
    }
  });

  test('mannWhitneyTest(first, second) counts for the other sample what is left of all pairs', () => {
    expect(mannWhitneyTest(x, y, { method: 'normal' })!.u).toBe(row.otherU);
  });

  test('mannWhitneyTest(first, second) rejects exactly just outside the exact interval of wilcox.test, and not inside', () => {
    for (const { level, exact } of row.intervals) {
      const pValueAt = (shift: number) =>
        mannWhitneyTest(
          y,
          x.map((value) => value - shift),
          { method: 'exact' },
        )!.pValue;
      for (const [index, end] of (exact ?? []).entries()) {
        const out = index === 0 ? -1e-6 : 1e-6;
        expect(pValueAt(end + out)).toBeLessThanOrEqual(1 - level + 1e-12);
        expect(pValueAt(end - out)).toBeGreaterThan(1 - level);
      }
    }
    expect(row.intervals.some(({ exact }) => exact)).toBe(new Set([...x, ...y]).size === x.length + y.length);
  });

  test('hodgesLehmannInterval(first, second, level) ends on the differences that wilcox.test approaches', () => {
    expect(row.intervals.map(({ level }) => level)).toEqual([0.9, 0.95, 0.98]);
    for (const { level, low, high, rLow, rHigh } of row.intervals) {
      const found = hodgesLehmannInterval(y, x, level)!;
      expect(Math.abs(found.estimate - row.hodgesLehmann)).toBeLessThan(1e-12);
      expect(Math.abs(found.low - low)).toBeLessThan(1e-6);
      expect(Math.abs(found.high - high)).toBeLessThan(1e-6);
      expect(Math.abs(found.low - rLow)).toBeLessThan(1e-4);
      expect(Math.abs(found.high - rHigh)).toBeLessThan(1e-4);
    }
  });

  test('kolmogorovSmirnovTest(a, b) meets ks.test, ties and all', () => {
    for (const [a, b] of [
      [x, y],
      [y, x],
    ] as const) {
      const { statistic, pValue } = kolmogorovSmirnovTest(a, b)!;
      expect(statistic).toBeCloseTo(row.kolmogorovSmirnov.statistic, 12);
      expect(Math.abs(pValue - row.kolmogorovSmirnov.exact)).toBeLessThan(1e-9);
    }
  });

  test('kolmogorovPValue(statistic, n, m) is but for the correction of Stephens that of ks.test(exact = FALSE)', () => {
    const { statistic, asymptotic } = row.kolmogorovSmirnov;
    const root = Math.sqrt((x.length * y.length) / (x.length + y.length));
    const uncorrected = (statistic * root) / (root + 0.12 + 0.11 / root);
    const limit = statistic * root;
    // Below 1, R 4.2.2 stops the series of Smirnov after its first term.
    const leftOut =
      limit < 1 ? (Math.sqrt(2 * Math.PI) / limit) * Math.exp((-9 * Math.PI ** 2) / (8 * limit ** 2)) : 0;
    expect(leftOut).toBeLessThan(2e-5);
    const found = kolmogorovPValue(uncorrected, x.length, y.length);
    expect(Math.abs(found + leftOut - asymptotic)).toBeLessThan(1e-7);
  });

  test('welchTest(first, second) and welchInterval(result) meet t.test', () => {
    const result = welchTest(momentsOf(y), momentsOf(x))!;
    expect(apart(result.t, row.welch.t)).toBeLessThan(1e-12);
    expect(apart(result.degreesOfFreedom, row.welch.degreesOfFreedom)).toBeLessThan(1e-12);
    expect(apart(result.pValue, row.welch.pValue)).toBeLessThan(1e-9);
    welchInterval(result).forEach((end, index) => {
      expect(apart(end, row.welch.interval[index]!)).toBeLessThan(1e-9);
    });
  });

  test('studentTUpperTail(t, degrees) of the pooled t meets t.test(var.equal = TRUE)', () => {
    const [one, two] = [momentsOf(x), momentsOf(y)];
    const degrees = one.count + two.count - 2;
    const variance = ((one.m2 + two.m2) / degrees) * (1 / one.count + 1 / two.count);
    const t = (one.mean - two.mean) / Math.sqrt(variance);
    expect([degrees, t]).toEqual([row.student.degreesOfFreedom, expect.closeTo(row.student.t, 12)]);
    expect(apart(2 * studentTUpperTail(Math.abs(t), degrees), row.student.pValue)).toBeLessThan(1e-9);
  });
});

describe('mannWhitneyTest(first, second)', () => {
  test("calls the second 'greater' where its values are", () => {
    const options = { alternative: 'greater', method: 'continuity' } as const;
    const values = Array.from({ length: 30 }, (_, index) => index);
    expect(
      mannWhitneyTest(
        values,
        values.map((value) => value + 20),
        options,
      )!.pValue,
    ).toBeLessThan(1e-6);
    expect(
      mannWhitneyTest(
        values.map((value) => value + 20),
        values,
        options,
      )!.pValue,
    ).toBeGreaterThan(0.99);
  });

  test('is undefined without values or where all are the same, and refuses what is no number', () => {
    const options = { method: 'exact' } as const;
    expect(mannWhitneyTest([], [1], options)).toBeUndefined();
    expect(mannWhitneyTest([1], [], options)).toBeUndefined();
    expect(mannWhitneyTest([2, 2], [2, 2, 2], options)).toBeUndefined();
    expect(() => mannWhitneyTest([Number.NaN], [1], options)).toThrow(
      'mannWhitneyTest requires numbers, got NaN',
    );
  });

  test('by the normal approximation nears the exact p-value as samples grow', () => {
    const random = openStream(streamKey('mann whitney', 'test'), 0);
    const draw = (mean: number) => Array.from({ length: 40 }, () => poisson(random, mean));
    const [first, second] = [draw(5), draw(6)];
    const exact = mannWhitneyTest(first, second, { method: 'exact' })!.pValue;
    expect(mannWhitneyTest(first, second, { method: 'continuity' })!.pValue / exact).toBeCloseTo(1, 1);
  });
});

describe('hodgesLehmannInterval(first, second, level)', () => {
  test('is what sorting all differences and trying every shift finds', () => {
    const random = openStream(streamKey('hodges lehmann', 'test'), 0);
    for (let round = 0; round < 40; round += 1) {
      // Rounded, so that values tie within samples and between them.
      const draw = (length: number, shift: number) =>
        Array.from({ length }, () => Math.round(2 * standardNormal(random) + shift));
      const first = draw(3 + (round % 20), 0);
      const second = draw(4 + (round % 17), 1);
      const found = hodgesLehmannInterval(first, second, 0.9)!;
      const differences = second.flatMap((to) => first.map((from) => to - from)).sort((a, b) => a - b);
      const middle = (differences.length - 1) / 2;
      const median = (differences[Math.floor(middle)]! + differences[Math.ceil(middle)]!) / 2;
      expect(Math.abs(found.estimate - median)).toBe(0);
      // Just beside a difference nothing ties across: the shifts inside are those that the test does not reject.
      const isKept = (shift: number) => {
        const shifted = first.map((value) => value + shift);
        return mannWhitneyTest(shifted, second, { method: 'continuity' })!.pValue > 0.1;
      };
      expect(isKept(found.low + 1e-6)).toBe(true);
      expect(isKept(found.high - 1e-6)).toBe(true);
      expect(found.low === differences[0] || !isKept(found.low - 1e-6)).toBe(true);
      expect(found.high === differences.at(-1) || !isKept(found.high + 1e-6)).toBe(true);
    }
  });

  test('takes long samples and is undefined where nothing varies', () => {
    const long = Float64Array.from({ length: 5000 }, (_, index) => index % 100);
    expect(
      hodgesLehmannInterval(
        long,
        long.map((value) => value + 3),
      ),
    ).toMatchObject({ estimate: 3 });
    expect(hodgesLehmannInterval([1, 1], [2])).toBeUndefined();
    expect(hodgesLehmannInterval([], [2])).toBeUndefined();
    expect(() => hodgesLehmannInterval([Number.NaN], [2])).toThrow('requires numbers, got NaN');
  });
});

describe('welchTest(first, second)', () => {
  const first = momentsOf([1, 2, 3, 4]);
  const second = momentsOf([3, 4, 5, 9]);

  test('gives the p-values of both sides', () => {
    const { t, pValue } = welchTest(first, second)!;
    expect(t).toBeGreaterThan(0);
    expect(welchTest(first, second, 'greater')!.pValue).toBeCloseTo(pValue / 2, 14);
    expect(welchTest(first, second, 'less')!.pValue).toBeCloseTo(1 - pValue / 2, 14);
  });

  test('is the z test where there are many units', () => {
    const many = { count: 2e6, mean: 1, m2: 2e6 };
    const { t, pValue } = welchTest(many, { ...many, mean: 1.002 })!;
    expect(pValue / (2 * normalUpperTail(t))).toBeCloseTo(1, 4);
  });

  test('is undefined below two units and where nothing varies', () => {
    expect(welchTest(momentsOf([1]), second)).toBeUndefined();
    expect(welchTest(first, momentsOf([]))).toBeUndefined();
    expect(welchTest(momentsOf([2, 2]), momentsOf([3, 3]))).toBeUndefined();
  });
});
