import { describe, expect, test } from 'vitest';
import type { Measured } from '../../../sim-core/index.ts';
import { SECTIONS } from '../../../sim-core/planning/measures.ts';
import { sectionDifference } from '../../../sim-core/planning/sectionDifference.ts';
import { Random, standardNormal } from '../../../sim-core/random/index.ts';
import { quantile } from '../../../sim-core/statistics/index.ts';

/** A statistic of values, whole and by section. */
function measured(values: readonly number[], statistic: (values: readonly number[]) => number): Measured {
  const per = values.length / SECTIONS;
  const sections = Array.from({ length: SECTIONS }, (_, section) =>
    statistic(values.slice(section * per, (section + 1) * per)),
  );
  return { estimate: statistic(values), low: null, high: null, sections };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const median = (values: readonly number[]) =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  )!;
const share = (values: readonly number[]) => values.filter((value) => value > 0).length / values.length;

/** How often the interval holds the true difference, of so many pairs of cells that share most of their luck. */
function coverage(statistic: (values: readonly number[]) => number, shift: number, truth: number): number {
  const random = new Random(1, 2, 3, 4);
  const tries = 1000;
  let held = 0;
  for (let index = 0; index < tries; index += 1) {
    const common = Array.from({ length: 400 }, () => standardNormal(random));
    const first = common.map((value) => value + 0.3 * standardNormal(random));
    const second = common.map((value) => value + 0.3 * standardNormal(random) + shift);
    const { low, high } = sectionDifference(measured(first, statistic), measured(second, statistic))!;
    if (low <= truth && truth <= high) held += 1;
  }
  return held / tries;
}

describe('sectionDifference(first, second)', () => {
  // Deviation of both: sqrt(1.09); P(N(0.2, 1.09) > 0) - 1/2 = 0.07596.
  test.each([
    ['means', mean, 0.2],
    ['shares', share, 0.07596],
  ] as const)('covers the true difference of %s in 95 of 100 pairs', (_name, statistic, truth) => {
    expect(Math.abs(coverage(statistic, 0.2, truth) - 0.95)).toBeLessThan(0.025);
  });

  test('covers that of quantiles at least as often: those of a section vary more', () => {
    expect(coverage(median, 0.2, 0.2)).toBeGreaterThan(0.935);
  });

  test('is much narrower than the two would be by themselves, for their luck is common', () => {
    const random = new Random(4, 3, 2, 1);
    const common = Array.from({ length: 400 }, () => standardNormal(random));
    const { low, high } = sectionDifference(
      measured(common, mean),
      measured(
        common.map((value) => 1.01 * value + 0.1),
        mean,
      ),
    )!;
    expect(high - low).toBeLessThan(0.01);
    expect(low).toBeGreaterThan(0.08);
  });

  test('is exactly nothing between two alike', () => {
    const one = measured(
      Array.from({ length: 40 }, (_, index) => index % 7),
      mean,
    );
    expect(sectionDifference(one, one)).toEqual({ estimate: 0, low: 0, high: 0, pValue: 1, same: true });
  });

  test('is sure of a difference that is the same in every section', () => {
    const values = Array.from({ length: 40 }, () => 1);
    const difference = sectionDifference(
      measured(values, mean),
      measured(
        values.map((value) => value + 2),
        mean,
      ),
    );
    expect(difference).toMatchObject({ estimate: 2, low: 2, high: 2, pValue: 0, same: false });
  });

  test('is none where one of them has no number, or no sections', () => {
    const one = measured(
      Array.from({ length: 40 }, () => 1),
      mean,
    );
    expect(sectionDifference(one, { reason: 'noVerdict' })).toBeUndefined();
    expect(sectionDifference({ estimate: 1, low: 0, high: 2, sections: null }, one)).toBeUndefined();
  });
});
