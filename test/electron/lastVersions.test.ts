import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLastVersions, type LastVersions } from '../../electron/lastVersions.ts';

let folder: string;
let versions: string;
let lastVersions: LastVersions;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rollout-lab-versions-'));
  versions = path.join(folder, 'versions');
  lastVersions = createLastVersions(versions);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function keep(index: number): Promise<string> {
  const filePath = path.join(folder, `${index}.rollout.json`);
  await writeFile(filePath, `text ${index}`);
  await lastVersions.keep(filePath);
  return filePath;
}

async function keptOf(count: number): Promise<number[]> {
  const kept: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const text = await lastVersions.read(path.join(folder, `${index}.rollout.json`));
    if (text === undefined) continue;
    expect(text).toBe(`text ${index}`);
    kept.push(index);
  }
  return kept;
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

test('lastVersions keeps the 50 versions that were kept last', async () => {
  for (const index of range(0, 53)) await keep(index);
  expect(await keptOf(53)).toEqual(range(3, 53));
  // Kept again, an old one is among the last.
  await keep(3);
  await keep(53);
  expect(await keptOf(54)).toEqual([3, ...range(5, 54)]);
});

test('lastVersions keeps the last ones although the clock was set back by a year', async () => {
  for (const index of range(0, 50)) await keep(index);
  const nextYear = Date.now() / 1000 + 365 * 86_400;
  for (const name of await readdir(versions)) {
    const filePath = path.join(versions, name);
    const index = Number((await readFile(filePath, 'utf8')).slice(5));
    await utimes(filePath, nextYear + index, nextYear + index);
  }
  for (const index of range(50, 53)) await keep(index);
  expect(await keptOf(53)).toEqual(range(3, 53));
});

test('lastVersions kept at once by several windows are all kept', async () => {
  const paths = range(0, 20).map((index) => path.join(folder, `${index}.rollout.json`));
  await Promise.all(paths.map((filePath, index) => writeFile(filePath, `text ${index}`)));
  await Promise.all(paths.map((filePath) => lastVersions.keep(filePath)));
  expect(await keptOf(20)).toEqual(range(0, 20));
  const times = await Promise.all(
    (await readdir(versions)).map(async (name) => (await stat(path.join(versions, name))).mtimeMs),
  );
  expect(new Set(times).size).toBe(20);
});

test('lastVersions keeps no older version for the last one where that is too large to be opened', async () => {
  const filePath = await keep(0);
  await writeFile(filePath, 'x'.repeat(16 * 1024 * 1024 + 1));
  await lastVersions.keep(filePath);
  expect(await lastVersions.read(filePath)).toBeUndefined();
});

test('lastVersions stops no save where it cannot keep anything', async () => {
  const report = vi.spyOn(console, 'error').mockImplementation(() => {});
  await writeFile(versions, 'in the way');
  await keep(0);
  expect(report).toHaveBeenCalledOnce();
  report.mockRestore();
  await rm(versions);
  await mkdir(versions);
  await keep(0);
  expect(await keptOf(1)).toEqual([0]);
});
