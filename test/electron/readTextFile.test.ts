import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readTextFile } from '../../electron/readTextFile.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rollout-lab-read-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test('readTextFile(path) returns the text without a byte order mark', async () => {
  const filePath = path.join(folder, 'plan.rollout.json');
  await writeFile(filePath, '\ufeffnaïve 😀');
  expect((await readTextFile(filePath)).text).toBe('naïve 😀');
});

test('readTextFile(path) accepts exactly 16 MiB', async () => {
  expect((await readTextFile(await fileOfBytes(16 * 1024 * 1024))).text.length).toBe(16 * 1024 * 1024);
});

test('readTextFile(path) names a file of more than 16 MiB as too large', async () => {
  await expect(readTextFile(await fileOfBytes(16 * 1024 * 1024 + 1))).rejects.toThrow(
    '"large.rollout.json" could not be opened: it is larger than 16 MiB, too large for a scenario.',
  );
});

test('readTextFile(path) names a missing file, a folder and a file that is not text', async () => {
  await expect(readTextFile(path.join(folder, 'gone.rollout.json'))).rejects.toThrow(
    '"gone.rollout.json" could not be opened: the file or its folder does not exist.',
  );
  await expect(readTextFile(folder)).rejects.toThrow('could not be opened: it is a folder.');
  const filePath = path.join(folder, 'latin1.rollout.json');
  await writeFile(filePath, Buffer.from([0x22, 0xe9, 0x22]));
  await expect(readTextFile(filePath)).rejects.toThrow(
    '"latin1.rollout.json" could not be opened: it is not a text file (its bytes are not valid UTF-8).',
  );
});

async function fileOfBytes(bytes: number) {
  const filePath = path.join(folder, 'large.rollout.json');
  const file = await open(filePath, 'w');
  await file.truncate(bytes);
  await file.close();
  return filePath;
}
