import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import path from 'node:path';
import type { AppWindow, AppWindows } from './appWindows.ts';
import { appOrigin } from './appScheme.ts';
import { checkDocumentToSave } from './checkDocumentToSave.ts';
import { checkFileToExport } from './checkFileToExport.ts';
import { checkJournalEntry, checkShownDocument, checkText } from './checkJournalEntry.ts';
import { checkMenus } from './checkMenus.ts';
import { channels, type HostApi, type RecentDocument, type Reply } from './contract.ts';
import type { Journals } from './journals.ts';
import { recentId, type RecentDocuments } from './recentDocuments.ts';

/** The calls that the page makes: all of the contract but what the preload script does by itself. */
type Calls = Pick<HostApi, Exclude<keyof typeof channels, 'menuCommand'>>;

/** How a call is answered: its payload checked, then done in the window that asks. */
type Answers = {
  readonly [Name in keyof Calls]: {
    /** The arguments, or an Error naming what is wrong: whatever a page sends is untrusted. Absent: there are none. */
    readonly check?: (payload: unknown) => unknown;
    readonly handle: (appWindow: AppWindow, checked: never) => Promise<Awaited<ReturnType<Calls[Name]>>>;
  };
};

/** Answers the pages' calls. Each checks who asks and what is sent; failures come back as a Reply, not as a throw. */
export function answerChannels(
  windows: AppWindows,
  { journals, recent }: { readonly journals: Journals; readonly recent: RecentDocuments },
): void {
  const textFor = (call: string) => (payload: unknown) => checkText(call, payload);
  const answers: Answers = {
    openScenario: { handle: async ({ window, documents }) => documents.open(window) },
    openRecent: {
      check: textFor('openRecent'),
      handle: async ({ documents }, id: string) => documents.openRecent(id),
    },
    openDropped: {
      check: (payload) => checkDropped('openDropped', payload),
      handle: async ({ documents }, filePath: string) => documents.openDropped(filePath),
    },
    openElsewhere: {
      check: (payload) => checkDropped('openElsewhere', payload),
      handle: async (appWindow, filePath: string) => windows.openFile(filePath, { besides: appWindow }),
    },
    openAgain: {
      check: textFor('openAgain'),
      handle: async ({ documents }, filePath: string) => documents.openAgain(filePath),
    },
    acceptOpened: {
      check: textFor('acceptOpened'),
      handle: async ({ documents }, filePath: string) => documents.acceptOpened(filePath),
    },
    readLastVersion: {
      check: textFor('readLastVersion'),
      handle: async ({ documents }, filePath: string) => documents.readLastVersion(filePath),
    },
    saveScenario: {
      check: checkDocumentToSave,
      handle: async ({ window, documents }, document: ReturnType<typeof checkDocumentToSave>) =>
        documents.save(window, document),
    },
    lookOutside: {
      check: textFor('lookOutside'),
      handle: async ({ documents }, filePath: string) => documents.lookOutside(filePath),
    },
    listRecent: { handle: async () => (await recent.list()).map(recentDocument) },
    forgetRecent: { handle: async () => recent.forget() },
    beginJournal: { handle: async (appWindow) => appWindow.beginJournal() },
    writeJournal: {
      check: checkJournalEntry,
      handle: async ({ window, documents }, entry: ReturnType<typeof checkJournalEntry>) =>
        // The next page is granted what the journal names: only what this one has may be in it.
        journals.write(window, entry, entry.path === undefined ? undefined : documents.stateOf(entry.path)),
    },
    clearJournal: { handle: async ({ window }) => journals.clear(window) },
    discardJournal: {
      check: textFor('discardJournal'),
      handle: async ({ window }, id: string) => journals.discard(window, id),
    },
    showDocument: {
      check: checkShownDocument,
      handle: async (appWindow, document: ReturnType<typeof checkShownDocument>) =>
        appWindow.showDocument(document),
    },
    openWindow: {
      handle: async () => {
        windows.open();
      },
    },
    stayOpen: { handle: async () => windows.stayOpen() },
    showMenus: {
      check: checkMenus,
      handle: async (appWindow, menus: ReturnType<typeof checkMenus>) => appWindow.showMenus(menus),
    },
    exportFile: {
      check: checkFileToExport,
      handle: async ({ window, documents }, file: ReturnType<typeof checkFileToExport>) =>
        documents.export(window, file),
    },
  };
  for (const [name, { check, handle }] of Object.entries(answers)) {
    answer(windows, channels[name as keyof Calls], async (appWindow, payload) => {
      if (payload.length !== (check ? 1 : 0)) {
        throw new Error(`${name} requires ${check ? 'one argument' : 'no arguments'}.`);
      }
      return handle(appWindow, check?.(payload[0]) as never);
    });
  }
}

function answer(
  windows: AppWindows,
  channel: string,
  handle: (appWindow: AppWindow, payload: unknown[]) => Promise<unknown>,
): void {
  ipcMain.handle(channel, async (event, ...payload): Promise<Reply<unknown>> => {
    const appWindow = isOwnPage(event) ? windows.ofPage(event.sender) : undefined;
    if (!appWindow) return { ok: false, message: 'Only the page of Rollout Lab may ask this.' };
    try {
      return { ok: true, value: await handle(appWindow, payload) };
    } catch (error) {
      return { ok: false, message: error instanceof Error ? error.message : String(error) };
    }
  });
}

/** True for a top frame that shows the app's own page. */
function isOwnPage({ senderFrame: frame }: IpcMainInvokeEvent): boolean {
  return frame !== null && frame.parent === null && frame.origin === appOrigin;
}

/** A path as the preload script has it of a file that was dropped. */
function checkDropped(call: string, payload: unknown): string {
  if (payload === '') throw new Error('What was dropped is no file on this computer.');
  const filePath = checkText(call, payload);
  if (!path.isAbsolute(filePath)) throw new Error(`${call} requires the path of a file.`);
  // Unlike a dialog's answer it comes from the page's process: should that ever be taken over, keys and start scripts stay out of reach.
  if (!/\.json$/i.test(filePath)) {
    const name = path.basename(filePath);
    throw new Error(`"${name}" does not end in .json, as scenarios do. Choose Open to open it all the same.`);
  }
  return filePath;
}

function recentDocument(filePath: string): RecentDocument {
  return { id: recentId(filePath), name: path.basename(filePath), place: path.dirname(filePath) };
}
