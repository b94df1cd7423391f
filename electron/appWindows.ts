import { app, type BrowserWindow, type WebContents } from 'electron';
import path from 'node:path';
import type { HostMenu, KeptJournal, ShownDocument } from './contract.ts';
import { createDocuments, type Documents, type DocumentServices } from './documents.ts';
import type { Journals } from './journals.ts';
import { installMenu, sendMenuCommand } from './menu.ts';
import { createWindow } from './window.ts';

/** A window with its document. */
export interface AppWindow {
  readonly window: BrowserWindow;
  readonly documents: Documents;
  /** As its page showed it last; undefined before. */
  shown: ShownDocument | undefined;
  showMenus(menus: readonly HostMenu[]): void;
  showDocument(document: ShownDocument): void;
  beginJournal(): Promise<KeptJournal[]>;
}

/** The windows of the app, each with its own document and journal. */
export interface AppWindows {
  open(): AppWindow;
  /** The window whose page this is; undefined for any other web contents. */
  ofPage(contents: WebContents): AppWindow | undefined;
  /**
   * Shows a file handed over by the system: where it is open, else in a window that has nothing to lose, else in a new one.
   * @param options `besides`: a window that is about to open another file
   * @returns false where there are as many windows as a computer should be asked to play in
   */
  openFile(filePath: string, options?: { readonly besides: AppWindow }): boolean;
  /** Brings the window used last to the front; false where there is none. */
  focus(): boolean;
  /** Ends a quit that this window was asked to close for. */
  stayOpen(): void;
}

/** Most windows that files are opened in without anybody asking for each: a folder's content is dropped by mistake at times. */
const MOST_WINDOWS = 20;

/** @param journals of all windows, told when one begins and ends */
export function createAppWindows(
  preloadPath: string,
  services: DocumentServices & { readonly journals: Journals },
): AppWindows {
  /** The one used last is the last. */
  let all: AppWindow[] = [];
  let isQuitting = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });

  const open = (): AppWindow => {
    const window = createWindow(preloadPath);
    const documents = createDocuments(services);
    let menus: readonly HostMenu[] = [];
    const install = () => installMenu(window, menus, { development: !app.isPackaged });
    const appWindow: AppWindow = {
      window,
      documents,
      shown: undefined,
      showMenus: (shown) => {
        menus = shown;
        if (all.at(-1) === appWindow) install();
      },
      showDocument: (shown) => {
        appWindow.shown = shown;
        showTitle(window, shown);
      },
      beginJournal: async () => {
        const kept = await services.journals.begin(window);
        // The page had these files before it ended: going on with the work includes saving it there.
        return kept.map(({ fileState, ...journal }) => {
          if (journal.path !== undefined) documents.grant(journal.path, fileState);
          return journal;
        });
      },
    };
    all.push(appWindow);
    install();
    window.on('focus', () => {
      all = [...all.filter((other) => other !== appWindow), appWindow];
      install();
    });
    window.on('page-title-updated', (event) => event.preventDefault());
    window.on('closed', () => {
      all = all.filter((other) => other !== appWindow);
      services.journals.release(window);
      // The page held the quit up to ask about its edits, and Electron has given it up.
      if (isQuitting) app.quit();
    });
    window.webContents.on('did-finish-load', () => {
      if (documents.next() !== undefined) sendMenuCommand(window, 'open');
    });
    return appWindow;
  };

  return {
    open,
    ofPage: (contents) => all.find(({ window }) => window.webContents === contents),
    openFile: (filePath, options) => {
      const same = all.find(
        ({ shown, documents }) => shown?.path === filePath || documents.next() === filePath,
      );
      if (same) {
        bringToFront(same.window);
        return true;
      }
      const free = all.findLast((other) => other !== options?.besides && isFree(other));
      if (!free && all.length >= MOST_WINDOWS) return false;
      const target = free ?? open();
      bringToFront(target.window);
      target.documents.openNext(filePath);
      // A page that is still loading would miss the command: it is sent once the page is there.
      if (!target.window.webContents.isLoadingMainFrame()) sendMenuCommand(target.window, 'open');
      return true;
    },
    focus: () => {
      const last = all.at(-1);
      if (last) bringToFront(last.window);
      return last !== undefined;
    },
    stayOpen: () => {
      isQuitting = false;
    },
  };
}

/** Whether nothing that a person has opened or edited is in the window. */
function isFree({ shown, documents }: AppWindow): boolean {
  return (
    documents.next() === undefined && (shown === undefined || (!shown.edited && shown.path === undefined))
  );
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** macOS marks the close button and shows the file's icon; elsewhere the mark stands in the title. */
function showTitle(window: BrowserWindow, { name, path: filePath, edited }: ShownDocument): void {
  const isMac = process.platform === 'darwin';
  const fileName = filePath === undefined ? name : path.basename(filePath);
  window.setDocumentEdited(edited);
  window.setRepresentedFilename(filePath ?? '');
  window.setTitle(isMac ? fileName : `${edited ? '• ' : ''}${fileName} – Rollout Lab`);
}
