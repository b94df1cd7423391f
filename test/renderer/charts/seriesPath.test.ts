import { describe, expect, test } from 'vitest';
import { seriesBandPath, seriesPath } from '../../../renderer/charts/seriesPath.ts';

const stretch = (values: readonly number[], toX = (index: number) => index * 10) => ({
  values: Float64Array.from(values),
  from: 0,
  to: values.length,
  toX,
  toY: (value: number) => value,
});

describe('seriesPath(stretch)', () => {
  test('goes through every value that has a pixel to itself', () => {
    expect(seriesPath(stretch([1, 2, 3]))).toBe('M0,1L10,2L20,3');
  });
  test('has a gap where there is no number', () => {
    expect(seriesPath(stretch([1, Number.NaN, 3, 4]))).toBe('M0,1M20,3L30,4');
  });
  test('keeps first, lowest, highest and last of a pixel column', () => {
    const path = seriesPath(stretch([5, 9, 1, 6, 4, 2], (index) => (index < 5 ? index / 10 : 3)));
    expect(path).toBe('M0,5L0.1,9L0.2,1L0.4,4L3,2');
  });
  test('costs no more than its width, however long', () => {
    const values = Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 1000);
    const path = seriesPath(stretch(values, (index) => (index / 100_000) * 500));
    expect(path.split(/[ML]/).length).toBeLessThanOrEqual(500 * 4 + 1);
    expect(path).toContain(',999');
  });
  test('draws nothing of an empty stretch', () => {
    expect(seriesPath({ ...stretch([1, 2]), from: 2 })).toBe('');
  });
});

describe('seriesBandPath(low, high)', () => {
  test('goes there along the upper ends and back along the lower', () => {
    expect(seriesBandPath(stretch([1, 2]), Float64Array.of(3, 5))).toBe('M0,3L10,5L10,2L0,1Z');
  });
  test('has the widest of each pixel column, and a gap where either end is missing', () => {
    const low = stretch([1, 0, Number.NaN, 2], (index) => Math.floor(index / 2));
    expect(seriesBandPath(low, Float64Array.of(3, 4, 9, 5))).toBe('M0,4L1,5L1,2L0,0Z');
    const gap = stretch([1, Number.NaN, 2]);
    expect(seriesBandPath(gap, Float64Array.of(3, 9, 5))).toBe('M0,3L0,1ZM20,5L20,2Z');
  });
});
