import { describe, expect, test } from 'vitest';
import { numbersOfText, textOfNumbers } from '../../../renderer/inspector/numbersText.ts';

describe('numbersOfText(text)', () => {
  test('reads what is pasted from a sheet or a list', () => {
    expect(numbersOfText(' 1\t2.5\n3; 4,5\r\n')).toEqual([1, 2.5, 3, 4, 5]);
  });
  test('leaves what is no number for the check', () => {
    expect(numbersOfText('1 many 2')).toEqual([1, 'many', 2]);
  });
});

describe('textOfNumbers(numbers)', () => {
  test('has a line for each day of a week, however fine its steps', () => {
    for (const steps of [168, 336]) {
      const lines = textOfNumbers(Array.from({ length: steps }, (_, index) => index)).split('\n');
      expect(lines.map((line) => line.split(' ').length)).toEqual(Array.from({ length: 7 }, () => steps / 7));
      expect(lines[1]!.startsWith(`${steps / 7} `)).toBe(true);
    }
  });
  test('is read back as it was', () => {
    const numbers = [0.1, 1e-7, 12_345.678, 'many'];
    expect(numbersOfText(textOfNumbers(numbers))).toEqual(numbers);
  });
});
