import { dialog, type BrowserWindow, type FileFilter } from 'electron';
import path from 'node:path';
import type { DocumentToSave, FileToExport, OpenedDocument, SavedDocument } from './contract.ts';
import { readTextFile } from './readTextFile.ts';
import { writeWholeFile } from './writeWholeFile.ts';

/** The files of this session: the page may write only where a person has pointed. */
export interface Documents {
  /** Reads the file set by openNext, else asks for one. Undefined where the person cancels. */
  open(window: BrowserWindow): Promise<OpenedDocument | undefined>;
  /** Writes the document, asking where to if it must. Undefined where the person cancels. */
  save(window: BrowserWindow, document: DocumentToSave): Promise<SavedDocument | undefined>;
  /** Asks where to and writes the file there, for once. Undefined where the person cancels. */
  export(window: BrowserWindow, file: FileToExport): Promise<SavedDocument | undefined>;
  /** Lets the next `open` read this file without asking: the system handed it over (double click, command line). */
  openNext(filePath: string): void;
  /** True while a file set by openNext has not been opened. */
  hasNext(): boolean;
}

export function createDocuments(): Documents {
  const grantedPaths = new Set<string>();
  let nextPath: string | undefined;

  return {
    async open(window) {
      const filePath = nextPath ?? (await askWhatToOpen(window));
      nextPath = undefined;
      if (filePath === undefined) return undefined;
      const text = await readTextFile(filePath);
      grantedPaths.add(filePath);
      return { path: filePath, name: path.basename(filePath), text };
    },

    async save(window, document) {
      if (document.path !== undefined && !grantedPaths.has(document.path)) {
        throw new Error(`"${document.path}" was not opened or saved in this session: choose Save As.`);
      }
      const keepPath = document.path !== undefined && document.saveAs !== true;
      const filePath = keepPath
        ? document.path
        : await askWhereTo(
            window,
            'Save the scenario',
            document.path ?? document.suggestedName,
            scenarioFilters,
          );
      if (filePath === undefined) return undefined;
      await writeWholeFile(filePath, document.text);
      grantedPaths.add(filePath);
      return { path: filePath, name: path.basename(filePath) };
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

    hasNext() {
      return nextPath !== undefined;
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
