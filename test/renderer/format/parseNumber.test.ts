import { describe, expect, test } from 'vitest';
import { parseNumber } from '../../../renderer/format/parseNumber.ts';

describe('parseNumber(text)', () => {
  test.each([
    ['0.005', 0.005],
    ['0.5%', 0.005],
    ['1/200', 0.005],
    ['1 / 200', 0.005],
    [' 12 ', 12],
    ['1,000', 1000],
    ['1,234,567.5', 1_234_567.5],
    ['2e6', 2_000_000],
    ['1e-3', 0.001],
    ['.5', 0.5],
    ['-3', -3],
    ['−3', -3],
    ['0.07%', 0.0007],
    ['5 %', 0.05],
  ])('reads "%s" as %d', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  test.each([
    '',
    ' ',
    '%',
    '.',
    'abc',
    '1,5',
    '1,00',
    '1/0',
    '1/',
    '/2',
    '1/2/3',
    '5%%',
    '0x10',
    '1e999',
    'NaN',
    '1 000',
  ])('is undefined for "%s"', (text) => {
    expect(parseNumber(text)).toBeUndefined();
  });
});
