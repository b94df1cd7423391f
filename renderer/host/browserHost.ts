import type { FileToExport, HostApi } from '../../electron/contract.ts';
import { createBrowserDocuments, type KnownTexts } from './browserDocuments.ts';
import { download } from './browserFiles.ts';
import { createBrowserJournal } from './browserJournal.ts';
import { createBrowserStorage } from './browserStorage.ts';

/** The same as Electron's files, windows and menus, with what a browser has: its own storage, a file picker and a download. */
export function createBrowserHost(): HostApi {
  const storage = createBrowserStorage();
  const known: KnownTexts = new Map();
  return {
    platform: 'browser',
    ...createBrowserDocuments(storage, known),
    ...createBrowserJournal(storage, known),
    // The page's own title is all that a browser shows.
    showDocument: async () => {},
    // A page cannot hand a file to another.
    openElsewhere: async () => false,
    openWindow: async () => {
      window.open(location.href, '_blank', 'noopener');
    },
    stayOpen: async () => {},
    showMenus: async () => {},
    async exportFile({ suggestedName, content }: FileToExport) {
      const extension = suggestedName.slice(suggestedName.lastIndexOf('.') + 1);
      download(
        suggestedName,
        content as string | Uint8Array<ArrayBuffer>,
        mediaTypes[extension] ?? 'text/plain',
      );
      return { name: suggestedName };
    },
    onMenuCommand: () => () => {},
  };
}

const mediaTypes: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  csv: 'text/csv',
  md: 'text/markdown',
  json: 'application/json',
  html: 'text/html',
};
