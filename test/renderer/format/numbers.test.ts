import { describe, expect, test } from 'vitest';
import {
  formatAmount,
  formatAmountOf,
  formatInterval,
  formatPValue,
  formatProbability,
  formatProbabilityRange,
  formatRange,
  formatShare,
  formatWhole,
  withoutNoise,
} from '../../../renderer/format/numbers.ts';

describe('formatAmount(value)', () => {
  test.each([
    [0, '0'],
    [4e-12, '0'],
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
    [0.0003, '<0.1%'],
    [0.9997, '>99.9%'],
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

describe('formatAmountOf(value, most)', () => {
  test.each([
    [99_986, 100_000, '99,990'],
    [99_999.6, 100_000, '99,999.6'],
    [100_000, 100_000, '100,000'],
    [49_812, 100_000, '49,800'],
    [4_999_900, 5_000_000, '4.9999M'],
    [0, 100_000, '0'],
  ])('says %d of %d as "%s": never all unless it is all', (value, most, text) => {
    expect(formatAmountOf(value, most)).toBe(text);
  });
});

test('formatPValue(value) says how small, down to where it no longer matters', () => {
  expect(formatPValue(0.0312)).toBe('0.031');
  expect(formatPValue(3e-9)).toBe('< 0.0001');
});

test('formatInterval(low, high) is undefined where it would only repeat its middle', () => {
  expect(formatInterval('13', '13')).toBeUndefined();
  expect(formatInterval('12', '13')).toBe('12–13');
  expect(formatInterval('12', null)).toBe('12 or more');
});

test('withoutNoise(value, scale) is 0 for less than a billionth of its scale', () => {
  expect(withoutNoise(4e-5, 1e6)).toBe(0);
  expect(withoutNoise(-0.5, 1e6)).toBe(-0.5);
});
