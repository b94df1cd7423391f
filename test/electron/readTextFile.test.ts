import { execFileSync } from 'node:child_process';
import { mkdtemp, open, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fateOf } from '../../electron/fileState.ts';
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

test.runIf(process.platform === 'linux').each(['/dev/zero', '/dev/urandom', '/dev/null'])(
  'readTextFile(path) refuses a link to %s at once',
  async (device) => {
    const filePath = path.join(folder, 'plan.rollout.json');
    await symlink(device, filePath);
    await expect(readTextFile(filePath)).rejects.toThrow(
      '"plan.rollout.json" could not be opened: it is a pipe or a device, not a file.',
    );
  },
);

test.runIf(process.platform !== 'win32')(
  'readTextFile(path) refuses pipes at once, more of them than there are threads for files',
  async () => {
    const pipes = Array.from({ length: 8 }, (_, index) => path.join(folder, `${index}.rollout.json`));
    execFileSync('mkfifo', pipes);
    const readings = pipes.map(async (pipe) => {
      await expect(readTextFile(pipe)).rejects.toThrow('it is a pipe or a device, not a file.');
    });
    await Promise.all(readings);
    const known = { size: 0, mtimeMs: 0, hash: '' };
    expect(await Promise.all(pipes.map((pipe) => fateOf(pipe, known)))).toEqual(pipes.map(() => 'changed'));
  },
);

test.runIf(process.platform === 'linux')(
  'readTextFile(path) reads a file of the system’s own, which says that it is empty',
  async () => {
    expect((await readTextFile('/proc/self/status')).text).toContain('VmRSS');
  },
);

async function fileOfBytes(bytes: number) {
  const filePath = path.join(folder, 'large.rollout.json');
  const file = await open(filePath, 'w');
  await file.truncate(bytes);
  await file.close();
  return filePath;
}
