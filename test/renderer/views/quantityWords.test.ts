import { expect, test } from 'vitest';
import { formatAmount } from '../../../renderer/format/numbers.ts';
import { quantityWords } from '../../../renderer/views/quantityWords.ts';
import { quantity } from '../fixtures/planResult.ts';

test('quantityWords(quantity, key, format) says the quantile and its interval', () => {
  expect(quantityWords(quantity(100), 'p50', formatAmount)).toEqual({ value: '100', interval: '90–110' });
});

test('quantityWords(…) turns a benefit around, ends and all', () => {
  expect(quantityWords(quantity(-100), 'p50', formatAmount, -1)).toEqual({
    value: '100',
    interval: '90–110',
  });
});

test('quantityWords(…) says so where the interval would only repeat the value', () => {
  const narrow = {
    ...quantity(100),
    intervals: { mean: [99, 101], p50: [99.99, 100.01], p95: [99, 101] },
  } as const;
  expect(quantityWords(narrow, 'p50', formatAmount)).toEqual({
    value: '100',
    interval: 'rounds to the same',
  });
});

test('quantityWords(…) says so where all runs came to the same', () => {
  const same = [7, 7] as const;
  const constant = {
    mean: 7,
    p10: 7,
    p50: 7,
    p90: 7,
    p95: 7,
    intervals: { mean: same, p50: same, p95: same },
  };
  expect(quantityWords(constant, 'p50', formatAmount)).toEqual({ value: '7', interval: 'all runs alike' });
});

test('quantityWords(…) claims nothing of runs that it has one of', () => {
  const same = [7, 7] as const;
  const single = { mean: 7, p10: 7, p50: 7, p90: 7, p95: 7, intervals: { mean: null, p50: same, p95: same } };
  expect(quantityWords(single, 'p50', formatAmount).interval).toBeUndefined();
});
