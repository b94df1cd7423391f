import { describe, expect, test } from 'vitest';
import { axisValues } from '../../../sim-core/index.ts';

const linear = { scale: 'linear', whole: false } as const;

describe('axisValues(range)', () => {
  test('goes in even steps, in numbers that people would write', () => {
    expect(axisValues({ from: 0, to: 0.1, steps: 5, ...linear })).toEqual([0, 0.025, 0.05, 0.075, 0.1]);
    expect(axisValues({ from: 1, to: 2, steps: 4, ...linear })).toEqual([1, 1.33, 1.67, 2]);
  });
  test('goes in even ratios on a logarithmic scale', () => {
    expect(axisValues({ from: 0.001, to: 10, steps: 5, scale: 'logarithmic', whole: false })).toEqual([
      0.001, 0.01, 0.1, 1, 10,
    ]);
  });
  test('takes whole numbers only, each once', () => {
    expect(axisValues({ from: 1, to: 4, steps: 9, scale: 'linear', whole: true })).toEqual([1, 2, 3, 4]);
  });
  test('keeps more digits where the range is narrow', () => {
    expect(axisValues({ from: 1000.1, to: 1000.5, steps: 3, ...linear })).toEqual([1000.1, 1000.3, 1000.5]);
  });
  test.each([
    [{ from: 2, to: 1, steps: 3, ...linear }, 'from below to'],
    [{ from: 0, to: 1, steps: 1, ...linear }, '2 steps or more'],
    [{ from: 0, to: 1, steps: 3, scale: 'logarithmic', whole: false } as const, 'begin above 0'],
    [{ from: Number.NaN, to: 1, steps: 3, ...linear }, 'from below to'],
  ])('refuses %o', (range, words) => {
    expect(() => axisValues(range)).toThrow(words);
  });
});
