import { describe, expect, test } from 'vitest';
import { hoursRange, requiredBeside, unsaidReasons } from '../../../renderer/views/accountWords.ts';

test('unsaidReasons(why) leaves out what the summary says already', () => {
  const reasons = ['Too rare.', 'Too late.'].map((text) => ({ kind: 'late' as const, text, numbers: {} }));
  expect(unsaidReasons({ summary: 'Misses it. Too rare.', gates: [], reasons })).toEqual(['Too late.']);
});

test('hoursRange({ fromHours, toHours }) says what it is the first of, or both ends', () => {
  expect(hoursRange({ fromHours: 0, toHours: 48 })).toBe('the first 48 hours');
  expect(hoursRange({ fromHours: 24, toHours: 96 })).toBe('24 hours to 4 days');
});

describe('requiredBeside({ sampleSize })', () => {
  const beside = (expected: number, required: number | null, seesEffect = true) =>
    requiredBeside({ sampleSize: { unit: 'users', expected, required, seesEffect } });
  test('is the number alone where there will be enough', () => {
    expect(beside(5000, 1200)).toEqual({ amount: '1,200' });
  });
  test('says how many times more it takes', () => {
    expect(beside(1000, 12_500)).toEqual({ amount: '12,500', note: '12.5 times that' });
    expect(beside(0, 12_500)).toEqual({ amount: '12,500', note: 'it gets none' });
  });
  test('says where there is no such number, and where the evidence holds no difference', () => {
    expect(beside(1000, null)).toEqual({ amount: '–', note: 'there is no formula for it' });
    expect(beside(1000, null, false)).toEqual({ amount: 'nothing', note: 'no difference it would act on' });
  });
});
