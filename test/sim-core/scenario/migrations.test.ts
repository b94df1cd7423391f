import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  SCENARIO_VERSION,
  formatProblem,
  parseScenario,
  scenarioHash,
  serializeScenario,
} from '../../../sim-core/index.ts';
import { migrations } from '../../../sim-core/scenario/migrations/index.ts';
import { migrate } from '../../../sim-core/scenario/migrations/migrate.ts';
import type { FileObject, Migration } from '../../../sim-core/scenario/migrations/migration.ts';

const folder = new URL('kept/', import.meta.url);

/** Hashes of the kept files: results that were stored go by them, in whatever version the file is read. */
const hashes: Readonly<Record<string, string>> = { 'v1.rollout.json': 'ae28ed832f49638a' };

describe('a kept file of every version', () => {
  test('is there, and a step from every version but the present', () => {
    const versions = Array.from({ length: SCENARIO_VERSION }, (_, index) => index + 1);
    expect(readdirSync(folder).sort()).toEqual(versions.map((version) => `v${version}.rollout.json`));
    expect(migrations.map(({ from }) => from).sort((a, b) => a - b)).toEqual(versions.slice(0, -1));
  });

  test.each(Object.keys(hashes))('%s says today what it said then', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    expect((JSON.parse(text) as { version: number }).version).toBe(Number(/\d+/.exec(name)![0]));
    const { scenario, problems } = parseScenario(text);
    expect(problems).toEqual([]);
    expect(scenarioHash(scenario!)).toBe(hashes[name]);
    expect(parseScenario(serializeScenario(scenario!)).scenario).toEqual(scenario);
  });
});

/** A step that never was: before the first version, the tolerance was called a margin, and lay in the world. */
const draft: Migration = {
  from: 0,
  migrate: (file) => {
    const { margin, ...world } = (file['world'] ?? {}) as FileObject;
    return { ...file, tolerance: margin, world };
  },
  writtenAt: (path) => (path[0] === 'tolerance' ? ['world', 'margin', ...path.slice(1)] : path),
};

const kept = JSON.parse(readFileSync(new URL('v1.rollout.json', folder), 'utf8')) as FileObject;

/** The kept file as the drafts would have written it. */
function drafted(margin: unknown): string {
  const { tolerance: _, ...rest } = kept;
  return JSON.stringify({ ...rest, version: 0, world: { ...(kept['world'] as FileObject), margin } });
}

describe('parseScenario(text) takes an older file to the present version', () => {
  test('and reads in it what it said', () => {
    const { scenario, problems } = parseScenario(drafted(kept['tolerance']), [draft]);
    expect(problems).toEqual([]);
    expect(scenario).toEqual(parseScenario(JSON.stringify(kept)).scenario);
    expect(scenario!.version).toBe(SCENARIO_VERSION);
  });

  test('and names what is wrong where it was written', () => {
    expect(parseScenario(drafted(-1), [draft]).problems.map(formatProblem)).toEqual([
      'world.margin requires a number from 0 to 1,000,000,000, got -1',
    ]);
  });

  test('and leaves what is no such file to the check', () => {
    const lines = (text: string) => parseScenario(text, [draft]).problems.map(formatProblem);
    expect(lines('{"format":"rollout-lab/scenario","version":0,"world":5}')).toContain(
      'name requires a text of 1 to 200 characters, got nothing',
    );
    expect(lines('{"format":"rollout-lab/scenario","version":-1}')).toContain(
      'version requires 1, the version this program knows, got -1',
    );
  });

  test('by every step in between, places being told through all of them', () => {
    const steps: Migration[] = [
      {
        from: 2,
        migrate: ({ b, ...rest }) => ({ ...rest, c: b }),
        writtenAt: ([, ...rest]) => ['b', ...rest],
      },
      {
        from: 1,
        migrate: ({ a, ...rest }) => ({ ...rest, b: a }),
        writtenAt: ([, ...rest]) => ['a', ...rest],
      },
    ];
    const { file, writtenAt } = migrate({ version: 1, a: [5] }, steps);
    expect(file).toEqual({ version: 3, c: [5] });
    expect(writtenAt(['c', 0])).toEqual(['a', 0]);
  });
});
