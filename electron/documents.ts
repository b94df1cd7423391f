import { dialog, type BrowserWindow, type FileFilter } from 'electron';
import path from 'node:path';
import type {
  ChangedOutside,
  DocumentToSave,
  FileToExport,
  OpenedDocument,
  OutsideState,
  SavedDocument,
} from './contract.ts';
import { fateOf, type FileState } from './fileState.ts';
import type { LastVersions } from './lastVersions.ts';
import { readTextFile } from './readTextFile.ts';
import { recentId, type RecentDocuments } from './recentDocuments.ts';
import { writeWholeFile } from './writeWholeFile.ts';

/** The files of one window: its page may read and write only where a person has pointed. */
export interface Documents {
  /** Reads the file set by openNext, else asks for one. Undefined where the person cancels. */
  open(window: BrowserWindow): Promise<OpenedDocument | undefined>;
  /** Reads a file of the list of recent ones. */
  openRecent(id: string): Promise<OpenedDocument>;
  /** Reads a file that a person has dropped on the page. */
  openDropped(filePath: string): Promise<OpenedDocument>;
  /** Reads a file of this window again. */
  openAgain(filePath: string): Promise<OpenedDocument>;
  /** The page goes on with what it read last of this file. */
  acceptOpened(filePath: string): Promise<void>;
  /** The text before the last save; undefined where none is kept. */
  readLastVersion(filePath: string): Promise<string | undefined>;
  /** Writes the document, asking where to if it must. Undefined where the person cancels. */
  save(window: BrowserWindow, document: DocumentToSave): Promise<SavedDocument | ChangedOutside | undefined>;
  /** What others have made of a file of this window. */
  lookOutside(filePath: string): Promise<OutsideState>;
  /** Asks where to and writes the file there, for once. Undefined where the person cancels. */
  export(window: BrowserWindow, file: FileToExport): Promise<SavedDocument | undefined>;
  /** Lets the next `open` read this file without asking: the system handed it over (double click, command line). */
  openNext(filePath: string): void;
  /** The file set by openNext, until it is opened. */
  next(): string | undefined;
  /** Lets the page write to a file that an earlier page had open, which had it in this state. */
  grant(filePath: string, state: FileState | undefined): void;
  /** In which state the window's page has a file, as far as that is known; throws for one that it does not have. */
  stateOf(filePath: string): FileState | undefined;
}

/** What the windows have in common. */
export interface DocumentServices {
  readonly recent: RecentDocuments;
  readonly lastVersions: LastVersions;
}

export function createDocuments({ recent, lastVersions }: DocumentServices): Documents {
  /** The files of the window, as its page has them; undefined where that is not known. */
  const states = new Map<string, FileState | undefined>();
  /** What was read again, until the page goes on with it. */
  const readAgain = new Map<string, FileState>();
  let nextPath: string | undefined;

  const read = async (filePath: string): Promise<OpenedDocument> => {
    const { text, state } = await readTextFile(filePath);
    if (states.has(filePath)) readAgain.set(filePath, state);
    else states.set(filePath, state);
    return { path: filePath, name: path.basename(filePath), text };
  };
  const requireGranted = (filePath: string) => {
    if (!states.has(filePath)) {
      throw new Error(`"${filePath}" was not opened or saved in this session: choose Save As.`);
    }
  };
  const fate = async (filePath: string, thorough: boolean): Promise<OutsideState> => {
    return fateOf(filePath, states.get(filePath), { thorough });
  };

  return {
    async open(window) {
      const filePath = nextPath ?? (await askWhatToOpen(window));
      nextPath = undefined;
      return filePath === undefined ? undefined : read(filePath);
    },

    async openRecent(id) {
      const filePath = (await recent.list()).find((listed) => recentId(listed) === id);
      if (filePath === undefined) throw new Error('This file is no longer among the recent ones.');
      return read(filePath);
    },

    openDropped: read,

    async openAgain(filePath) {
      requireGranted(filePath);
      return read(filePath);
    },

    async acceptOpened(filePath) {
      requireGranted(filePath);
      const state = readAgain.get(filePath);
      if (state) states.set(filePath, state);
      readAgain.delete(filePath);
      await recent.add(filePath);
    },

    async readLastVersion(filePath) {
      requireGranted(filePath);
      return lastVersions.read(filePath);
    },

    async save(window, document) {
      if (document.path !== undefined) requireGranted(document.path);
      const known = document.saveAs === true ? undefined : document.path;
      if (known !== undefined && document.overwrite !== true && (await fate(known, true)) === 'changed') {
        return { changedOutside: true };
      }
      const filePath =
        known ??
        (await askWhereTo(
          window,
          'Save the scenario',
          document.path ?? document.suggestedName,
          scenarioFilters,
        ));
      if (filePath === undefined) return undefined;
      const state = await writeWholeFile(filePath, document.text, {
        beforeReplacing: () => lastVersions.keep(filePath),
      });
      states.set(filePath, state);
      readAgain.delete(filePath);
      await recent.add(filePath);
      return { path: filePath, name: path.basename(filePath) };
    },

    async lookOutside(filePath) {
      requireGranted(filePath);
      return fate(filePath, false);
    },

    async export(window, file) {
      const extension = path.extname(file.suggestedName).slice(1);
      const filePath = await askWhereTo(window, 'Export', file.suggestedName, [
        { name: extension.toUpperCase(), extensions: [extension] },
        allFiles,
      ]);
      if (filePath === undefined) return undefined;
      await writeWholeFile(filePath, file.content);
      return { path: filePath, name: path.basename(filePath) };
    },

    openNext(filePath) {
      nextPath = filePath;
    },

    next: () => nextPath,

    grant(filePath, state) {
      if (!states.has(filePath)) states.set(filePath, state);
    },

    stateOf(filePath) {
      requireGranted(filePath);
      return states.get(filePath);
    },
  };
}

const allFiles: FileFilter = { name: 'All files', extensions: ['*'] };

// Dialogs know one extension only: "rollout.json" would grey out every file on macOS.
const scenarioFilters: FileFilter[] = [{ name: 'Rollout Lab scenario', extensions: ['json'] }, allFiles];

async function askWhatToOpen(window: BrowserWindow): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open a scenario',
    properties: ['openFile'],
    filters: scenarioFilters,
  });
  return canceled ? undefined : filePaths[0];
}

async function askWhereTo(
  window: BrowserWindow,
  title: string,
  defaultPath: string,
  filters: FileFilter[],
): Promise<string | undefined> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { title, defaultPath, filters });
  return canceled || filePath === '' ? undefined : filePath;
}
