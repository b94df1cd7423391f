import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { commands } from '../../cli/commands/index.ts';
import type { OutputName } from '../../cli/schemaNames.ts';
import { outputNames, schemaNames } from '../../cli/schemaNames.ts';
import { parseScenario, serializeResult, summarize } from '../../sim-core/index.ts';
import { compileScenario } from '../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../sim-core/run/playChunk.ts';
import { scenarioOf } from '../sim-core/worlds.ts';
import { shippedTexts } from '../sim-core/scenario/shipped.ts';
import { rolloutLab } from './rolloutLab.ts';

const folder = mkdtempSync(join(tmpdir(), 'rollout-lab-outputs-'));
const broken = join(folder, 'broken.rollout.json');
/** A world with measured counts, drawn anew in each replication. */
const drawn = join(folder, 'drawn.rollout.json');
const counts = join(folder, 'counts.csv');
/** A result, of a scenario that has changed since. */
const result = join(folder, 'slow-burn.rollout-result.json');
const changed = join(folder, 'changed.rollout.json');
/** Of a later version of the program, which is worth a warning. */
const newer = join(folder, 'newer.rollout.json');
const nowhere = join(folder, 'nowhere.json');
/** No text at all. */
const binary = join(folder, 'binary.json');
const brokenResult = join(folder, 'broken.rollout-result.json');

writeFiles();

function writeFiles(): void {
  writeFileSync(broken, shippedTexts.get('slow-burn')!.replace('"share": 0.01', '"share": 1.2'));
  const challenger = { success: { kind: 'measured', events: 95, trials: 100, uncertainty: 'drawn' } };
  const plans = { ab: [{ strategy: 'ab', hours: 24 }] };
  writeFileSync(drawn, JSON.stringify(scenarioOf({ incumbent: { success: 0.93 }, challenger }, plans)));
  const hours = Array.from({ length: 5 * 168 }, (_, hour) => {
    const time = new Date(Date.UTC(2024, 0, 1, hour)).toISOString();
    return `${time},${Math.round(500 + 300 * Math.sin((hour * Math.PI) / 12) + ((hour * 7919) % 97))}`;
  });
  writeFileSync(counts, `time,count\n${hours.join('\n')}\n`);
  const scenario = parseScenario(shippedTexts.get('slow-burn')!).scenario!;
  const outcomes = playChunk(compileScenario(scenario), 'lazy', 1, { from: 0, to: 5 });
  const stored = serializeResult(summarize({ scenario, seed: 1, engine: 'lazy', outcomes, complete: true }));
  writeFileSync(result, stored);
  writeFileSync(brokenResult, stored.replace('"seed": 1', '"seed": -1'));
  writeFileSync(newer, shippedTexts.get('slow-burn')!.replace('"version": 1,', '"version": 2,'));
  writeFileSync(binary, Uint8Array.of(0xff, 0xfe, 0x80));
  writeFileSync(changed, shippedTexts.get('slow-burn')!.replace('"seed": 1', '"seed": 2'));
}
afterAll(() => rmSync(folder, { recursive: true }));

/** What is typed for each object; together they reach every part of it. */
const typed: Readonly<Record<OutputName, () => readonly (readonly string[])[]>> = {
  result: () => [
    ['simulate', 'slow-burn', '--replications', '10'],
    ['simulate', 'capstone', '--replications', '5'],
    ['simulate', 'reference-null', '--replications', '1', '--plan', 'ab'],
    ['simulate', drawn, '--replications', '20'],
  ],
  trace: () => [
    ['trace', 'slow-burn', '--plan', 'canary'],
    ['trace', 'slow-burn', '--plan', 'shadow'],
    ['trace', 'ranking-win', '--plan', 'interleaved'],
    ['trace', 'impatient-dashboard', '--plan', 'ab'],
  ],
  check: () => [
    ['check', 'slow-burn'],
    ['check', broken],
    ['check', nowhere],
    ['check', folder],
    ['check', binary],
  ],
  'check-result': () => [
    ['check', result, changed],
    ['check', result],
    ['check', brokenResult],
    ['check', result, broken],
    ['check', result, newer],
    ['check', result, nowhere],
    ['check', nowhere, changed],
  ],
  'fit-traffic': () => [['fit-traffic', counts]],
  // Every example of every kind.
  size: () =>
    commands
      .find(({ name }) => name === 'size')!
      .topics!.flatMap(({ examples }) => examples.map(({ words }) => words.split(' '))),
  scenarios: () => [['scenarios']],
  selftest: () => [['selftest']],
};

function validatorOf(name: OutputName): z.ZodType {
  const file = new URL(`../../assets/schemas/${name}.schema.json`, import.meta.url);
  return z.fromJSONSchema(JSON.parse(readFileSync(file, 'utf8')) as z.core.JSONSchema.JSONSchema);
}

/** The object with its lists cut short: whatever is in a list is there more than once. */
function shortened(value: unknown, longest: number): unknown {
  if (Array.isArray(value)) return value.slice(0, longest).map((part) => shortened(part, longest));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shortened(part, longest)]));
}

/** Every object that differs from the given one in one place, at most a few for each kind of place. */
function mutationsOf(value: unknown): { readonly what: string; readonly mutated: unknown }[] {
  const seen = new Map<string, number>();
  const mutations: { what: string; mutated: unknown }[] = [];
  const visit = (part: unknown, path: readonly (string | number)[]) => {
    const kind = path.map((key) => (typeof key === 'number' ? '[]' : key)).join('.');
    const times = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, times);
    if (times > 2) return;
    const change = (what: string, edit: (holder: Record<string | number, unknown>) => void) => {
      const copy = structuredClone(value) as Record<string | number, unknown>;
      edit(path.slice(0, -1).reduce((at, key) => at[key] as Record<string | number, unknown>, copy));
      mutations.push({ what: `${what} at ${path.join('.')}`, mutated: copy });
    };
    const last = path.at(-1);
    if (last !== undefined) {
      change('a list of a list', (holder) => (holder[last] = [[]]));
      if (typeof last === 'string') {
        change('a key spelled otherwise', (holder) => {
          holder[`${last} `] = holder[last];
          delete holder[last];
        });
      }
    }
    if (typeof part !== 'object' || part === null) return;
    for (const [key, child] of Object.entries(part)) {
      visit(child, [...path, Array.isArray(part) ? Number(key) : key]);
    }
  };
  visit(value, []);
  return mutations;
}

describe.each(outputNames)('the published JSON Schema of %s', (name) => {
  const printed = Promise.all(
    typed[name]().map(async (words) => {
      const { stdout } = await rolloutLab([...words, '--json']);
      return [words.join(' '), JSON.parse(stdout)] as const;
    }),
  );
  // Awaited by each test; the first that fails says why.
  printed.catch(() => {});

  test('accepts what the command prints, which names it in its format', async () => {
    for (const [words, object] of await printed) {
      expect({ words, error: validatorOf(name).safeParse(object).error }).toEqual({ words });
      expect(object).toMatchObject({ format: `rollout-lab/${name}`, version: 1 });
    }
  });

  test('refuses it with any part broken, misspelled or taken away', async () => {
    const validator = validatorOf(name);
    // A trace reaches the first look of its gate.
    const object = shortened((await printed)[0]![1], name === 'trace' ? 60 : 3);
    const mutations = mutationsOf(object);
    expect(mutations.length).toBeGreaterThan(10);
    const accepted = mutations.filter(({ mutated }) => validator.safeParse(mutated).success);
    expect(accepted.map(({ what }) => what).filter((what) => !isFree(name, what))).toEqual([]);
  });
});

/** Where any key may stand: what a calculator was given or found, and the figures of a reason. */
function isFree(name: OutputName, what: string): boolean {
  if (!what.startsWith('a key spelled otherwise')) return false;
  return name === 'size'
    ? /at (?:baseline|lift|formula|alpha|sides)$/.test(what)
    : /\.reasons\.\d+\.numbers\.\w+$/.test(what);
}

test.each(schemaNames)('rollout-lab schema %s prints the published file', async (name) => {
  const folderOf = name === 'scenario' ? '' : 'schemas/';
  const file = new URL(`../../assets/${folderOf}${name}.schema.json`, import.meta.url);
  expect(await rolloutLab(['schema', name])).toEqual({
    code: 0,
    stdout: readFileSync(file, 'utf8'),
    stderr: '',
  });
});

test('rollout-lab schema of nothing known says what there is', async () => {
  expect(await rolloutLab(['schema', 'plan'])).toEqual({
    code: 2,
    stdout: '',
    stderr: `rollout-lab: schema requires one of ${schemaNames.join(', ')}, got "plan"\n`,
  });
});

test('rollout-lab check FILE --json prints the problems of a file, and ends with 1', async () => {
  const { code, stdout, stderr } = await rolloutLab(['check', broken, '--json']);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  const { ok, scenario, problems } = JSON.parse(stdout) as {
    ok: boolean;
    scenario: null;
    problems: { path: string; message: string }[];
  };
  expect({ ok, scenario }).toEqual({ ok: false, scenario: null });
  // The words that stand on standard error without --json.
  const { stderr: lines } = await rolloutLab(['check', broken]);
  expect(problems.map(({ path, message }) => `${broken}: ${path} ${message}`)).toEqual(
    lines.trimEnd().split('\n'),
  );
});
