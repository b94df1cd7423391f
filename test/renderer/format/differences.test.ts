import { describe, expect, test } from 'vitest';
import {
  amountDifferenceWords,
  formatShareBeside,
  shareDifferenceWords,
} from '../../../renderer/format/differences.ts';

describe('amountDifferenceWords(difference, interval, unit)', () => {
  test('says less and more with the unit, and times as sooner and later in the unit that suits them', () => {
    expect(amountDifferenceWords(-41.2, [-44, -38], 'users')).toEqual({
      value: '41.2 users fewer',
      interval: '38 to 44 fewer',
    });
    expect(amountDifferenceWords(96, [72, 120], 'hours')).toEqual({
      value: '4 days later',
      interval: '3 to 5 later',
    });
  });
  test('says where chance alone may have made it, and where there is none', () => {
    expect(amountDifferenceWords(2, [-1, 5], 'users').interval).toBe('1 fewer to 5 more: may be chance');
    expect(amountDifferenceWords(0, [0, 0], 'users')).toEqual({
      value: 'no difference',
      interval: undefined,
    });
    expect(amountDifferenceWords(3, null, 'users')).toEqual({ value: '3 users more', interval: undefined });
  });
});

describe('shareDifferenceWords(difference, interval)', () => {
  test('counts in percentage points', () => {
    expect(shareDifferenceWords(0.139, [0.111, 0.167])).toEqual({
      value: '13.9 points more',
      interval: '11.1 to 16.7 more',
    });
    expect(shareDifferenceWords(0, [-0.0028, 0.0028])).toEqual({
      value: 'no difference',
      interval: '0.28 points less to 0.28 more',
    });
  });
  test('stands beside shares with as many digits', () => {
    expect([0.197, 0.058, 0.2].map(formatShareBeside)).toEqual(['19.7%', '5.8%', '20%']);
  });
});
