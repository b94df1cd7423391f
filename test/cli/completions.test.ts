import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { galleryOrder } from '../sim-core/scenario/shipped.ts';
import { rolloutLab } from './rolloutLab.ts';

const has = (shell: string) => spawnSync(shell, ['--version']).error === undefined;
const folder = mkdtempSync(join(tmpdir(), 'rollout-lab-completions-'));
const scripts: Record<string, string> = {};

beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { stdout } = await rolloutLab(['completions', shell]);
    scripts[shell] = stdout;
    writeFileSync(join(folder, shell), stdout);
  }
  for (const name of ['mine.rollout.json', 'notes.txt', 'my counts.csv'])
    writeFileSync(join(folder, name), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.runIf(has('bash'))('completions of bash offer', () => {
  /** What bash offers for the last of the words. */
  async function offered(...words: string[]): Promise<string[]> {
    const lines = [
      'source ./bash',
      `COMP_WORDS=(rollout-lab ${words.map((word) => `'${word}'`).join(' ')})`,
      `COMP_CWORD=${words.length}`,
      '_rollout_lab rollout-lab',
      'printf "%s\\n" "${COMPREPLY[@]}"',
    ];
    const { stdout, stderr } = await promisify(execFile)(
      'bash',
      ['--norc', '--noprofile', '-u', '-c', lines.join('\n')],
      { cwd: folder },
    );
    expect(stderr).toBe('');
    return stdout.split('\n').filter((line) => line !== '');
  }

  test('commands', async () => {
    expect(await offered('')).toEqual(
      expect.arrayContaining(['simulate', 'trace', 'check', 'fit-traffic', 'size', 'completions', 'help']),
    );
    expect(await offered('si')).toEqual(['simulate', 'size']);
    expect(await offered('--v')).toEqual(['--version']);
    expect(await offered('help', 'tr')).toEqual(['trace']);
  });

  test('shipped scenarios, and files that may be scenarios', async () => {
    expect(await offered('simulate', '')).toEqual([...galleryOrder, 'mine.rollout.json']);
    expect(await offered('check', 'needl')).toEqual(['needle']);
    expect(await offered('trace', 'needle', '')).toEqual([]);
    expect(await offered('fit-traffic', 'my')).toEqual(['my counts.csv']);
    expect(await offered('scenarios', '')).toEqual([]);
  });

  test('every option of a command or of a kind, and no other', async () => {
    expect(await offered('simulate', 'needle', '--re')).toEqual(['--replications']);
    expect(await offered('trace', 'needle', '--re')).toEqual(['--replication']);
    expect(await offered('size', 'burn', '--')).toEqual([
      '--objective',
      '--burn-rate',
      '--window',
      '--effect',
      '--period',
      '--json',
      '--help',
    ]);
    expect(await offered('size', '--')).toEqual(['--help']);
  });

  test('the words that an option takes', async () => {
    expect(await offered('simulate', 'needle', '--engine', '')).toEqual(['auto', 'events', 'ticks', 'lazy']);
    expect(await offered('size', 'watch', '--chart', 'c')).toEqual(['cusum']);
    expect(await offered('size', 'means', '--test', '')).toEqual(['t', 'z']);
    expect(await offered('simulate', 'needle', '--seed', '')).toEqual([]);
  });

  test('the plans of a shipped scenario, and the usual ones for a file', async () => {
    const { stdout } = await rolloutLab(['check', 'slow-burn-soak']);
    const plans = /\(([^()]+)\)\.\n$/.exec(stdout)![1]!.split(', ');
    expect(await offered('simulate', 'slow-burn-soak', '--plan', '')).toEqual(plans);
    expect(await offered('simulate', '--plan', 'ab', 'slow-burn-soak', '--plan', '')).toEqual(plans);
    expect(await offered('simulate', 'mine.rollout.json', '--plan', 'can')).toContain('canary');
  });

  test('kinds of calculators and shells', async () => {
    expect(await offered('size', 's')).toEqual(['shadow', 'sprt']);
    expect(await offered('size', 'shadow', '')).toEqual([]);
    expect(await offered('completions', '')).toEqual(['bash', 'zsh', 'fish']);
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

  // Neither shell is needed to develop or to test; where one is there, it reads its own script.
  test.for(has(shell) ? [shell] : [])('are a script that %s can read', (own) => {
    expect(execFileSync(own, ['-n', join(folder, own)], { encoding: 'utf8' })).toBe('');
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
