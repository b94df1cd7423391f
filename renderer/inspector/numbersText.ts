import { formatPlain } from '../format/numbers.ts';
import { parseNumber } from '../format/parseNumber.ts';
import { textOf } from '../store/path.ts';
import type { Json } from '../store/path.ts';

/** Days of a week, a line each, for a profile of it. */
const DAYS = 7;
const WEEK = 168;

/** Numbers as text: a profile of the week has a line for each day. */
export function textOfNumbers(numbers: readonly Json[]): string {
  const words = numbers.map((number) => (typeof number === 'number' ? formatPlain(number) : textOf(number)));
  const perLine = words.length % WEEK === 0 ? words.length / DAYS : words.length;
  const lines: string[] = [];
  for (let start = 0; start < words.length; start += perLine) {
    lines.push(words.slice(start, start + perLine).join(' '));
  }
  return lines.join('\n');
}

/**
 * Reads numbers as they are pasted, from a column of a sheet or a list: between them are spaces, tabs, line ends,
 * semicolons or commas. What is no number stays as it is, for the check to refuse.
 */
export function numbersOfText(text: string): readonly Json[] {
  return text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map((word) => parseNumber(word) ?? word);
}
