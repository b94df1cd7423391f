import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { PROGRAM_VERSION } from '../../sim-core/index.ts';
import { shippedTexts } from '../sim-core/scenario/shipped.ts';
import { rolloutLab } from './rolloutLab.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'rollout-lab-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, content: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

test('rollout-lab check RESULT SCENARIO says whether the scenario would still give the result', async () => {
  const needle = shippedTexts.get('needle')!.replace(/"replications": \d+/, '"replications": 40');
  const scenario = fileOf('needle.rollout.json', needle);
  const { stdout } = await rolloutLab(['simulate', scenario, '--json', '--workers', '1']);
  const result = fileOf('needle.rollout-result.json', stdout);
  const { scenario: of } = JSON.parse(stdout) as { scenario: { hash: string } };
  const identity = `Result of "Needle in the haystack": 4 plans, 40 replications, seed 1, engine lazy, scenario ${of.hash}, Rollout Lab ${PROGRAM_VERSION}.`;

  expect(await rolloutLab(['check', result])).toEqual({
    code: 0,
    stdout: `${result}: no problems. ${identity}\n`,
    stderr: '',
  });
  expect(await rolloutLab(['check', result, scenario])).toEqual({
    code: 0,
    stdout: `${result}: fits ${scenario}. ${identity}\n`,
    stderr: '',
  });

  const changed = fileOf(
    'changed.rollout.json',
    needle.replace('"seed": 1', '"seed": 2').replace('"population": 100000', '"population": 90000'),
  );
  const compared = await rolloutLab(['check', result, changed]);
  expect({ code: compared.code, stderr: compared.stderr }).toEqual({ code: 1, stderr: '' });
  expect(compared.stdout.trimEnd().split('\n')).toEqual([
    `${result}: does not fit ${changed}. ${identity}`,
    expect.stringMatching(/^ {2}The scenario is another or has changed since: .*\.$/),
    '  The result is of seed 1; the scenario says 2.',
  ]);

  const objectOf = async (code: number, ...files: string[]) => {
    const printed = await rolloutLab(['check', ...files, '--json']);
    expect({ code: printed.code, stderr: printed.stderr }).toEqual({ code, stderr: '' });
    return JSON.parse(printed.stdout) as unknown;
  };
  expect(await objectOf(0, result)).toMatchObject({
    file: result,
    ok: true,
    result: { programVersion: PROGRAM_VERSION, seed: 1, replications: 40, scenario: { hash: of.hash } },
    comparison: null,
    problems: [],
  });
  expect(await objectOf(1, result, changed)).toMatchObject({
    ok: false,
    comparison: {
      file: changed,
      fit: 'does not fit',
      differences: [
        { path: 'scenario.hash', changesNumbers: 'yes' },
        { path: 'seed', message: 'The result is of seed 1; the scenario says 2.', changesNumbers: 'yes' },
      ],
    },
  });
  const earlier = fileOf('earlier.rollout-result.json', stdout.replace(PROGRAM_VERSION, '0.0.9'));
  expect(await objectOf(1, earlier, scenario)).toMatchObject({
    ok: false,
    comparison: { fit: 'may not fit', differences: [{ path: 'programVersion', changesNumbers: 'perhaps' }] },
  });

  const broken = fileOf('broken.rollout-result.json', stdout.replace('"seed": 1', '"seed": -1'));
  expect(await rolloutLab(['check', broken, scenario])).toEqual({
    code: 1,
    stdout: '',
    stderr: `${broken}: seed requires a whole number from 0 to 9007199254740991, got -1\n`,
  });
  expect(await objectOf(1, broken, scenario)).toMatchObject({
    ok: false,
    result: null,
    comparison: null,
    problems: [{ path: 'seed', message: 'requires a whole number from 0 to 9007199254740991, got -1' }],
  });
  expect((await rolloutLab(['check', scenario, result])).code).toBe(2);
});

test('rollout-lab check RESULT SCENARIO names the plans that were not played, and another engine', async () => {
  const needle = shippedTexts.get('needle')!.replace(/"replications": \d+/, '"replications": 20');
  const scenario = fileOf('few.rollout.json', needle);
  const compared = async (...options: string[]) => {
    const played = ['simulate', scenario, '--json', '--workers', '1', ...options];
    const result = fileOf('few.rollout-result.json', (await rolloutLab(played)).stdout);
    const { code, stdout } = await rolloutLab(['check', result, scenario]);
    const [first, ...differences] = stdout.trimEnd().split('\n');
    return { code, finding: first!.slice(result.length + 2, first!.indexOf(` ${scenario}`)), differences };
  };
  expect(await compared('--plan', 'canary')).toEqual({
    code: 0,
    finding: 'fits',
    differences: ['  The result has nothing of the plans "ab", "interleaved", "shadow".'],
  });
  expect(await compared('--engine', 'ticks')).toEqual({
    code: 1,
    finding: 'may not fit',
    differences: [expect.stringMatching(/^ {2}The result was played by the engine "ticks"; .* draws/)],
  });
});

test('rollout-lab check and simulate read a newer scenario as far as they know it, and say what they leave out', async () => {
  const newer = fileOf(
    'newer.rollout.json',
    shippedTexts.get('needle')!.replace('"version": 1,', '"version": 2, "regions": [],'),
  );
  const { code, stdout, stderr } = await rolloutLab(['check', newer]);
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: `warning: ${newer}: version is 2, of a newer Rollout Lab; this one reads version 1, and what it does not know it leaves out\nwarning: ${newer}: regions is not known to this version and was left out\n`,
  });
  expect(stdout).toMatch(/no problems\. "Needle in the haystack"/);
});
