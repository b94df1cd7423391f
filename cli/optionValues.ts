import type { Arguments } from './command.ts';
import { UsageError } from './usageError.ts';

/** A whole number given as an option; undefined if it was left out. */
export function wholeOption(
  { values }: Arguments,
  name: string,
  { min, max }: { min: number; max: number },
): number | undefined {
  const value = values[name];
  if (value === undefined) return undefined;
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= min && number <= max)) {
    throw new UsageError(`--${name} requires a whole number from ${min} to ${max}, got "${String(value)}"`);
  }
  return number;
}

/** A range of numbers, in words and as a condition. */
export interface NumberRange {
  /** After "a number", e.g. "between 0 and 1". */
  readonly words: string;
  holds(value: number): boolean;
}

export const ranges = {
  any: { words: '', holds: () => true },
  above0: { words: 'above 0', holds: (value) => value > 0 },
  from0: { words: 'of 0 or more', holds: (value) => value >= 0 },
  between0And1: { words: 'between 0 and 1', holds: (value) => value > 0 && value < 1 },
  from0To1: { words: 'from 0 to 1', holds: (value) => value >= 0 && value <= 1 },
  correlation: { words: 'from -1 to 1', holds: (value) => value >= -1 && value <= 1 },
} as const satisfies Record<string, NumberRange>;

/** A number given as an option; undefined if it was left out. */
export function numberOption({ values }: Arguments, name: string, range: NumberRange): number | undefined {
  const value = values[name];
  if (value === undefined) return undefined;
  const text = String(value);
  const number = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (!(Number.isFinite(number) && range.holds(number))) {
    const got = Number.isNaN(number) ? JSON.stringify(text) : text;
    throw new UsageError(`--${name} requires a number${range.words && ` ${range.words}`}, got ${got}`);
  }
  if (number !== 0 && !(Math.abs(number) >= SMALLEST && Math.abs(number) <= LARGEST)) {
    throw new UsageError(
      `--${name} requires a number no nearer to 0 than ${SMALLEST} and no farther than ${LARGEST}, got ${text}`,
    );
  }
  return number;
}

/** Sizes within which every calculator keeps its digits. */
const SMALLEST = 1e-12;
const LARGEST = 1e12;

/** A number that must be given. */
export function requiredNumber(typed: Arguments, name: string, range: NumberRange): number {
  const number = numberOption(typed, name, range);
  if (number === undefined) {
    throw new UsageError(`--${name} requires a number${range.words && ` ${range.words}`}, got nothing`);
  }
  return number;
}

/** A word of a closed set; undefined if it was left out. */
export function choiceOption<Word extends string>(
  { values }: Arguments,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const value = values[name];
  if (value === undefined) return undefined;
  const word = words.find((candidate) => candidate === value);
  if (!word) throw new UsageError(`--${name} requires one of ${words.join(', ')}, got "${String(value)}"`);
  return word;
}

/** All values of an option that may be repeated. */
export function listOption({ values }: Arguments, name: string): string[] {
  const value = values[name];
  return value === undefined ? [] : [value].flat().map(String);
}

/** The one FILE that a command takes. */
export function fileArgument({ positionals }: Arguments): string {
  const [file, extra] = positionals;
  if (!file) throw new UsageError('requires a FILE: a scenario file or the id of a shipped scenario');
  if (extra !== undefined) throw new UsageError(`requires one FILE, got also "${extra}"`);
  return file;
}
