import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRecentDocuments } from '../../electron/recentDocuments.ts';

let folder: string;
let listFile: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rollout-lab-recent-'));
  listFile = path.join(folder, 'user-data/recent.json');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const system = { addRecentDocument: () => {}, clearRecentDocuments: () => {} };
const start = () => createRecentDocuments(listFile, system);
const pathsTo = (count: number) =>
  Array.from({ length: count }, (_, index) => path.join(folder, `${index}.rollout.json`));

test('recentDocuments lists files added at once by several windows, ten at most, and so does the next start', async () => {
  const recent = start();
  const paths = pathsTo(12);
  const adding = Promise.all(paths.map((filePath) => recent.add(filePath)));
  const latest = paths.toReversed().slice(0, 10);
  // What was added counts before it is written.
  expect(await recent.list()).toEqual(latest);
  await adding;
  expect(await start().list()).toEqual(latest);
});

test('recentDocuments forgets what is still being added', async () => {
  const recent = start();
  const adding = recent.add(pathsTo(1)[0]!);
  await Promise.all([adding, recent.forget()]);
  expect(await recent.list()).toEqual([]);
  expect(JSON.parse(await readFile(listFile, 'utf8'))).toEqual([]);
});

test.each(['', '{}', '["relative.json", 7, null]', '[[["/a"]]]'])(
  'recentDocuments takes a list that holds %j for an empty one',
  async (content) => {
    await start().add(pathsTo(1)[0]!);
    await writeFile(listFile, content);
    expect(await start().list()).toEqual([]);
  },
);
