import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { galleryOrder, shippedTexts } from '../sim-core/scenario/shipped.ts';
import { rolloutLab } from './rolloutLab.ts';

describe('rollout-lab, typed wrongly, says so in one line and ends with 2', () => {
  const cases: [string, string[], string][] = [
    [
      'an unknown command',
      ['simulat'],
      'requires a command (simulate, trace, check, fit-traffic, size, scenarios, selftest, schema, completions, help), got "simulat"',
    ],
    ['no file', ['simulate'], 'requires a FILE: a scenario file or the id of a shipped scenario'],
    ['an empty file name', ['check', ''], 'requires a FILE: a scenario file or the id of a shipped scenario'],
    ['two files', ['simulate', 'a', 'b'], 'requires one FILE, got also "b"'],
    ['three files', ['check', 'a', 'b', 'c'], 'requires one FILE, or a result and a SCENARIO, got also "c"'],
    [
      'a file for a command that takes none',
      ['scenarios', 'needle'],
      'scenarios takes no FILE, got "needle"',
    ],
    ['a file for the self-test', ['selftest', 'needle'], 'selftest takes no FILE, got "needle"'],
    [
      'an unknown option',
      ['simulate', 'needle', '--fast'],
      'simulate: Unknown option \'--fast\'; "rollout-lab simulate --help" lists the options',
    ],
    ...['0', '-5', '1e3', 'abc', '1.5', '', '200001', '0x10', ' 5', '99999999999999999999'].map(
      (value): [string, string[], string] => [
        `--replications "${value}"`,
        ['simulate', 'needle', '--replications', value],
        `--replications requires a whole number from 1 to 200000, got "${value}"`,
      ],
    ),
    ...['0', '0.01', '51', '-1', 'abc'].map((value): [string, string[], string] => [
      `--precision "${value}"`,
      ['simulate', 'needle', `--precision=${value}`],
      `--precision requires a number from 0.05 to 50, got ${value === 'abc' ? '"abc"' : value}`,
    ]),
    [
      '--replications without a number',
      ['simulate', 'needle', '--replications'],
      'simulate: Option \'--replications <value>\' argument missing; "rollout-lab simulate --help" lists the options',
    ],
    [
      '--workers 0',
      ['simulate', 'needle', '--workers', '0'],
      '--workers requires a whole number from 1 to 64, got "0"',
    ],
    [
      '--seed -1',
      ['simulate', 'needle', '--seed', '-1'],
      '--seed requires a whole number from 0 to 9007199254740991, got "-1"',
    ],
    [
      'a seed beyond exact whole numbers',
      ['simulate', 'needle', '--seed', '9007199254740993'],
      '--seed requires a whole number from 0 to 9007199254740991, got "9007199254740993"',
    ],
    [
      'an unknown plan',
      ['simulate', 'needle', '--plan', 'ab', '--plan', 'blue-green'],
      '--plan requires the id of a plan (ab, canary, interleaved, shadow), got "blue-green"',
    ],
    [
      'a trace of an unknown plan',
      ['trace', 'needle', '--plan', 'blue-green'],
      '--plan requires the id of a plan (ab, canary, interleaved, shadow), got "blue-green"',
    ],
    [
      'a trace of no plan',
      ['trace', 'needle'],
      '--plan requires the id of a plan (ab, canary, interleaved, shadow), got nothing',
    ],
    [
      'a trace of a replication below 0',
      ['trace', 'needle', '--plan', 'ab', '--replication', '-1'],
      '--replication requires a whole number from 0 to 199999, got "-1"',
    ],
    [
      'a run that would be played request by request for days',
      ['simulate', 'reference-drift', '--engine', 'events', '--plan', 'shadow'],
      '--engine events requires at most 1e+10 expected requests in a run, got 1.2e+12 (1,000 replications of 1 plan); --engine auto draws the same distributions, fewer --replications fewer requests',
    ],
    [
      'a run whose users could not all be told apart',
      ['simulate', 'stealing-from-control', '--engine', 'events', '--replications', '1'],
      '--engine events requires at most 20,000,000 users and bots in the world, got 100,000,000; --engine auto draws the same distributions',
    ],
  ];
  test.each(cases)('%s', async (_, words, line) => {
    expect(await rolloutLab(words)).toEqual({ code: 2, stdout: '', stderr: `rollout-lab: ${line}\n` });
  });

  test('an unknown engine', async () => {
    const { code, stdout, stderr } = await rolloutLab(['simulate', 'needle', '--engine', 'steam']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^rollout-lab: --engine requires one of auto, [a-z, ]+, got "steam"\n$/);
  });
});

test('rollout-lab without a command prints the overview on standard error and ends with 2', async () => {
  const { code, stdout, stderr } = await rolloutLab([]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  for (const command of ['simulate', 'trace', 'check', 'size', 'scenarios', 'selftest']) {
    expect(stderr).toMatch(new RegExp(`^  ${command} +\\w`, 'm'));
  }
});

describe('rollout-lab explains itself', () => {
  test.each([['--help'], ['-h'], ['help']])('%s lists the commands and the exit codes', async (word) => {
    const { code, stdout, stderr } = await rolloutLab([word]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('simulate');
    for (const exit of [0, 1, 2, 70, 130]) expect(stdout).toMatch(new RegExp(`^  ${exit} +[A-Z]`, 'm'));
  });

  test.each([
    ['simulate', ['--plan', '--replications', '--seed', '--workers', '--engine', '--json', 'Ctrl+C']],
    ['trace', ['--plan', '--replication', '--seed', '--engine', '--json']],
    ['check', ['FILE [SCENARIO]', 'if there are none, 1 if any']],
    ['size', ['proportions', 'gate', 'bake', 'is left out', '--json']],
    ['fit-traffic', ['--zone', 'ISO 8601']],
    ['scenarios', ['An id may stand for FILE']],
    ['completions', ['bash|zsh|fish', '~/.bashrc']],
    ['help', ['help size bake']],
    ['selftest', ['4 standard errors', 'Exit code 0 if all hold, 1 if any does not', '--json']],
  ])('%s --help names all it can do', async (command, words) => {
    const { code, stdout, stderr } = await rolloutLab([command, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.startsWith(`rollout-lab ${command}`)).toBe(true);
    const text = stdout.replaceAll(/\s+/g, ' ');
    for (const word of words) expect(text).toContain(word);
    expect(await rolloutLab(['help', command])).toEqual({ code, stdout, stderr });
    const tooWide = stdout.split('\n').filter((line) => line.length > 80);
    expect(tooWide).toEqual([]);
  });

  test.each([['--version'], ['-V']])('%s prints the version of the package', async (word) => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect(await rolloutLab([word])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  const kinds =
    'proportions, means, ratio, interleaving, shadow, sprt, gate, threshold, bake, rate, watch, burn';
  test.each([
    ['a third word', ['help', 'size', 'bake', 'now'], 'help takes a command and a kind, got also "now"'],
    ['a kind that there is not', ['help', 'size', 'nope'], `size requires a kind (${kinds}), got "nope"`],
    ['an empty kind', ['help', 'size', ''], `size requires a kind (${kinds}), got ""`],
    ['such a kind before --help', ['size', 'nope', '--help'], `size requires a kind (${kinds}), got "nope"`],
    [
      'a kind of a command without any',
      ['help', 'simulate', 'needle'],
      'simulate has no kinds, got "needle"',
    ],
  ])('help refuses %s', async (_, words, said) => {
    expect(await rolloutLab(words)).toEqual({ code: 2, stdout: '', stderr: `rollout-lab: ${said}\n` });
  });

  test('--help after a file explains the command', async () => {
    expect(await rolloutLab(['simulate', 'needle', '--help'])).toEqual(
      await rolloutLab(['help', 'simulate']),
    );
  });
});

test('rollout-lab scenarios lists every shipped scenario, as the gallery tells them, by an id that stands for its file', async () => {
  const { code, stdout } = await rolloutLab(['scenarios']);
  expect(code).toBe(0);
  const ids = [...stdout.matchAll(/^([a-z-]+) +\w/gm)].map(([, id]) => id!);
  expect(ids).toEqual(galleryOrder);
  expect(ids.toSorted()).toEqual([...shippedTexts.keys()].toSorted());
  for (const id of ids) {
    expect(await rolloutLab(['check', id])).toMatchObject({ code: 0, stderr: '' });
  }
});
