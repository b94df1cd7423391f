import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { checkJournalFile, type JournalContent } from './checkJournalFile.ts';
import type { JournalEntry, KeptJournal } from './contract.ts';
import type { FileState } from './fileState.ts';
import { explainFileError, isMissing } from './explainFileError.ts';
import { readRegularFile } from './readRegularFile.ts';
import { maximumTextBytes } from './textLimits.ts';
import { writeWholeFile } from './writeWholeFile.ts';

const extension = '.journal.json';
/** JSON writes a byte of text as six characters at most; name and path take a few KiB. */
const maximumBytes = 6 * maximumTextBytes + 64 * 1024;

/** A journal with the state in which the program last read or wrote the document's file. */
export type JournalFile = KeptJournal & { readonly fileState?: FileState };

/** Unsaved work on the disk, one file a window: each is written whole or not at all. */
export interface JournalFiles {
  write(id: string, entry: JournalEntry & Pick<JournalFile, 'fileState'>): Promise<void>;
  remove(id: string): Promise<void>;
  /** All that is kept and can be read, the latest first. What is damaged is set aside, never deleted. */
  list(): Promise<JournalFile[]>;
}

/** Told which journal cannot be offered, where it is, and why in words. */
export type TellUnreadable = (filePath: string, reason: string) => void;

/** @param folder where the journals are, made when the first is written */
export function createJournalFiles(folder: string, tellUnreadable: TellUnreadable): JournalFiles {
  const fileOf = (id: string) => path.join(folder, `${id}${extension}`);
  const setAside = async (filePath: string) => {
    const aside = `${filePath}.damaged`;
    const isMoved = await rename(filePath, aside).then(
      () => true,
      () => false,
    );
    tellUnreadable(isMoved ? aside : filePath, 'it is damaged');
  };
  const read = async (fileName: string): Promise<JournalFile | undefined> => {
    const filePath = path.join(folder, fileName);
    let bytes: Uint8Array | undefined;
    try {
      bytes = (await readRegularFile(filePath, maximumBytes))?.bytes;
    } catch (error) {
      // Discarded meanwhile; else it may be readable the next time, and is left where it is.
      if (!isMissing(error)) tellUnreadable(filePath, explainFileError(error));
      return undefined;
    }
    const content = bytes && contentOf(bytes);
    if (content) return { id: fileName.slice(0, -extension.length), ...content };
    await setAside(filePath);
    return undefined;
  };
  return {
    async write(id, entry) {
      try {
        await mkdir(folder, { recursive: true });
        await writeWholeFile(fileOf(id), JSON.stringify({ keptAtMs: Date.now(), ...entry }));
      } catch (error) {
        const cause = error instanceof Error ? (error.cause ?? error) : error;
        throw new Error(`Unsaved edits could not be kept: ${explainFileError(cause)}.`, { cause: error });
      }
    },
    async remove(id) {
      await rm(fileOf(id), { force: true });
    },
    async list() {
      const names = await readdir(folder).catch((error: unknown) => {
        if (isMissing(error)) return [];
        throw new Error(`Edits of before could not be looked for: ${explainFileError(error)}.`, {
          cause: error,
        });
      });
      const found = await Promise.all(names.filter((name) => name.endsWith(extension)).map(read));
      return found
        .filter((journal) => journal !== undefined)
        .sort((one, other) => other.keptAtMs - one.keptAtMs);
    },
  };
}

function contentOf(bytes: Uint8Array): JournalContent | undefined {
  try {
    return checkJournalFile(bytes);
  } catch {
    return undefined;
  }
}
