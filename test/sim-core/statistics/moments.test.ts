import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeMoments, momentsOf } from '../../../sim-core/statistics/index.ts';

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 60 });

function expectClose(ours: { count: number; mean: number; m2: number }, sample: number[]): void {
  const count = sample.length;
  const mean = count === 0 ? 0 : sample.reduce((sum, value) => sum + value, 0) / count;
  const m2 = sample.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const size = Math.max(1, ...sample.map(Math.abs));
  expect(ours.count).toBe(count);
  expect(Math.abs(ours.mean - mean)).toBeLessThan(1e-13 * size);
  expect(Math.abs(ours.m2 - m2)).toBeLessThan(1e-12 * size * size * Math.max(1, count));
}

test('momentsOf(values) meets the textbook', () => {
  fc.assert(
    fc.property(values, (sample) => expectClose(momentsOf(sample), sample)),
    { seed: 5 },
  );
  expect(momentsOf(Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9))).toEqual({ count: 8, mean: 5, m2: 32 });
});

test('momentsOf(values) keeps the spread of values far from 0', () => {
  const { m2 } = momentsOf([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]);
  expect(m2).toBeCloseTo(90, 6);
});

test('mergeMoments(a, b) of parts equals the whole, empty and single parts included', () => {
  fc.assert(
    fc.property(values, fc.array(fc.nat({ max: 60 }), { maxLength: 6 }), (sample, cuts) => {
      const edges = [
        0,
        ...cuts.map((cut) => Math.min(cut, sample.length)).sort((a, b) => a - b),
        sample.length,
      ];
      const parts = edges.slice(1).map((end, i) => momentsOf(sample.slice(edges[i], end)));
      expectClose(parts.reduce(mergeMoments), sample);
      expectClose(
        parts.reduceRight((later, earlier) => mergeMoments(earlier, later)),
        sample,
      );
    }),
    { seed: 6 },
  );
  fc.assert(
    fc.property(values, (sample) => {
      expectClose(sample.map((value) => momentsOf([value])).reduce(mergeMoments, momentsOf([])), sample);
    }),
    { seed: 7 },
  );
});

test('mergeMoments(a, b) leaves a part as it is where the other is empty', () => {
  const some = momentsOf([1, 2, 4]);
  expect(mergeMoments(some, momentsOf([]))).toEqual(some);
  expect(mergeMoments(momentsOf([]), some)).toEqual(some);
  expect(mergeMoments(momentsOf([]), momentsOf([]))).toEqual({ count: 0, mean: 0, m2: 0 });
});

test('momentsOf(values) and mergeMoments(a, b) give frozen objects', () => {
  const some = momentsOf([1, 2]);
  for (const moments of [some, momentsOf([]), mergeMoments(some, some)]) {
    expect(Object.isFrozen(moments)).toBe(true);
  }
});
