import type { Command, Operand, Option, Options } from '../command.ts';

/** All that a completion script is made of. */
export interface Completed {
  readonly commands: readonly Command[];
  /** The shipped scenarios with the ids of their plans. */
  readonly scenarios: readonly { readonly id: string; readonly plans: readonly string[] }[];
}

/** A command, or a command with the word that it takes first: what decides which options there are. */
export interface CompletedCommand {
  /** "simulate", "size bake". */
  readonly words: readonly string[];
  readonly summary: string;
  readonly options: readonly (readonly [name: string, option: Option])[];
}

const HELP: Option = { type: 'boolean', help: 'print help' };

/** Every command, and every kind of a command that has several, with its options. */
export function completedCommands(commands: readonly Command[]): CompletedCommand[] {
  return commands.flatMap(({ name, summary, options, topics }) => [
    // Which options a kind takes is known once it is typed.
    { words: [name], summary, options: withHelp(topics ? {} : options) },
    ...(topics ?? []).map((topic) => ({
      words: [name, topic.name],
      summary: topic.summary,
      options: withHelp(topic.options),
    })),
  ]);
}

/** What may stand at a place after a command. */
export type CompletedOperand =
  | Extract<Operand, { kind: 'scenario' | 'file' }>
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** Words by the operand before, of those that any may follow. */
  | {
      readonly kind: 'wordsAfter';
      readonly wordsAfter: readonly (readonly [before: string, words: readonly string[]])[];
    };

/** What may follow each command, place by place. */
export function completedOperands(
  commands: readonly Command[],
): { readonly name: string; readonly place: number; readonly operand: CompletedOperand }[] {
  return commands.flatMap(({ name, operands = [] }) =>
    operands.map((operand, place) => ({ name, place, operand: completedOperand(operand, commands) })),
  );
}

function completedOperand(operand: Operand, commands: readonly Command[]): CompletedOperand {
  switch (operand.kind) {
    case 'word':
      return { kind: 'words', words: operand.words };
    case 'command':
      return { kind: 'words', words: commands.map(({ name }) => name) };
    case 'topic':
      return {
        kind: 'wordsAfter',
        wordsAfter: commands.flatMap(({ name, topics }) =>
          topics ? [[name, topics.map((topic) => topic.name)] as const] : [],
        ),
      };
    case 'scenario':
    case 'file':
      return operand;
  }
}

/** The ids that plans of shipped scenarios have: what is offered for a file of one's own. */
export function usualPlans(scenarios: Completed['scenarios']): string[] {
  return [...new Set(scenarios.flatMap(({ plans }) => plans))];
}

function withHelp(options: Options): CompletedCommand['options'] {
  return [...Object.entries(options), ['help', HELP]];
}
