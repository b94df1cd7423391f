import * as files from 'node:fs/promises';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { writeWholeFile } from '../../electron/writeWholeFile.ts';

vi.mock('node:fs/promises', async (importOriginal) => ({ ...(await importOriginal<typeof files>()) }));

let folder: string;
let filePath: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rollout-lab-write-'));
  filePath = path.join(folder, 'plan.rollout.json');
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

test('writeWholeFile(path, content) writes a new file and leaves nothing else', async () => {
  await writeWholeFile(filePath, 'naïve 😀');
  expect(await readFile(filePath, 'utf8')).toBe('naïve 😀');
  expect(await readdir(folder)).toEqual(['plan.rollout.json']);
});

test('writeWholeFile(path, content) replaces a longer file and keeps its mode', async () => {
  await writeFile(filePath, 'a much longer text than the new one');
  await chmod(filePath, 0o600);
  await writeWholeFile(filePath, 'short');
  expect(await readFile(filePath, 'utf8')).toBe('short');
  expect((await stat(filePath)).mode & 0o777).toBe(0o600);
});

test.runIf(process.platform !== 'win32')('writeWholeFile(path, content) follows a link', async () => {
  const real = path.join(folder, 'real.rollout.json');
  await writeFile(real, 'old');
  await symlink(real, filePath);
  await writeWholeFile(filePath, 'new');
  expect(await readFile(real, 'utf8')).toBe('new');
});

test('writeWholeFile(path, content) flushes the new file before it takes the old one’s place, and the folder after', async () => {
  const steps: string[] = [];
  const { open, rename } = await vi.importActual<typeof files>('node:fs/promises');
  vi.spyOn(files, 'open').mockImplementation(async (...request) => {
    const file = await open(...request);
    const sync = file.sync.bind(file);
    file.sync = async () => {
      await sync();
      steps.push(`sync ${await readFile(filePath, 'utf8')}`);
    };
    return file;
  });
  vi.spyOn(files, 'rename').mockImplementation(async (...request) => {
    steps.push('rename');
    await rename(...request);
  });
  await writeFile(filePath, 'old');
  await writeWholeFile(filePath, 'new');
  expect(steps).toEqual(['sync old', 'rename', 'sync new']);
});

test.each([
  ['ENOSPC', 'the disk is full'],
  ['EROFS', 'the disk is read-only'],
  ['EIO', 'the disk reports an error'],
])('writeWholeFile(path, content) keeps the old file where writing fails with %s', async (code, reason) => {
  await writeFile(filePath, 'old');
  const { open } = await vi.importActual<typeof files>('node:fs/promises');
  vi.spyOn(files, 'open').mockImplementation(async (...request) => {
    const file = await open(...request);
    file.writeFile = async () => {
      await file.write('ne');
      throw Object.assign(new Error(code), { code });
    };
    return file;
  });
  await expect(writeWholeFile(filePath, 'new')).rejects.toThrow(
    `"plan.rollout.json" could not be saved: ${reason}.`,
  );
  expect(await readFile(filePath, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['plan.rollout.json']);
});

test('writeWholeFile(path, content) keeps a read-only file', async () => {
  await writeFile(filePath, 'old');
  await chmod(filePath, 0o444);
  await expect(writeWholeFile(filePath, 'new')).rejects.toThrow(
    '"plan.rollout.json" could not be saved: the file or its folder is read-only or not yours.',
  );
  expect(await readFile(filePath, 'utf8')).toBe('old');
});

test('writeWholeFile(path, content) names a folder that is missing or in the way, and leaves nothing behind', async () => {
  await expect(writeWholeFile(path.join(folder, 'gone/plan.rollout.json'), 'new')).rejects.toThrow(
    '"plan.rollout.json" could not be saved: the file or its folder does not exist.',
  );
  await mkdir(filePath);
  await expect(writeWholeFile(filePath, 'new')).rejects.toThrow('could not be saved: it is a folder.');
  expect(await readdir(folder)).toEqual(['plan.rollout.json']);
});

test('writeWholeFile(path, content) keeps bits of the mode that the user’s mask would take away', async () => {
  await writeFile(filePath, 'old');
  await chmod(filePath, 0o666);
  await writeWholeFile(filePath, 'new');
  expect((await stat(filePath)).mode & 0o777).toBe(0o666);
});

test('writeWholeFile(path, content) writes a file whose name is as long as names can be, in any script', async () => {
  for (const name of [`${'n'.repeat(242)}.rollout.json`, `${'計'.repeat(80)}.rollout.json`]) {
    await writeWholeFile(path.join(folder, name), 'long');
    expect(await readFile(path.join(folder, name), 'utf8')).toBe('long');
  }
  await expect(writeWholeFile(path.join(folder, 'n'.repeat(300)), 'x')).rejects.toThrow(
    'could not be saved: its name is too long.',
  );
  expect(await readdir(folder)).toHaveLength(2);
});

test('writeWholeFile(path, content) removes what a killed program has left, once that is old', async () => {
  const leftover = path.join(folder, '.rollout-lab-0.tmp');
  await writeFile(leftover, 'half');
  await writeWholeFile(filePath, 'new');
  expect(await readdir(folder)).toHaveLength(2);
  await utimes(leftover, 0, 0);
  await writeWholeFile(filePath, 'new');
  expect(await readdir(folder)).toEqual(['plan.rollout.json']);
});
