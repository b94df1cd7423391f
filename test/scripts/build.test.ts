import { spawn } from 'node:child_process';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensureBuilt } from '../../scripts/build.mjs';
import { makeProject, removeProject, setAge } from './project.ts';

let root: string;

beforeEach(async () => {
  root = await makeProject({
    'cli/main.ts': "import { greeting } from '../sim-core/greeting.ts';\nconsole.log(greeting);\n",
    'cli/worker.ts': "export const worker: string = 'worker';\n",
    'sim-core/greeting.ts': "export const greeting: string = 'first';\n",
    'sim-core/unused.ts': '',
    'package-lock.json': '{}',
  });
});

afterEach(() => removeProject(root));

const mainBundle = () => readFile(path.join(root, 'dist/cli/main.mjs'), 'utf8');

test('ensureBuilt(targets) builds what is missing and nothing on a second call', async () => {
  expect(await ensureBuilt(['cli'], { root })).toEqual(['cli']);
  expect(await mainBundle()).toContain('first');
  const { ino } = await stat(path.join(root, 'dist/cli'));
  expect(await ensureBuilt(['cli'], { root })).toEqual([]);
  expect((await stat(path.join(root, 'dist/cli'))).ino).toBe(ino);
});

test('ensureBuilt(targets) builds again after a source has changed', async () => {
  await ensureBuilt(['cli'], { root });
  await writeFile(path.join(root, 'sim-core/greeting.ts'), "export const greeting = 'second';\n");
  await setAge(path.join(root, 'sim-core/greeting.ts'), -5);
  expect(await ensureBuilt(['cli'], { root })).toEqual(['cli']);
  expect(await mainBundle()).toContain('second');
});

test.each(['package-lock.json', 'rolldown.config.mjs', 'assets'])(
  'ensureBuilt(targets) builds again after %s has changed',
  async (name) => {
    await ensureBuilt(['cli'], { root });
    await writeFile(path.join(root, name), '');
    await setAge(path.join(root, name), -5);
    expect(await ensureBuilt(['cli'], { root })).toEqual(['cli']);
  },
);

test('ensureBuilt(targets) builds again after a source has been removed or an output is gone', async () => {
  await ensureBuilt(['cli'], { root });
  await rm(path.join(root, 'sim-core/unused.ts'));
  await setAge(path.join(root, 'sim-core'), -5);
  expect(await ensureBuilt(['cli'], { root })).toEqual(['cli']);
  await setAge(path.join(root, 'sim-core'), 3600);
  await rm(path.join(root, 'dist/cli/worker.mjs'));
  expect(await ensureBuilt(['cli'], { root })).toEqual(['cli']);
  expect(await ensureBuilt(['cli'], { root })).toEqual([]);
});

test('ensureBuilt(targets) does not build for a change of another target', async () => {
  await ensureBuilt(['cli'], { root });
  await writeFile(path.join(root, 'renderer.ts'), '');
  await setAge(path.join(root, 'renderer.ts'), -5);
  expect(await ensureBuilt(['cli'], { root })).toEqual([]);
});

test('ensureBuilt(targets) throws the bundler’s words and keeps the old build where a source is broken', async () => {
  await ensureBuilt(['cli'], { root });
  await writeFile(path.join(root, 'sim-core/greeting.ts'), 'export const greeting = ;\n');
  await setAge(path.join(root, 'sim-core/greeting.ts'), -5);
  await expect(ensureBuilt(['cli'], { root })).rejects.toThrow(
    /^The cli could not be built\.\n[^]*greeting\.ts/,
  );
  expect(await mainBundle()).toContain('first');
  expect(await readdir(path.join(root, 'dist'))).toEqual(['cli']);
});

test('ensureBuilt(targets) in four processes at once builds once, and all find it built', async () => {
  const results = await Promise.all([1, 2, 3, 4].map(() => ensureBuiltInAProcess()));
  expect(results.sort()).toEqual(['["cli"]', '[]', '[]', '[]']);
  expect(await readdir(path.join(root, 'dist'))).toEqual(['cli']);
});

test('ensureBuilt(targets) takes over from a build that was killed, and clears up after it', async () => {
  await ensureBuilt(['cli'], { root });
  await rm(path.join(root, 'dist/cli'), { recursive: true });
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.on('close', resolve));
  await writeFile(path.join(root, 'dist/cli.lock'), String(child.pid));
  await writeFile(path.join(root, `dist/cli.new.${child.pid}`), '');
  const results = await Promise.all([1, 2, 3].map(() => ensureBuiltInAProcess()));
  expect(results.sort()).toEqual(['["cli"]', '[]', '[]']);
  expect(await readdir(path.join(root, 'dist'))).toEqual(['cli']);
});

async function ensureBuiltInAProcess(): Promise<string> {
  const script = path.resolve('scripts/build.mjs');
  const code = `const { ensureBuilt } = await import(${JSON.stringify(script)});
    console.log(JSON.stringify(await ensureBuilt(['cli'], { root: ${JSON.stringify(root)} })));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (bytes) => (output += bytes));
  await new Promise((resolve) => child.on('close', resolve));
  return output.trim();
}
