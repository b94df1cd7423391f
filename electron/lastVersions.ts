import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { hashOf } from './fileState.ts';
import { readRegularFile } from './readRegularFile.ts';
import { maximumTextBytes } from './textLimits.ts';
import { writeWholeFile } from './writeWholeFile.ts';

const most = 50;

/**
 * The version of each document before its last save. They are in the program's own folder and not beside the documents as
 * `name~`: a folder that is shared, synchronised or under version control would fill with files nobody asked for.
 */
export interface LastVersions {
  /** Keeps what is at the path now. Never throws: a save does not fail because of it. */
  keep(filePath: string): Promise<void>;
  /** Undefined where none is kept. */
  read(filePath: string): Promise<string | undefined>;
}

/** @param folder where the versions are, made when the first is kept */
export function createLastVersions(folder: string): LastVersions {
  const fileOf = (filePath: string) => path.join(folder, `${hashOf(filePath).slice(0, 32)}.rollout.json`);
  return {
    async keep(filePath) {
      try {
        await mkdir(folder, { recursive: true });
        const now = await readRegularFile(filePath, maximumTextBytes);
        // An earlier one would be taken for it.
        if (now === undefined) await rm(fileOf(filePath), { force: true });
        else await writeWholeFile(fileOf(filePath), now.bytes);
        await removeOldest(folder);
      } catch (error) {
        console.error(error);
      }
    },
    async read(filePath) {
      try {
        return await readFile(fileOf(filePath), 'utf8');
      } catch {
        return undefined;
      }
    },
  };
}

async function removeOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.rollout.json'));
  if (names.length <= most) return;
  const aged = await Promise.all(
    names.map(async (name) => ({ name, mtimeMs: (await stat(path.join(folder, name))).mtimeMs })),
  );
  aged.sort((one, other) => other.mtimeMs - one.mtimeMs);
  await Promise.all(aged.slice(most).map(({ name }) => rm(path.join(folder, name), { force: true })));
}
