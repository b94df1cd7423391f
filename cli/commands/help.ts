import type { Command } from '../command.ts';
import { findCommand, findKind } from '../findCommand.ts';
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
    operands: [{ kind: 'command' }, { kind: 'topic' }],
    options: {},
    examples: [
      { words: 'help simulate', does: 'explains a command' },
      { words: 'help size bake', does: 'explains one kind of calculator' },
    ],
    run({ positionals: [name, kind, extra] }) {
      if (extra !== undefined) throw new UsageError(`help takes a command and a kind, got also "${extra}"`);
      printLines(name === undefined ? overview(commands()) : explain(findCommand(commands(), name), kind));
      return 0;
    },
  };
}

/**
 * The help of a command, or of one of its kinds.
 * @throws UsageError for a kind that there is not
 */
export function explain(command: Command, kind: string | undefined): string {
  if (kind === undefined) return helpOf(command);
  const { name, topics } = command;
  if (!topics) throw new UsageError(`${name} has no kinds, got "${kind}"`);
  return helpOf(findKind(name, topics, kind), `rollout-lab ${name}`);
}
