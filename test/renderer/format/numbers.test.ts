import { describe, expect, test } from 'vitest';
import {
  formatAmount,
  formatProbability,
  formatProbabilityRange,
  formatRange,
  formatShare,
  formatWhole,
} from '../../../renderer/format/numbers.ts';

describe('formatAmount(value)', () => {
  test.each([
    [0, '0'],
    [0.3456, '0.35'],
    [1.2345, '1.23'],
    [1240, '1,240'],
    [41_234, '41,200'],
    [1_240_000, '1.24M'],
    [-743.2, '-743'],
  ])('says %d as "%s", to three significant digits', (value, text) => {
    expect(formatAmount(value)).toBe(text);
  });
});

describe('formatProbability(value)', () => {
  test.each([
    [0, '0%'],
    [0.004, '0.4%'],
    [0.0316, '3.2%'],
    [0.31, '31%'],
    [0.936, '93.6%'],
    [0.91, '91%'],
    [1, '100%'],
  ])('says %d as "%s", with a decimal only near the ends', (value, text) => {
    expect(formatProbability(value)).toBe(text);
  });
});

test('formatProbabilityRange(low, high) has one percent sign and an en dash', () => {
  expect(formatProbabilityRange(0.29, 0.331)).toBe('29–33%');
  expect(formatProbabilityRange(0.996, 1)).toBe('99.6–100%');
});

test('formatRange(low, high) says equal ends once', () => {
  expect(formatRange('13', '13')).toBe('13');
});

test('formatShare(value) rounds nothing away that was set', () => {
  expect(formatShare(0.0005)).toBe('0.05%');
  expect(formatShare(0.1234567)).toBe('12.34567%');
  expect(formatShare(0.07 * 100 * 0.01)).toBe('7%');
});

test('formatWhole(value) groups thousands', () => {
  expect(formatWhole(1240)).toBe('1,240');
});
