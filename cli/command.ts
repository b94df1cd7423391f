import type { ParseArgsConfig } from 'node:util';

export type Options = NonNullable<ParseArgsConfig['options']>;

/** What was typed after a command's name. */
export interface Arguments {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
}

/** One command of the program. */
export interface Command {
  readonly name: string;
  /** A line in the list of commands. */
  readonly summary: string;
  /** What `--help` prints. */
  readonly help: string;
  /** What `--help` prints after a word that the command explains on its own; undefined for any other. */
  helpOn?(word: string): string | undefined;
  readonly options: Options;
  /** Runs it; the result is the exit code. Bad input throws a UsageError or a FileError. */
  run(typed: Arguments): Promise<number> | number;
}
