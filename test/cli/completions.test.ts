import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { galleryOrder } from '../sim-core/scenario/shipped.ts';
import { installCompletions, shells } from './completing/shells.ts';
import { rolloutLab } from './rolloutLab.ts';

const folder = mkdtempSync(join(tmpdir(), 'rollout-lab-completions-'));
const scripts: Record<string, string> = {};

beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { stdout } = await rolloutLab(['completions', shell]);
    scripts[shell] = stdout;
    await installCompletions(folder, shell, stdout);
  }
  for (const name of ['mine.rollout.json', 'notes.txt', 'counts.csv']) writeFileSync(join(folder, name), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(shells)('the completions of $shell, asked in that shell, offer', ({ ask }) => {
  /** What is offered for the last of the words, in any order: that is the shell's own. */
  const offered = async (...words: string[]) => (await ask(folder, words)).sort();
  /** zsh falls back to options where nothing else may follow. */
  const noOptions = async (...words: string[]) =>
    (await offered(...words)).filter((word) => !word.startsWith('-'));
  const sorted = (...words: string[]) => words.sort();

  test('commands', async () => {
    expect(await offered('')).toEqual(
      expect.arrayContaining(['simulate', 'trace', 'check', 'fit-traffic', 'size', 'completions', 'help']),
    );
    expect(await offered('si')).toEqual(['simulate', 'size']);
    expect(await offered('--v')).toEqual(['--version']);
    expect(await offered('help', 'tr')).toEqual(['trace']);
  });

  test('shipped scenarios, and files that may be scenarios', async () => {
    const scenarios = await offered('simulate', '');
    expect(scenarios).toEqual(expect.arrayContaining([...galleryOrder, 'mine.rollout.json']));
    expect(await offered('check', 'needl')).toEqual(['needle']);
    expect(await offered('check', 'min')).toEqual(['mine.rollout.json']);
    expect(await noOptions('trace', 'needle', '')).toEqual([]);
    expect(await offered('fit-traffic', 'cou')).toEqual(['counts.csv']);
    expect(await noOptions('scenarios', '')).toEqual([]);
  });

  test('scenarios after a result that is checked, and nothing after them', async () => {
    expect(await noOptions('check', 'mine.rollout-result.json', '')).toEqual(
      expect.arrayContaining([...galleryOrder, 'mine.rollout.json']),
    );
    expect(await offered('check', 'mine.rollout-result.json', 'min')).toEqual(['mine.rollout.json']);
    expect(await offered('check', '--json', 'mine.rollout-result.json', 'needl')).toEqual(['needle']);
    expect(await noOptions('check', 'mine.rollout-result.json', 'needle', '')).toEqual([]);
  });

  test('the kinds of a command that help is asked for', async () => {
    const { stdout } = await rolloutLab(['help', 'size']);
    const kinds = [...stdout.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, kind]) => kind!);
    expect(kinds).toHaveLength(12);
    expect(await noOptions('help', 'size', '')).toEqual(kinds.sort());
    expect(await offered('help', 'size', 'ba')).toEqual(['bake']);
    expect(await noOptions('help', 'check', '')).toEqual([]);
    expect(await noOptions('help', 'simulate', '')).toEqual([]);
    expect(await noOptions('help', 'size', 'bake', '')).toEqual([]);
  });

  test('every option of a command or of a kind, and no other', async () => {
    expect(await offered('simulate', 'needle', '--re')).toEqual(['--replications']);
    expect(await offered('trace', 'needle', '--re')).toEqual(['--replication']);
    expect(await offered('size', 'burn', '--')).toEqual(
      sorted('--objective', '--burn-rate', '--window', '--effect', '--period', '--json', '--help'),
    );
    expect(await offered('size', '--')).toEqual(['--help']);
  });

  test('the words that an option takes', async () => {
    const engines = sorted('auto', 'events', 'ticks', 'lazy');
    expect(await offered('simulate', 'needle', '--engine', '')).toEqual(engines);
    expect(await offered('size', 'watch', '--chart', 'c')).toEqual(['cusum']);
    expect(await offered('size', 'means', '--test', '')).toEqual(['t', 'z']);
    expect(await offered('simulate', 'needle', '--seed', '')).toEqual([]);
  });

  test('the plans of a shipped scenario, and the usual ones for a file', async () => {
    const { stdout } = await rolloutLab(['check', 'slow-burn-soak']);
    const plans = sorted(.../\(([^()]+)\)\.\n$/.exec(stdout)![1]!.split(', '));
    expect(await offered('simulate', 'slow-burn-soak', '--plan', '')).toEqual(plans);
    expect(await offered('simulate', '--plan', 'canary', 'slow-burn-soak', '--plan', '')).toEqual(plans);
    expect(await offered('simulate', 'mine.rollout.json', '--plan', 'can')).toContain('canary');
  });

  test('kinds of calculators and shells', async () => {
    expect(await offered('size', 's')).toEqual(['shadow', 'sprt']);
    expect(await noOptions('size', 'shadow', '')).toEqual([]);
    expect(await offered('completions', '')).toEqual(['bash', 'fish', 'zsh']);
  });
});

describe.each(['zsh', 'fish'])('the completions of %s', (shell) => {
  test('name every command, every option and every shipped scenario', async () => {
    const script = scripts[shell]!;
    const { stdout } = await rolloutLab(['help']);
    const commands = [...stdout.matchAll(/^ {2}([a-z-]+) {2,}/gm)].map(([, name]) => name!);
    expect(commands.length).toBeGreaterThan(8);
    for (const command of commands) {
      expect(script).toMatch(new RegExp(shell === 'zsh' ? `^ +${command}\\)` : ` -a ${command} -d `, 'm'));
      const { stdout: help } = await rolloutLab(['help', command]);
      for (const [, option] of help.matchAll(/^ {2}--([a-z-]+)/gm)) {
        expect(script).toContain(shell === 'zsh' ? `--${option}[` : ` -l ${option} -d `);
      }
    }
    for (const id of galleryOrder) expect(script).toMatch(new RegExp(`^ +(?:case )?${id}\\b`, 'm'));
  });

  test('close every quotation mark that they open', () => {
    // What stands in single quotes in either shell, its escapes taken out, leaves no quote over.
    const open = scripts[shell]!.split('\n')
      .filter((line) => !line.startsWith('#'))
      .filter((line) => {
        const bare = line.replaceAll(shell === 'zsh' ? String.raw`'\''` : /\\[\\']/g, '');
        return (bare.match(/'/g)?.length ?? 0) % 2 === 1;
      });
    expect(open).toEqual([]);
  });
});

test('completions of a shell that there are none for are refused', async () => {
  expect(await rolloutLab(['completions', 'tcsh'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'rollout-lab: completions requires one of bash, zsh, fish, got "tcsh"\n',
  });
});
