import type { Command, Topic } from '../command.ts';
import { exitMeanings } from '../exitCodes.ts';
import { optionWords } from './help.ts';
import { commandLines } from './wrap.ts';

/** The reference of all commands for docs/command-line.md. */
export function markdownReference(commands: readonly Command[]): string {
  return [
    ...commands.flatMap((command) => [
      ...topicLines(command, '###', command.name),
      ...(command.topics ?? []).flatMap((topic) =>
        topicLines(topic, '####', `${command.name} ${topic.name}`),
      ),
    ]),
    '### Exit codes',
    '',
    ...tableOf(
      ['code', 'meaning'],
      exitMeanings.map(([code, meaning]) => [String(code), meaning]),
    ),
  ].join('\n');
}

function topicLines(topic: Topic & Partial<Command>, marks: string, name: string): string[] {
  const { usage, description, options, topics, terms = [], notes = [], examples } = topic;
  const listed = Object.entries(topics ? {} : options);
  return [
    `${marks} ${name}`,
    '',
    `\`rollout-lab ${`${name} ${usage}`.trim()}\``,
    '',
    ...description.flatMap((text) => [plain(text), '']),
    ...(listed.length > 0
      ? [
          ...tableOf(
            ['option', ''],
            listed.map(([key, option]) => [`\`${optionWords(key, option)}\``, option.help]),
          ),
          '',
        ]
      : []),
    ...(terms.length > 0 ? [...tableOf(['', ''], terms), ''] : []),
    ...notes.flatMap((text) => [plain(text), '']),
    ...examples.flatMap(({ words, does }) => [
      `${does[0]!.toUpperCase()}${does.slice(1)}:`,
      '',
      '```sh',
      ...commandLines(`rollout-lab ${words}`).map((line) => line.slice(2)),
      '```',
      '',
    ]),
  ];
}

function tableOf(heading: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => plain(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [row(heading), row(heading.map(() => '---')), ...rows.map(row)];
}

/** Free of what Markdown gives a meaning outside code. */
function plain(text: string): string {
  return text.replaceAll('*', '\\*');
}
