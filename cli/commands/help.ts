import type { Command } from '../command.ts';
import { findCommand } from '../findCommand.ts';
import { helpOf, overview } from '../reference/help.ts';
import { printLines } from '../print.ts';
import { UsageError } from '../usageError.ts';

/** Explains the commands, itself among them. */
export function helpCommand(commands: () => readonly Command[]): Command {
  return {
    name: 'help',
    summary: 'explains a command',
    usage: '[COMMAND [KIND]]',
    description: ['Lists the commands, or explains one of them, or one kind of calculator.'],
    operand: { kind: 'word', words: [] },
    options: {},
    examples: [
      { words: 'help simulate', does: 'explains a command' },
      { words: 'help size bake', does: 'explains one kind of calculator' },
    ],
    run({ positionals: [name, word, extra] }) {
      if (extra !== undefined) throw new UsageError(`help takes a command and a kind, got also "${extra}"`);
      printLines(name === undefined ? overview(commands()) : explain(findCommand(commands(), name), word));
      return 0;
    },
  };
}

/** The help of a command, or of what its operand names. */
export function explain(command: Command, word: string | undefined): string {
  const topic = command.topics?.find(({ name }) => name === word);
  return topic ? helpOf(topic, `rollout-lab ${command.name}`) : helpOf(command);
}
