import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';

// Of electron-builder's own dependencies.
const { load } = createRequire(import.meta.url)('js-yaml');

interface Step {
  uses?: string;
  run?: string;
  env?: Record<string, string>;
}

interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, { permissions?: Record<string, string>; needs?: string; steps: Step[] }>;
}

const read = (name: string) => readFileSync(`.github/workflows/${name}.yml`, 'utf8');
const workflow = (name: string) => load(read(name)) as Workflow;
const guide = readFileSync('docs/releasing.md', 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

describe.each(['ci', 'release'])('.github/workflows/%s.yml', (name) => {
  const { permissions, jobs } = workflow(name);
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test('runs .ci/run before anything else', () => {
    const [first] = Object.values(jobs);
    expect(first?.steps.at(-1)?.run).toBe('.ci/run');
    const others = Object.values(jobs).slice(1);
    expect(others.map(({ needs }) => needs)).toEqual(Object.keys(jobs).slice(0, -1));
  });

  test('may write to the repository only where it drafts a release', () => {
    expect(permissions).toEqual({ contents: 'read' });
    const widened = Object.entries(jobs).filter(([, job]) => job.permissions !== undefined);
    expect(widened.map(([id]) => id)).toEqual(name === 'release' ? ['draft'] : []);
  });

  test('calls no script that package.json lacks, and no action but GitHub’s own', () => {
    const called = steps.flatMap(({ run = '' }) =>
      [...run.matchAll(/npm run ([\w:-]+)/g)].map(([, it]) => it),
    );
    expect(called.filter((script = '') => !(script in scripts))).toEqual([]);
    expect(steps.flatMap(({ uses = [] }) => uses).filter((it) => !it.startsWith('actions/'))).toEqual([]);
  });
});

describe('docs/releasing.md', () => {
  const rows = [...guide.matchAll(/^\| `(\w+)` \| `(\w+)` \|/gm)];

  test('names every secret and variable of the release workflow, and no other', () => {
    const source = read('release');
    const secrets = new Set([...source.matchAll(/secrets\.(\w+)/g)].map(([, secret]) => secret));
    const variables = new Set([...source.matchAll(/echo "(\w+)=/g)].map(([, variable]) => variable));
    expect(new Set(rows.map(([, secret]) => secret))).toEqual(secrets);
    expect(new Set(rows.map(([, , variable]) => variable))).toEqual(variables);
  });

  test('names commands and files that exist', () => {
    const commands = [...guide.matchAll(/`npm run ([\w:-]+)/g)].map(([, script = '']) => script);
    expect(commands.filter((script) => !(script in scripts))).toEqual([]);
    const files = [...guide.matchAll(/`((?:\.\w+|scripts|assets)\/[\w./-]+)`/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });
});
