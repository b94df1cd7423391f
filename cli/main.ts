#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { PROGRAM_VERSION } from '../sim-core/index.ts';
import type { Arguments, Command } from './command.ts';
import { explain } from './commands/help.ts';
import { commands } from './commands/index.ts';
import { EXIT } from './exitCodes.ts';
import { findCommand } from './findCommand.ts';
import { overview } from './reference/help.ts';
import { complain, complainLines, printLine, printLines } from './print.ts';
import { FileError, UsageError } from './usageError.ts';

/** Runs what was typed and returns the exit code. */
async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined) {
    complainLines(overview(commands));
    return EXIT.usage;
  }
  if (name === '--version' || name === '-V') {
    printLine(PROGRAM_VERSION);
    return EXIT.ok;
  }
  const command = findCommand(commands, name === '--help' || name === '-h' ? 'help' : name);
  const typed = parse(command, rest);
  if (typed.values['help']) {
    // Of a command without kinds, what follows is a file.
    printLines(explain(command, command.topics && typed.positionals[0]));
    return EXIT.ok;
  }
  return command.run(typed);
}

function parse(command: Command, words: readonly string[]): Arguments {
  try {
    return parseArgs({
      args: joinNegativeNumbers(words),
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (error) {
    // parseArgs explains at length; its first sentence says what is wrong.
    const complaint = error instanceof Error ? error.message.split(/\.(?: |$)|\n/)[0]! : String(error);
    throw new UsageError(
      `${command.name}: ${complaint}; "rollout-lab ${command.name} --help" lists the options`,
    );
  }
}

/** parseArgs takes the "-5" of "--seed -5" for an option; joined to its option it is a value like any other. */
function joinNegativeNumbers(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1) ?? '';
    if (/^-\.?\d/.test(word) && /^--[a-z-]+$/.test(before)) joined[joined.length - 1] = `${before}=${word}`;
    else joined.push(word);
  }
  return joined;
}

/** Says why nothing came of it, in lines that a person reads, and returns the exit code. */
function explainError(error: unknown): number {
  if (error instanceof UsageError) {
    complain(`rollout-lab: ${error.message}`);
    return EXIT.usage;
  }
  if (error instanceof FileError) {
    for (const line of error.lines) complain(line);
    return EXIT.problem;
  }
  // Across threads only the name of an error is kept.
  if (error instanceof Error && error.name === 'WorkerLost') {
    complain(
      `rollout-lab: the run was given up, mostly for want of memory: ${error.message}. Fewer --workers or fewer --replications need less of it.`,
    );
    return EXIT.fault;
  }
  complain(
    `rollout-lab: something went wrong that is not your fault: ${error instanceof Error ? error.message : String(error)}`,
  );
  return EXIT.fault;
}

// A reader that has seen enough ("| head") closes the pipe; that is no fault. A full disk is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  complain(`rollout-lab: the output could not be written (${error.code ?? error.message})`);
  process.exit(EXIT.fault);
});
// Where nobody reads what is said, it is not said.
process.stderr.on('error', () => {});
// What no promise carries to here, such as an error in a callback.
process.on('uncaughtException', (error) => process.exit(explainError(error)));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = explainError(error);
}
