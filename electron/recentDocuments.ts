import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { hashOf } from './fileState.ts';
import { writeWholeFile } from './writeWholeFile.ts';

const most = 10;

/** Paths of the files opened or saved last, the latest first, kept from one start to the next. */
export interface RecentDocuments {
  list(): Promise<readonly string[]>;
  add(filePath: string): Promise<void>;
  forget(): Promise<void>;
}

/** What the page calls a path by: it names nothing that is not on the list. */
export function recentId(filePath: string): string {
  return hashOf(filePath).slice(0, 16);
}

/** The system's own list of recent documents: in the Dock, in the menu of the taskbar. */
export interface SystemRecents {
  addRecentDocument(filePath: string): void;
  clearRecentDocuments(): void;
}

/**
 * @param listFile the JSON file that holds the list
 * @param system told the same
 */
export function createRecentDocuments(listFile: string, system: SystemRecents): RecentDocuments {
  let known: Promise<readonly string[]> | undefined;
  const read = async (): Promise<readonly string[]> => {
    try {
      const listed: unknown = JSON.parse(await readFile(listFile, 'utf8'));
      if (!Array.isArray(listed)) return [];
      return listed.filter((entry) => typeof entry === 'string' && path.isAbsolute(entry)).slice(0, most);
    } catch {
      return [];
    }
  };
  const list = () => (known ??= read());
  let written: Promise<void> = Promise.resolve();
  const writeAfter = async (before: Promise<void>, paths: Promise<readonly string[]>): Promise<void> => {
    await before;
    try {
      await mkdir(path.dirname(listFile), { recursive: true });
      await writeWholeFile(listFile, JSON.stringify(await paths));
    } catch (error) {
      // Opening and saving do not fail because of a list.
      console.error(error);
    }
  };
  /** Known at once, and written one after the other: of two windows neither loses what the other has added. */
  const keep = (paths: Promise<readonly string[]>): Promise<void> => {
    known = paths;
    written = writeAfter(written, paths);
    return written;
  };
  return {
    list,
    add: (filePath) => {
      system.addRecentDocument(filePath);
      const before = list();
      return keep(
        before.then((paths) => [filePath, ...paths.filter((other) => other !== filePath)].slice(0, most)),
      );
    },
    forget: () => {
      system.clearRecentDocuments();
      return keep(Promise.resolve([]));
    },
  };
}
