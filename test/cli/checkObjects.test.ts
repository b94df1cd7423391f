import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shippedTexts } from '../sim-core/scenario/shipped.ts';
import { rolloutLab } from './rolloutLab.ts';

const folder = mkdtempSync(join(tmpdir(), 'rollout-lab-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, content: string | Uint8Array) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};
const needle = shippedTexts.get('needle')!.replace(/"replications": \d+/, '"replications": 20');
const scenario = fileOf('needle.rollout.json', needle);
const result = join(folder, 'needle.rollout-result.json');
beforeAll(async () => {
  writeFileSync(result, (await rolloutLab(['simulate', scenario, '--workers', '1', '--json'])).stdout);
});

/** Files that cannot be read as what they should be, with what is said of each. */
const unreadable = [
  ['a file that is not there', join(folder, 'nowhere.json'), /^there is no such file, nor a shipped/],
  ['a folder', folder, /^is a folder, not a scenario file$/],
  ['a file without an end', '/dev/zero', /^is larger than 16 MiB and was not read$/],
  ['no text', fileOf('binary.json', Uint8Array.of(0xff, 0xfe)), /^is not a text in UTF-8$/],
  ['no JSON', fileOf('torn.json', '{"format": '), /^The file is not valid JSON/],
] as const;

async function objectOf(...words: string[]): Promise<unknown> {
  const { code, stdout, stderr } = await rolloutLab(['check', ...words, '--json']);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  return JSON.parse(stdout);
}

describe('rollout-lab check --json prints an object, and nothing else, and ends with 1', () => {
  test.each(unreadable)('for %s', async (_, file, said) => {
    expect(await objectOf(file)).toEqual({
      format: 'rollout-lab/check',
      version: 1,
      file,
      ok: false,
      scenario: null,
      problems: [{ path: '', message: expect.stringMatching(said) as string }],
      warnings: [],
    });
  });

  test.each(unreadable)('for a result to be held against %s', async (_, file, said) => {
    expect(await objectOf(result, file)).toMatchObject({
      format: 'rollout-lab/check-result',
      file: result,
      ok: false,
      result: { replications: 20 },
      comparison: {
        file,
        fit: null,
        differences: [],
        problems: [{ path: '', message: expect.stringMatching(said) as string }],
        warnings: [],
      },
      problems: [],
    });
  });

  test('for a result to be held against a scenario with problems', async () => {
    const broken = fileOf('broken.rollout.json', needle.replace('"seed": 1', '"seed": -1'));
    expect(await objectOf(result, broken)).toMatchObject({
      ok: false,
      comparison: { file: broken, fit: null, differences: [], problems: [{ path: 'seed' }] },
      problems: [],
    });
  });

  test.each(unreadable)(
    'for %s in the place of a result to be held against a scenario',
    async (_, file, said) => {
      expect(await objectOf(file, scenario)).toEqual({
        format: 'rollout-lab/check-result',
        version: 1,
        file,
        ok: false,
        result: null,
        comparison: null,
        problems: [{ path: '', message: expect.stringMatching(said) as string }],
      });
    },
  );
});

test('rollout-lab check RESULT SCENARIO --json has the warnings of the scenario in its object', async () => {
  const newer = fileOf('newer.rollout.json', needle.replace('"version": 1,', '"version": 2, "regions": [],'));
  const { code, stdout, stderr } = await rolloutLab(['check', result, newer, '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    ok: true,
    comparison: { fit: 'fits', problems: [], warnings: [{ path: 'version' }, { path: 'regions' }] },
  });
});

test('rollout-lab check RESULT SCENARIO says in a line what is wrong with the scenario', async () => {
  for (const [, file, said] of unreadable) {
    const { code, stdout, stderr } = await rolloutLab(['check', result, file]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.startsWith(`${file}: `)).toBe(true);
    expect(stderr.slice(file.length + 2, -1)).toMatch(said);
  }
});

test('rollout-lab check SCENARIO RESULT says that they are the wrong way round', async () => {
  expect(await rolloutLab(['check', scenario, result, '--json'])).toEqual({
    code: 2,
    stdout: '',
    stderr: `rollout-lab: requires a result before a SCENARIO, got "${scenario}", which is a scenario\n`,
  });
});
