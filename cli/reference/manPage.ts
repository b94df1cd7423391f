import type { Command, Topic } from '../command.ts';
import { exitMeanings } from '../exitCodes.ts';
import { optionWords, purpose } from './help.ts';

/** The manual page rollout-lab(1), in the man macros of troff. */
export function manPage(commands: readonly Command[]): string {
  return [
    '.\\" Written by "npm run reference" from the descriptions in cli/commands. Do not edit.',
    '.TH ROLLOUT-LAB 1 "" "Rollout Lab" "User Commands"',
    // A command that is broken at a hyphen cannot be copied.
    '.nh',
    '.ad l',
    '.SH NAME',
    'rollout\\-lab \\- plan how a machine\\-learning model goes live',
    '.SH SYNOPSIS',
    ...commands.flatMap(({ name, usage }, index) => [
      ...(index > 0 ? ['.br'] : []),
      `.B rollout\\-lab ${troff(name)}`,
      ...(usage === '' ? [] : [troff(usage)]),
    ]),
    '.SH DESCRIPTION',
    troff(purpose),
    '.SH COMMANDS',
    ...commands.flatMap((command) => [
      ...sectionOf(command, '.SS', command.name),
      ...(command.topics ?? []).flatMap((topic) => sectionOf(topic, '.SS', `${command.name} ${topic.name}`)),
    ]),
    '.SH EXIT STATUS',
    ...exitMeanings.flatMap(([code, meaning]) => tagged(String(code), meaning)),
    '.SH SEE ALSO',
    'The page docs/command\\-line.md of the project describes the command line with examples; "rollout\\-lab schema" prints the JSON Schemas of what \\-\\-json prints.',
    '',
  ].join('\n');
}

function sectionOf(topic: Topic & Partial<Command>, macro: string, name: string): string[] {
  const { summary, usage, description, options, topics, terms = [], notes = [], examples } = topic;
  return [
    `${macro} ${troff(name)}`,
    `.B rollout\\-lab ${troff(`${name} ${usage}`.trim())}`,
    '.PP',
    troff(`${summary[0]!.toUpperCase()}${summary.slice(1)}.`),
    ...description.flatMap((text) => ['.PP', troff(text)]),
    // The options of a command of several kinds are those of its kinds.
    ...Object.entries(topics ? {} : options).flatMap(([key, option]) =>
      tagged(optionWords(key, option), option.help),
    ),
    ...terms.flatMap(([term, meaning]) => tagged(term, meaning)),
    ...notes.flatMap((text) => ['.PP', troff(text)]),
    ...examples.flatMap(({ words, does }) => [
      '.PP',
      troff(`Example: ${does}`),
      '.PP',
      '.nf',
      `.RS`,
      troff(`rollout-lab ${words}`),
      '.RE',
      '.fi',
    ]),
  ];
}

function tagged(term: string, meaning: string): string[] {
  return ['.TP', `.B ${troff(term)}`, troff(meaning)];
}

/** Text in which nothing is a command of troff; hyphens can be copied as they are. */
function troff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('±', '\\[+-]')
    .replaceAll('…', '...')
    .replace(/^([.'])/, '\\&$1');
}
