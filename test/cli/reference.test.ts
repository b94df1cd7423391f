import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { describe, expect, test } from 'vitest';
import { commands } from '../../cli/commands/index.ts';
import { outputJsonSchemas } from '../../cli/outputs/index.ts';
import { helpOf, overview } from '../../cli/reference/help.ts';
import { manPage } from '../../cli/reference/manPage.ts';
import { markdownReference } from '../../cli/reference/markdown.ts';
import { outputNames } from '../../cli/schemaNames.ts';

const fileOf = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const textOf = (name: string) => readFileSync(fileOf(name), 'utf8');

describe('what is written from the descriptions of the commands is current (else: npm run reference):', () => {
  test('the man page', () => {
    expect(textOf('assets/man/rollout-lab.1')).toBe(manPage(commands));
  });

  test('the reference in docs/command-line.md', async () => {
    const page = textOf('docs/command-line.md');
    const file = fileOf('docs/command-line.md');
    const own = page.slice(0, page.indexOf('\n## Reference\n'));
    const written = `${own}\n## Reference\n\n${markdownReference(commands)}\n`;
    expect(page).toBe(await format(written, { ...(await resolveConfig(file)), filepath: file }));
  });

  test.each(outputNames)('the JSON Schema of %s', (name) => {
    const published: unknown = JSON.parse(textOf(`assets/schemas/${name}.schema.json`));
    expect(published).toEqual(JSON.parse(JSON.stringify(outputJsonSchemas()[name])));
  });
});

describe('the man page', () => {
  test.runIf(spawnSync('groff', ['--version']).error === undefined)('is set without a warning', () => {
    const { stderr, status } = spawnSync('groff', ['-man', '-Tutf8', '-ww', '-z'], {
      input: manPage(commands),
      encoding: 'utf8',
    });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });

  test('has no line that troff would take for a command of its own', () => {
    const requests = [...manPage(commands).matchAll(/^[.'](\S*)/gm)].map(([, name]) => name);
    expect(new Set(requests)).toEqual(
      new Set(['\\"', 'TH', 'SH', 'SS', 'TP', 'PP', 'B', 'br', 'nh', 'ad', 'nf', 'fi', 'RS', 'RE']),
    );
  });

  test('names every command, kind and option', () => {
    const page = manPage(commands).replaceAll('\\-', '-');
    for (const { name, options, topics = [] } of commands) {
      expect(page).toContain(`\n.SS ${name}\n`);
      for (const topic of topics) expect(page).toContain(`\n.SS ${name} ${topic.name}\n`);
      for (const option of Object.keys(options))
        expect(page).toMatch(new RegExp(`^\\.B --${option}\\b`, 'm'));
    }
  });
});

describe('help', () => {
  const pages = [
    overview(commands),
    ...commands.flatMap((command) => [
      helpOf(command),
      ...(command.topics ?? []).map((topic) => helpOf(topic, `rollout-lab ${command.name}`)),
    ]),
  ];

  test('fits a terminal of 80 columns, and ends no line in a blank', () => {
    expect(pages.length).toBeGreaterThan(20);
    const lines = pages.flatMap((page) => page.split('\n'));
    expect(lines.filter((line) => line.length > 80 || line.endsWith(' '))).toEqual([]);
  });

  test('shows an example of every command and of every kind', () => {
    for (const page of pages) expect(page).toMatch(/^Examples:\n {2}rollout-lab \w/m);
  });
});
