/** An option as it is typed, and what help, the man page and completion say of it. */
export interface Option {
  readonly type: 'string' | 'boolean';
  /** May be typed several times. */
  readonly multiple?: true;
  /** What stands for its value in help, such as "N"; left out for a switch. */
  readonly value?: string;
  readonly help: string;
  /** The words that it takes, where only some are taken. */
  readonly choices?: readonly string[];
  /** Takes the id of a plan of the scenario that is typed before it. */
  readonly takesPlan?: true;
}

export type Options = Readonly<Record<string, Option>>;

/** An option that takes a value, which `value` stands for in help. */
export function valued(
  value: string,
  help: string,
  more: Pick<Option, 'multiple' | 'choices' | 'takesPlan'> = {},
): Option {
  return { type: 'string', value, help, ...more };
}

/** An option that is typed or not. */
export function toggle(help: string): Option {
  return { type: 'boolean', help };
}

/** What was typed after a command's name. */
export interface Arguments {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
}

/** What a command takes before its options. */
export type Operand =
  | { readonly kind: 'scenario' }
  /** A file whose name ends so. */
  | { readonly kind: 'file'; readonly ending: string }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  /** The name of a command. */
  | { readonly kind: 'command' }
  /** What the operand of the command that was named before may name. */
  | { readonly kind: 'topic' };

/** Something that can be typed, described once for help, man page, documentation and completion. */
export interface Topic {
  readonly name: string;
  /** A line in a list. */
  readonly summary: string;
  /** What follows the name, such as "FILE [options]". */
  readonly usage: string;
  /** Paragraphs. */
  readonly description: readonly string[];
  readonly options: Options;
  /** Words that need to be explained, in a list of their own. */
  readonly terms?: readonly (readonly [term: string, meaning: string])[];
  /** Paragraphs after the options. */
  readonly notes?: readonly string[];
  readonly examples: readonly Example[];
}

export interface Example {
  /** What is typed after "rollout-lab". */
  readonly words: string;
  /** What it does. */
  readonly does: string;
}

/** One command of the program. */
export interface Command extends Topic {
  /** In order. */
  readonly operands?: readonly Operand[];
  /** What its operand may name, each explained on its own. */
  readonly topics?: readonly Topic[];
  /** Runs it; the result is the exit code. Bad input throws a UsageError or a FileError. */
  run(typed: Arguments): Promise<number> | number;
}
