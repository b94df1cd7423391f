import type { Command, Option, Options } from '../command.ts';

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

/** The words that may follow a command, help's own among them. */
export function wordsAfter(command: Command, commands: readonly Command[]): readonly string[] {
  if (command.name === 'help') return commands.map(({ name }) => name);
  return command.operand?.kind === 'word' ? command.operand.words : [];
}

/** The ids that plans of shipped scenarios have: what is offered for a file of one's own. */
export function usualPlans(scenarios: Completed['scenarios']): string[] {
  return [...new Set(scenarios.flatMap(({ plans }) => plans))];
}

function withHelp(options: Options): CompletedCommand['options'] {
  return [...Object.entries(options), ['help', HELP]];
}
