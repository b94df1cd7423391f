import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openStream, standardNormal, streamKey } from '../../../sim-core/random/index.ts';
import {
  adjustedPValues,
  multipleTestingCorrections,
  normalUpperTail,
} from '../../../sim-core/statistics/index.ts';

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 });

describe('adjustedPValues(pValues, correction)', () => {
  test('by Holm is the closed test of all subsets by Bonferroni', () => {
    fc.assert(
      fc.property(pValues, (values) => {
        const closed = values.map(() => 0);
        for (let subset = 1; subset < 2 ** values.length; subset += 1) {
          const members = values.map((_, index) => index).filter((index) => subset & (1 << index));
          const joint = Math.min(1, members.length * Math.min(...members.map((index) => values[index]!)));
          for (const index of members) closed[index] = Math.max(closed[index]!, joint);
        }
        adjustedPValues(values, 'holm').forEach((adjusted, index) => {
          expect(adjusted).toBeCloseTo(closed[index]!, 14);
        });
      }),
      { seed: 5 },
    );
  });

  test('by Benjamini and Hochberg is at most a level where the step-up procedure at that level rejects', () => {
    fc.assert(
      fc.property(pValues, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (values, level) => {
        const sorted = [...values].sort((a, b) => a - b);
        const rejections = sorted.findLastIndex(
          (value, rank) => value <= (level * (rank + 1)) / values.length,
        );
        const limit = rejections < 0 ? -1 : sorted[rejections]!;
        const adjusted = adjustedPValues(values, 'benjamini-hochberg');
        // Off the ties that rounding decides.
        if (adjusted.some((value) => Math.abs(value - level) < 1e-12)) return;
        expect(adjusted.map((value) => value <= level)).toEqual(values.map((value) => value <= limit));
      }),
      { seed: 6 },
    );
  });

  test('leaves one test as it is, and all tests where nothing is to be corrected', () => {
    for (const correction of multipleTestingCorrections)
      expect(adjustedPValues([0.3], correction)).toEqual([0.3]);
    expect(adjustedPValues([0.3, 0.01], 'none')).toEqual([0.3, 0.01]);
    expect(adjustedPValues([0.7, 0.01], 'bonferroni')).toEqual([1, 0.02]);
    expect(adjustedPValues([], 'holm')).toEqual([]);
  });

  test('bounds the chance of any false rejection by Holm, and the share of false ones by Benjamini and Hochberg', () => {
    const random = openStream(streamKey('multiple', 'test'), 0);
    const [runs, level] = [6000, 0.1];
    let anyFalse = 0;
    let falseShare = 0;
    for (let run = 0; run < runs; run += 1) {
      // Six true null hypotheses, and four that are false by three standard errors.
      const values = Array.from({ length: 10 }, (_, index) =>
        normalUpperTail(standardNormal(random) + (index < 6 ? 0 : 3)),
      );
      const rejected = (correction: 'holm' | 'benjamini-hochberg') =>
        adjustedPValues(values, correction).flatMap((value, index) => (value <= level ? [index] : []));
      if (rejected('holm').some((index) => index < 6)) anyFalse += 1;
      const found = rejected('benjamini-hochberg');
      if (found.length > 0) falseShare += found.filter((index) => index < 6).length / found.length;
    }
    // Benjamini and Hochberg 1995, theorem 1: the share of true hypotheses times the level, here exactly.
    expect(Math.abs(falseShare / runs - 0.6 * level)).toBeLessThan(3 * Math.sqrt(0.02 / runs));
    expect(anyFalse / runs).toBeLessThan(level);
    expect(anyFalse / runs).toBeGreaterThan(0.6 * level - 3 * Math.sqrt(0.09 / runs));
  });

  test('refuses what is no p-value', () => {
    expect(() => adjustedPValues([0.5, 1.2], 'holm')).toThrow(
      'adjustedPValues requires p-values from 0 to 1, got 1.2',
    );
  });
});
