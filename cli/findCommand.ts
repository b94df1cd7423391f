import type { Command } from './command.ts';
import { UsageError } from './usageError.ts';

/**
 * The command of that name.
 * @throws UsageError that lists what there is
 */
export function findCommand(commands: readonly Command[], name: string): Command {
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    throw new UsageError(
      `requires a command (${commands.map((known) => known.name).join(', ')}), got "${name}"`,
    );
  }
  return command;
}
