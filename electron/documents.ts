import { dialog, type BrowserWindow } from 'electron';
import path from 'node:path';
import type { DocumentToSave, OpenedDocument, SavedDocument } from './contract.ts';
import { readTextFile } from './readTextFile.ts';
import { writeTextFile } from './writeTextFile.ts';

/** The files of this session: the page may write only where a person has pointed. */
export interface Documents {
  /** Reads the file set by openNext, else asks for one. Undefined where the person cancels. */
  open(window: BrowserWindow): Promise<OpenedDocument | undefined>;
  /** Writes the document, asking where to if it must. Undefined where the person cancels. */
  save(window: BrowserWindow, document: DocumentToSave): Promise<SavedDocument | undefined>;
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
      const filePath = keepPath ? document.path : await askWhereToSave(window, document);
      if (filePath === undefined) return undefined;
      await writeTextFile(filePath, document.text);
      grantedPaths.add(filePath);
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

// Dialogs know one extension only: "rollout.json" would grey out every file on macOS.
const filters = [
  { name: 'Rollout Lab scenario', extensions: ['json'] },
  { name: 'All files', extensions: ['*'] },
];

async function askWhatToOpen(window: BrowserWindow): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open a scenario',
    properties: ['openFile'],
    filters,
  });
  return canceled ? undefined : filePaths[0];
}

async function askWhereToSave(window: BrowserWindow, document: DocumentToSave): Promise<string | undefined> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Save the scenario',
    defaultPath: document.path ?? document.suggestedName,
    filters,
  });
  return canceled || filePath === '' ? undefined : filePath;
}
