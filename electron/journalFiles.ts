import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { JournalEntry, KeptJournal } from './contract.ts';
import type { FileState } from './fileState.ts';
import { explainFileError } from './explainFileError.ts';
import { writeWholeFile } from './writeWholeFile.ts';

const extension = '.journal.json';

/** A journal with the state in which the program last read or wrote the document's file. */
export type JournalFile = KeptJournal & { readonly fileState?: FileState };

/** Unsaved work on the disk, one file a window: each is written whole or not at all. */
export interface JournalFiles {
  write(id: string, entry: JournalEntry & Pick<JournalFile, 'fileState'>): Promise<void>;
  remove(id: string): Promise<void>;
  /** All that is kept, the latest first. */
  list(): Promise<JournalFile[]>;
}

/** @param folder where the journals are, made when the first is written */
export function createJournalFiles(folder: string): JournalFiles {
  const fileOf = (id: string) => path.join(folder, `${id}${extension}`);
  const read = async (fileName: string): Promise<JournalFile | undefined> => {
    try {
      const {
        keptAtMs,
        name,
        path: filePath,
        text,
        fileState,
      } = JSON.parse(await readFile(path.join(folder, fileName), 'utf8')) as Record<string, unknown>;
      if (typeof keptAtMs !== 'number' || typeof name !== 'string' || typeof text !== 'string')
        return undefined;
      return {
        id: fileName.slice(0, -extension.length),
        keptAtMs,
        name,
        text,
        ...(typeof filePath === 'string' && { path: filePath }),
        ...(fileState !== undefined && { fileState: fileState as FileState }),
      };
    } catch {
      // Not one of ours, or gone meanwhile. What cannot be read is left where it is.
      return undefined;
    }
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
      const names = await readdir(folder).catch(() => []);
      const found = await Promise.all(names.filter((name) => name.endsWith(extension)).map(read));
      return found
        .filter((journal) => journal !== undefined)
        .sort((one, other) => other.keptAtMs - one.keptAtMs);
    },
  };
}
