import { randomUUID } from 'node:crypto';
import { access, constants, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { explainFileError, isMissing } from './explainFileError.ts';
import { hashOf, type FileState } from './fileState.ts';

/** How a file is written. */
export interface WriteOptions {
  /** Called once the new content is safe on the disk and before it takes the old one's place, which is at this path. */
  readonly beforeReplacing?: (filePath: string) => Promise<void>;
}

/**
 * Writes a file, text as UTF-8, whole or not at all: to a new file beside, flushed to the disk, then renamed over the old one.
 * Links are followed and the old file's mode is kept. Throws an Error a person understands.
 *
 * @returns the file as it is now, to notice later what others have made of it
 */
export async function writeWholeFile(
  filePath: string,
  content: string | Uint8Array,
  options: WriteOptions = {},
): Promise<FileState> {
  try {
    return await replaceFile(await followLinks(filePath), content, options);
  } catch (error) {
    throw new Error(`"${path.basename(filePath)}" could not be saved: ${explainFileError(error)}.`, {
      cause: error,
    });
  }
}

async function replaceFile(
  target: string,
  content: string | Uint8Array,
  { beforeReplacing }: WriteOptions,
): Promise<FileState> {
  const mode = await writableMode(target);
  const folder = path.dirname(target);
  // Without the file's own name: that may already be as long as names can be.
  const beside = path.join(folder, `${leftoverStart}${randomUUID()}${leftoverEnd}`);
  try {
    const state = await writeBeside(beside, content, mode);
    if (mode !== undefined) await beforeReplacing?.(target);
    await rename(beside, target);
    await flushFolder(folder);
    await removeLeftovers(folder);
    return state;
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function writeBeside(
  beside: string,
  content: string | Uint8Array,
  mode: number | undefined,
): Promise<FileState> {
  const file = await open(beside, 'wx', mode);
  try {
    await file.writeFile(content);
    // The mode of a new file loses what the user's mask takes away.
    if (mode !== undefined) await file.chmod(mode);
    await file.sync();
    const { size, mtimeMs } = await file.stat();
    return { size, mtimeMs, hash: hashOf(content) };
  } finally {
    await file.close();
  }
}

/** Puts the new name on the disk too, where the system knows such a thing (Windows does not). */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The file itself is in place and whole: only its name might be the old one after a power cut.
  }
}

const leftoverStart = '.rollout-lab-';
const leftoverEnd = '.tmp';
/** What is younger may be a file that another computer writes to the same shared folder. */
const leftoverAgeMs = 10 * 60_000;

/** What was being written when the program was killed; never the reason why a save that succeeded would fail. */
async function removeLeftovers(folder: string): Promise<void> {
  try {
    for (const name of await readdir(folder)) {
      if (!name.startsWith(leftoverStart) || !name.endsWith(leftoverEnd)) continue;
      const leftover = path.join(folder, name);
      if (Date.now() - (await stat(leftover)).mtimeMs > leftoverAgeMs) await rm(leftover, { force: true });
    }
  } catch {
    // It is tidied up at the next save.
  }
}

/** Renaming would replace a read-only file without a word, as only its folder's permission counts: so ask first. */
async function writableMode(target: string): Promise<number | undefined> {
  try {
    const { mode } = await stat(target);
    if ((mode & 0o222) === 0) throw Object.assign(new Error('read-only'), { code: 'EACCES' });
    await access(target, constants.W_OK);
    return mode & 0o777;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function followLinks(filePath: string): Promise<string> {
  try {
    return await realpath(filePath);
  } catch (error) {
    if (isMissing(error)) return filePath;
    throw error;
  }
}
