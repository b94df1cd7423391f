import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { hashOf } from './fileState.ts';
import { readRegularFile } from './readRegularFile.ts';
import { maximumTextBytes } from './textLimits.ts';
import { writeWholeFile } from './writeWholeFile.ts';

const most = 50;
const extension = '.rollout.json';

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
  const fileOf = (filePath: string) => path.join(folder, `${hashOf(filePath).slice(0, 32)}${extension}`);
  const keep = async (filePath: string): Promise<void> => {
    try {
      await mkdir(folder, { recursive: true });
      const now = await readRegularFile(filePath, maximumTextBytes);
      // An earlier one would be taken for it.
      if (now === undefined) await rm(fileOf(filePath), { force: true });
      else await writeAsNewest(fileOf(filePath), now.bytes);
    } catch (error) {
      console.error(error);
    }
  };
  let last: Promise<void> = Promise.resolve();
  return {
    // One after the other: which is newer is told from those before.
    keep: (filePath) => (last = last.then(async () => keep(filePath))),
    async read(filePath) {
      try {
        return await readFile(fileOf(filePath), 'utf8');
      } catch {
        return undefined;
      }
    },
  };
}

/** Writes a version, removes the oldest beyond the most, and stamps it later than all others, whatever the clock says. */
async function writeAsNewest(versionFile: string, bytes: Uint8Array): Promise<void> {
  const folder = path.dirname(versionFile);
  await writeWholeFile(versionFile, bytes);
  const names = (await readdir(folder)).filter(
    (name) => name.endsWith(extension) && name !== path.basename(versionFile),
  );
  const others = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      return { file, mtimeMs: (await stat(file)).mtimeMs };
    }),
  );
  others.sort((one, other) => other.mtimeMs - one.mtimeMs);
  // A clock that was set back would make the newest the oldest.
  const newest = new Date(Math.max(Date.now(), Math.ceil(others[0]?.mtimeMs ?? 0) + 1));
  await utimes(versionFile, newest, newest);
  await Promise.all(others.slice(most - 1).map(({ file }) => rm(file, { force: true })));
}
