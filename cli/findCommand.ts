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

/**
 * The kind of that name, of those that a command takes.
 * @throws UsageError that lists what there is
 */
export function findKind<Kind extends { readonly name: string }>(
  command: string,
  kinds: readonly Kind[],
  name: string | undefined,
): Kind {
  const kind = kinds.find((candidate) => candidate.name === name);
  if (!kind) {
    const got = name === undefined ? 'nothing' : `"${name}"`;
    throw new UsageError(
      `${command} requires a kind (${kinds.map((known) => known.name).join(', ')}), got ${got}`,
    );
  }
  return kind;
}
