import type { Command, Option, Topic } from '../command.ts';
import { exitMeanings } from '../exitCodes.ts';
import { columns, commandLines, wrap } from './wrap.ts';

/** What the program is, in a sentence. */
export const purpose =
  'Plans how a machine-learning model goes live: simulates A/B test, canary release, interleaved test and shadow mode on one world, and shows detection time, blast radius and sample size.';

/** What `rollout-lab help` prints. */
export function overview(commands: readonly Command[]): string {
  return [
    'rollout-lab COMMAND [options]',
    '',
    ...wrap(purpose),
    '',
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    '',
    ...wrap(
      '"rollout-lab help COMMAND" explains a command, and so does --help after it. --version prints the version.',
    ),
    '',
    'Examples:',
    ...commands.slice(0, 3).flatMap(({ examples }) => exampleLines(examples.slice(0, 1))),
    '',
    'Exit codes:',
    ...columns(exitMeanings.map(([code, meaning]) => [String(code), meaning])),
  ].join('\n');
}

/**
 * What `rollout-lab help COMMAND` prints.
 * @param path what is typed before the topic's own name, such as "rollout-lab size"
 */
export function helpOf(topic: Topic & Pick<Partial<Command>, 'topics'>, path = 'rollout-lab'): string {
  const { name, usage, description, topics = [], options, terms = [], notes = [], examples } = topic;
  const typed = `${path} ${name}`;
  return [
    ...wrap(usage, typed.length + 1, `${typed} `).map((line) => line.trimEnd()),
    ...description.flatMap((text) => ['', ...wrap(text)]),
    ...(topics.length > 0 ? ['', ...columns(topics.map((each) => [each.name, each.summary]))] : []),
    '',
    ...columns([
      ...(topics.length > 0 ? [] : Object.entries(options)).map(
        ([key, option]) => [optionWords(key, option), option.help] as const,
      ),
      ['--help', 'print this'],
    ]),
    ...(terms.length > 0 ? ['', ...columns(terms)] : []),
    ...notes.flatMap((text) => ['', ...wrap(text)]),
    ...(examples.length > 0 ? ['', 'Examples:', ...exampleLines(examples)] : []),
  ].join('\n');
}

/** An option as it is typed: "--plan ID". */
export function optionWords(name: string, { value }: Option): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`;
}

function exampleLines(examples: Topic['examples']): string[] {
  return examples.flatMap(({ words, does }) => [...commandLines(`rollout-lab ${words}`), ...wrap(does, 6)]);
}
