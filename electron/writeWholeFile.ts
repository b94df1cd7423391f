import { randomUUID } from 'node:crypto';
import { access, constants, open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { explainFileError } from './explainFileError.ts';

/**
 * Writes a file, text as UTF-8, whole or not at all: to a new file beside, flushed to the disk, then renamed over the old one.
 * Links are followed and the old file's mode is kept. Throws an Error a person understands.
 */
export async function writeWholeFile(filePath: string, content: string | Uint8Array): Promise<void> {
  try {
    await replaceFile(await followLinks(filePath), content);
  } catch (error) {
    throw new Error(`"${path.basename(filePath)}" could not be saved: ${explainFileError(error)}.`, {
      cause: error,
    });
  }
}

async function replaceFile(target: string, content: string | Uint8Array): Promise<void> {
  const mode = await writableMode(target);
  const beside = path.join(path.dirname(target), `.${path.basename(target)}.${randomUUID()}.tmp`);
  try {
    const file = await open(beside, 'wx', mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
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

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
