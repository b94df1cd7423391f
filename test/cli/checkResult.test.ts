import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
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
  const identity = `Result of "Needle in the haystack": 4 plans, 40 replications, seed 1, engine lazy, scenario ${of.hash}.`;

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

  const broken = fileOf('broken.rollout-result.json', stdout.replace('"seed": 1', '"seed": -1'));
  expect(await rolloutLab(['check', broken, scenario])).toEqual({
    code: 1,
    stdout: '',
    stderr: `${broken}: seed requires a whole number from 0 to 9007199254740991, got -1\n`,
  });
  expect((await rolloutLab(['check', scenario, result])).code).toBe(2);
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
