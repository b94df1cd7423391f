import { exec } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { galleryOrder, shippedTexts } from '../sim-core/scenario/shipped.ts';
import { rolloutLab, shellCommand } from './rolloutLab.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'rollout-lab-'));
afterAll(() => rmSync(folder, { recursive: true }));

const whole = shippedTexts.get('slow-burn')!;

function fileOf(content: string | Uint8Array): string {
  const file = path.join(folder, 'scenario.rollout.json');
  writeFileSync(file, content);
  return file;
}

/** What a command says of a file: a line a problem, and nothing else anywhere. */
async function complaints(command: string[], file: string): Promise<string[]> {
  const { code, stdout, stderr } = await rolloutLab([command[0]!, file, ...command.slice(1)]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr.endsWith('\n')).toBe(true);
  const lines = stderr.trimEnd().split('\n');
  for (const line of lines) expect(line.startsWith(`${file}: `)).toBe(true);
  return lines.map((line) => line.slice(file.length + 2));
}

const gallery = galleryOrder.join(', ');

describe.each([
  ['check', ['check']],
  ['simulate', ['simulate', '--replications', '10', '--json']],
  ['trace', ['trace', '--plan', 'canary', '--json']],
])('rollout-lab %s ends with 1 and says in a line what is wrong with', (_, command) => {
  test('a file that is not there', async () => {
    expect(await complaints(command, path.join(folder, 'nowhere'))).toEqual([
      `there is no such file, nor a shipped scenario of that id (${gallery})`,
    ]);
  });

  test('a folder', async () => {
    expect(await complaints(command, folder)).toEqual(['is a folder, not a scenario file']);
  });

  test('a truncated file', async () => {
    expect(await complaints(command, fileOf(whole.slice(0, 1000)))).toEqual([
      'The file is not valid JSON (it ends too early, as a truncated file does)',
    ]);
  });

  test('an empty file', async () => {
    expect(await complaints(command, fileOf(''))).toEqual(['The file is not valid JSON (it is empty)']);
  });

  test('binary junk', async () => {
    const junk = Uint8Array.from({ length: 4096 }, (__, index) => (index * 197 + 128) % 256);
    expect(await complaints(command, fileOf(junk))).toEqual(['is not a text in UTF-8']);
  });

  test('a file of another format', async () => {
    expect(await complaints(command, fileOf('{"format": "rollout-lab/journal", "version": 1}'))).toEqual([
      'The file is not a scenario: its format is "rollout-lab/journal", not "rollout-lab/scenario"',
    ]);
  });

  test('numbers out of range, one line each with its path', async () => {
    const text = whole
      .replace('"share": 0.01', '"share": 1.2')
      .replace('"population": 100000', '"population": -1')
      .replace('"tolerance": 0.0005', '"tolerance": "5%"');
    expect(await complaints(command, fileOf(text))).toEqual([
      'tolerance requires a number from 0 to 1,000,000,000, got "5%"',
      'world.users.population requires a whole number from 1 to 1,000,000,000, got -1',
      'plans[1].phases[0].stages[0].share requires a number from 0 to 1, got 1.2',
    ]);
  });
});

describe('rollout-lab says of the file, not of itself,', () => {
  // So many moments of so long a formula that the check tries some of them.
  const long = JSON.parse(whole) as Record<string, Record<string, unknown>>;
  const padding = '+0*load'.repeat(60);
  Object.assign(long['world']!, {
    horizonHours: 1600,
    tickMinutes: 1,
    challenger: {
      error: { kind: 'formula', formula: `0.02/(hours!=61.55)+0*share+0*sinceStart${padding}` },
      segments: {},
    },
  });

  test.each([
    ['simulate', ['simulate', '--plan', 'canary', '--replications', '1']],
    ['trace', ['trace', '--plan', 'canary']],
  ])('what %s finds only when it plays', async (_, command) => {
    const file = fileOf(JSON.stringify(long));
    expect(await complaints(command, file)).toEqual([
      'world.challenger.error.formula requires a value at every moment that is played, got none at hours 61.55, share 1, sinceStart 61.55, load 1.14874',
    ]);
  });
});

describe('rollout-lab check', () => {
  test('reads a file that does not end by itself no further than a scenario can be long', async () => {
    expect(await complaints(['check'], '/dev/zero')).toEqual(['is larger than 16 MiB and was not read']);
  });

  test('refuses a file of 20 MB', async () => {
    expect(await complaints(['check'], fileOf(' '.repeat(20e6)))).toEqual([
      'is larger than 16 MiB and was not read',
    ]);
  });

  test('refuses a format of depth 100,000', async () => {
    expect(
      await complaints(['check'], fileOf(`{"format":${'['.repeat(1e5)}${']'.repeat(1e5)}}`)),
    ).toHaveLength(1);
  });

  test('takes a good file, a byte order mark before it, and a pipe, and ends with 0', async () => {
    for (const content of [whole, `\uFEFF${whole}`]) {
      const file = fileOf(content);
      expect(await rolloutLab(['check', file])).toEqual({
        code: 0,
        stdout: `${file}: no problems. "Slow burn": 1 segment, 4 plans (ab, canary, interleaved, shadow).\n`,
        stderr: '',
      });
    }
    const piped = await promisify(exec)(`cat '${fileOf(whole)}' | ${await shellCommand()} check /dev/stdin`);
    expect(piped).toEqual({
      stdout: expect.stringMatching(/^\/dev\/stdin: no problems/) as string,
      stderr: '',
    });
  });
});
