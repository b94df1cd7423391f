import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeChecksums } from '../../../scripts/package/checksums.mjs';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rollout-lab-release-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test('writeChecksums(folder) lists what people install, as sha256sum reads it, and nothing of the builder’s own', async () => {
  await writeFile(path.join(folder, 'rollout-lab.deb'), 'abc');
  await writeFile(path.join(folder, 'rollout-lab.AppImage'), '');
  await writeFile(path.join(folder, 'builder-debug.yml'), 'x');
  // Both from FIPS 180-4: "abc" and nothing.
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  expect(await writeChecksums(folder)).toEqual([
    { name: 'rollout-lab.AppImage', bytes: 0, sha256: nothing },
    { name: 'rollout-lab.deb', bytes: 3, sha256: abc },
  ]);
  expect(await readFile(path.join(folder, 'SHA256SUMS'), 'utf8')).toBe(
    `${nothing}  rollout-lab.AppImage\n${abc}  rollout-lab.deb\n`,
  );
});
