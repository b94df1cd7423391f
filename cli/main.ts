import { parseArgs } from 'node:util';
import type { Arguments, Command } from './command.ts';
import { commands } from './commands/index.ts';
import { FileError, UsageError } from './usageError.ts';

const EXIT = { ok: 0, badFile: 1, usage: 2, fault: 70 } as const;

const overview = `rollout-lab COMMAND [options]

Plans how a machine-learning model goes live: simulates A/B test, canary release, interleaved test and shadow
mode on one world, and shows detection time, blast radius and sample size.

${commands.map(({ name, summary }) => `  ${name.padEnd(13)}${summary}`).join('\n')}

"rollout-lab COMMAND --help" explains a command. Exit codes: 0 done, 1 a bad file or a
self-test that failed, 2 a command typed wrongly.`;

/** Runs what was typed and returns the exit code. */
async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const topic = name === 'help' && rest[0] !== undefined ? findCommand(rest[0]) : undefined;
    (name === undefined ? console.error : console.log)(topic ? helpOf(topic, rest[1]) : overview);
    return name === undefined ? EXIT.usage : EXIT.ok;
  }
  const command = findCommand(name);
  const typed = parse(command, rest);
  if (typed.values['help']) {
    console.log(helpOf(command, typed.positionals[0]));
    return EXIT.ok;
  }
  return command.run(typed);
}

function helpOf(command: Command, word: string | undefined): string {
  return (word === undefined ? undefined : command.helpOn?.(word)) ?? command.help;
}

function findCommand(name: string): Command {
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    throw new UsageError(
      `requires a command (${commands.map((known) => known.name).join(', ')}), got "${name}"`,
    );
  }
  return command;
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

// A reader that has seen enough ("| head") closes the pipe; that is no fault. A full disk is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  console.error(`rollout-lab: the output could not be written (${error.code ?? error.message})`);
  process.exit(EXIT.fault);
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`rollout-lab: ${error.message}`);
    process.exitCode = EXIT.usage;
  } else if (error instanceof FileError) {
    for (const line of error.lines) console.error(line);
    process.exitCode = EXIT.badFile;
  } else {
    console.error(
      `rollout-lab: something went wrong that is not your fault: ${error instanceof Error ? error.message : String(error)}`,
    );
    process.exitCode = EXIT.fault;
  }
}
