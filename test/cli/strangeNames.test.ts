import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseScenario } from '../../sim-core/index.ts';
import { shippedTexts } from '../sim-core/scenario/shipped.ts';
import { rolloutLab } from './rolloutLab.ts';

const folder = mkdtempSync(join(tmpdir(), 'rollout-lab-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a terminal takes for an order: to clear, to begin a line, to write backwards. */
const ORDERS = '\u001b[31m\r\n\u009b2J\u202e\t';
/** The same as it is shown, as JSON would write it. */
const SHOWN = String.raw`\u001b[31m\r\n\u009b2J\u202e\t`;
// oxlint-disable-next-line no-control-regex -- that is what it is about
const RAW = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;

describe('rollout-lab shows what was typed without the orders in it,', () => {
  test.each([
    ['a file that is not there', ['check', `e${ORDERS}`], 1, `e${SHOWN}: there is no such file`],
    ['counts that are not there', ['fit-traffic', `e${ORDERS}`], 1, `e${SHOWN}: there is no such file`],
    ['a command', [`e${ORDERS}`], 2, `got "e${SHOWN}"`],
    ['an option', ['check', '--e\u001b[31m\rvil'], 2, String.raw`Unknown option '--e\u001b[31m\rvil'`],
    ['the value of an option', ['simulate', 'needle', '--seed', ORDERS], 2, `got "${SHOWN}"`],
    ['a plan', ['simulate', 'needle', '--plan', ORDERS], 2, `got "${SHOWN}"`],
    ['a kind', ['size', ORDERS], 2, `got "${SHOWN}"`],
    ['a second file', ['simulate', 'needle', ORDERS], 2, `got also "${SHOWN}"`],
    ['a shell', ['completions', ORDERS], 2, `got "${SHOWN}"`],
    ['a column', ['fit-traffic', 'e.csv', '--zone', ORDERS], 2, `got "${SHOWN}"`],
  ])('of %s', async (_, words, exitCode, said) => {
    const { code, stdout, stderr } = await rolloutLab(words);
    expect({ code, stdout }).toEqual({ code: exitCode, stdout: '' });
    expect(stderr).toContain(said);
    expect(stderr).not.toMatch(RAW);
    expect(stderr.split('\n')).toHaveLength(2);
  });
});

// Windows has no such names.
describe.runIf(process.platform !== 'win32')(
  'rollout-lab shows the name of a file without the orders in it',
  () => {
    const needle = shippedTexts.get('needle')!.replace(/"replications": \d+/, '"replications": 20');
    const fileOf = (name: string, text: string) => {
      const file = join(folder, name);
      writeFileSync(file, text);
      return file;
    };
    const name = (file: string) => `${ORDERS}${file}`;
    const shown = (file: string) => join(folder, `${SHOWN}${file}`);
    const files: Record<string, string> = {};

    beforeAll(async () => {
      files['good'] = fileOf(name('good.rollout.json'), needle);
      files['newer'] = fileOf(name('newer.rollout.json'), needle.replace('"version": 1,', '"version": 2,'));
      files['bad'] = fileOf(name('bad.rollout.json'), needle.replace('"seed": 1', '"seed": -1'));
      const { stdout } = await rolloutLab(['simulate', files['good'], '--workers', '1', '--json']);
      files['result'] = fileOf(name('good.rollout-result.json'), stdout);
      const hours = Array.from({ length: 3 * 168 }, (_, hour) => {
        const time = new Date(Date.UTC(2024, 0, 1, hour)).toISOString();
        return `${time},${Math.round(500 + 300 * Math.sin((hour * Math.PI) / 12) + ((hour * 7919) % 97))}`;
      });
      files['counts'] = fileOf(name('counts.csv'), `time,count\n${hours.join('\n')}\n`);
      files['badCounts'] = fileOf(name('bad.csv'), `time,count\n2024-01-01T00:00Z,\u001b[31m\n`);
    });

    test.each([
      ['a scenario without problems', ['check', 'good'], 0, `${shown('good.rollout.json')}: no problems`],
      ['a scenario with problems', ['check', 'bad'], 1, `${shown('bad.rollout.json')}: seed requires`],
      ['a warning', ['check', 'newer'], 0, `warning: ${shown('newer.rollout.json')}: version is 2`],
      ['a result', ['check', 'result'], 0, `${shown('good.rollout-result.json')}: no problems`],
      [
        'a result and its scenario',
        ['check', 'result', 'good'],
        0,
        `${shown('good.rollout-result.json')}: fits ${shown('good.rollout.json')}. Result`,
      ],
      ['fitted counts', ['fit-traffic', 'counts'], 0, `${shown('counts.csv')}: 504 counts`],
      [
        'counts with problems',
        ['fit-traffic', 'badCounts'],
        1,
        String.raw`${shown('bad.csv')}: line 2 requires a count from 0 to 1e15, got "\u001b[31m"`,
      ],
    ])('of %s', async (_, [command, ...of], exitCode, said) => {
      const { code, stdout, stderr } = await rolloutLab([command!, ...of.map((file) => files[file]!)]);
      expect(code).toBe(exitCode);
      expect(`${stdout}${stderr}`).toContain(said);
      expect(`${stdout}${stderr}`).not.toMatch(RAW);
    });

    test('in objects, which hold the name itself', async () => {
      for (const of of [[files['good']!], [files['result']!, files['good']!]]) {
        const { stdout } = await rolloutLab(['check', ...of, '--json']);
        expect(stdout).not.toMatch(RAW);
        expect(JSON.parse(stdout)).toMatchObject({ file: of[0], ok: true });
      }
    });

    test('in fitted traffic, which a scenario takes as it is', async () => {
      const { stdout } = await rolloutLab(['fit-traffic', files['counts']!, '--json']);
      expect(stdout).not.toMatch(RAW);
      const { traffic } = JSON.parse(stdout) as { traffic: { shape: { source: string } } };
      expect(traffic.shape.source).toContain(`${SHOWN}counts.csv, `);
      const scenario = JSON.parse(needle) as { world: object };
      const fitted = parseScenario(JSON.stringify({ ...scenario, world: { ...scenario.world, traffic } }));
      expect(fitted.problems).toEqual([]);
    });
  },
);
