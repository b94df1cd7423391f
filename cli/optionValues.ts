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
