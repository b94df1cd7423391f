/**
 * What the page may ask of the program around it. One file of types and names without logic: the preload script
 * and the browser page are both checked against HostApi with `satisfies`. The page imports only types from here.
 */

/** The id of a command that the menu sends to the page, which alone knows the document and the run. */
export type MenuCommand = string;

/** A menu as the page wants it shown: the page knows its commands, the host adds what is its own. */
export interface HostMenu {
  title: string;
  items: HostMenuItem[];
}

export type HostMenuItem =
  | { kind: 'separator' }
  | { kind: 'menu'; title: string; items: HostMenuItem[] }
  | {
      kind: 'command';
      command: MenuCommand;
      title: string;
      enabled: boolean;
      /** Whether it is on; absent where it switches nothing. */
      checked?: boolean;
      /** In Electron's words. */
      accelerator?: string;
      /** The page hears the keys itself: the menu only shows them. */
      heardByPage?: boolean;
    };

/** A document as read from disk. `text` is opaque here: the page checks that it is a scenario. */
export interface OpenedDocument {
  /** To hand back on saving: an absolute path, in a browser a name of its own; absent for what is no document yet. */
  path?: string;
  /** File name without its folder, for the title. */
  name: string;
  text: string;
}

/** A document to be written. Without `path`, or with `saveAs`, the person is asked where to. */
export interface DocumentToSave {
  /** Only a path that this host has given to this page is accepted. */
  path?: string;
  /** Offered by the dialog, as a plain file name. */
  suggestedName: string;
  text: string;
  saveAs?: boolean;
  /** Writes although somebody else has changed the file since it was opened or saved here. */
  overwrite?: boolean;
}

export interface SavedDocument {
  /** Absent where the host could keep nothing of it. */
  path?: string;
  name: string;
  /** Whether the file was handed out as a download: nobody knows whether it arrived, and what the host keeps is what is saved. */
  handedOut?: true;
}

/** Nothing was written, because somebody else has changed the file since it was opened or saved here. */
export interface ChangedOutside {
  changedOutside: true;
}

/** What became of a file since it was opened or saved here. */
export type OutsideState = 'same' | 'changed' | 'gone';

/** A document opened or saved before, on this or an earlier day. */
export interface RecentDocument {
  id: string;
  name: string;
  /** The folder, for people; absent where the host has none. */
  place?: string;
}

/** Unsaved work. `text` is the page's own: the host only keeps it. */
export interface JournalEntry {
  /** Name of the document, for people. */
  name: string;
  path?: string;
  text: string;
}

/** Unsaved work whose page is no more. */
export interface KeptJournal extends JournalEntry {
  id: string;
  /** When it was last written, in ms since 1970. */
  keptAtMs: number;
}

/** The document of a window, for its title. */
export interface ShownDocument {
  name: string;
  path?: string;
  /** Whether it has unsaved changes. */
  edited: boolean;
}

/** A picture, a table or a page to be written: where to is always asked. */
export interface FileToExport {
  /** Offered by the dialog, as a plain file name. Its extension says what it is: svg, png, csv, md, json or html. */
  suggestedName: string;
  /** Text is written as UTF-8. */
  content: string | Uint8Array;
}

export interface HostApi {
  platform: 'electron' | 'browser';
  /** Asks for a file and reads it. Undefined where the person cancels; rejects with a message to show. */
  openScenario(): Promise<OpenedDocument | undefined>;
  /** Opens a document of listRecent; rejects with a message to show. */
  openRecent(id: string): Promise<OpenedDocument>;
  /** Reads a file that was dropped on the page; rejects with a message to show. */
  openDropped(file: File): Promise<OpenedDocument>;
  /** Opens a file that was dropped in another window. False where the host has no way to, or too many windows; rejects with a message to show. */
  openElsewhere(file: File): Promise<boolean>;
  /** Reads the document at a path again; rejects with a message to show. */
  openAgain(path: string): Promise<OpenedDocument>;
  /**
   * The page goes on with what it read last at a path. Before that, a file read again is held against what it was before: a page that
   * refuses what somebody else has written must not write over it at the next save.
   */
  acceptOpened(path: string): Promise<void>;
  /** The text before the document's last save here, or undefined where none is kept. */
  readLastVersion(path: string): Promise<string | undefined>;
  /** Writes the document whole or not at all. Undefined where the person cancels; rejects with a message to show. */
  saveScenario(document: DocumentToSave): Promise<SavedDocument | ChangedOutside | undefined>;
  /** What others have made of the document at a path; 'same' where the host may not look without asking the person. */
  lookOutside(path: string): Promise<OutsideState>;
  /** Documents that a page went on with or saved, the latest first. */
  listRecent(): Promise<RecentDocument[]>;
  /**
   * Empties that list; the files stay. What was handed out stays on it, where the host's copy may be all there is.
   * @param copies ids on the list whose copies are to be deleted too
   */
  forgetRecent(copies?: readonly string[]): Promise<void>;
  /** To be called once a page, before anything else of the journal: unsaved work whose pages are no more, the latest first. */
  beginJournal(): Promise<KeptJournal[]>;
  /** Keeps the unsaved work of this page in place of what it kept before, until it is cleared. */
  writeJournal(entry: JournalEntry): Promise<void>;
  /** This page has no unsaved work. */
  clearJournal(): Promise<void>;
  /** Removes unsaved work that beginJournal gave to this page. */
  discardJournal(id: string): Promise<void>;
  /** Shows name and modified mark by the platform's custom. */
  showDocument(document: ShownDocument): Promise<void>;
  /** Opens another window of the app. */
  openWindow(): Promise<void>;
  /** The person wants this window to stay although it was asked to close: a quit ends here. */
  stayOpen(): Promise<void>;
  /** Shows these menus in place of those before; a host without menus of its own does nothing. */
  showMenus(menus: HostMenu[]): Promise<void>;
  /** Writes a file that is not a scenario. Undefined where the person cancels; rejects with a message to show. */
  exportFile(file: FileToExport): Promise<SavedDocument | undefined>;
  /** Calls the listener for each menu command until the returned function is called. */
  onMenuCommand(listener: (command: MenuCommand) => void): () => void;
}

declare global {
  interface Window {
    /** Set by the preload script; absent in a browser. */
    rolloutLabHost?: HostApi;
  }
}

/** Names of the messages between the preload script and the main process. */
export const channels = {
  openScenario: 'scenario:open',
  openRecent: 'scenario:open-recent',
  openDropped: 'scenario:open-dropped',
  openElsewhere: 'scenario:open-elsewhere',
  openAgain: 'scenario:open-again',
  acceptOpened: 'scenario:accept-opened',
  readLastVersion: 'scenario:read-last-version',
  saveScenario: 'scenario:save',
  lookOutside: 'scenario:look-outside',
  listRecent: 'recent:list',
  forgetRecent: 'recent:forget',
  beginJournal: 'journal:begin',
  writeJournal: 'journal:write',
  clearJournal: 'journal:clear',
  discardJournal: 'journal:discard',
  showDocument: 'window:show-document',
  openWindow: 'window:open',
  stayOpen: 'window:stay-open',
  showMenus: 'menu:show',
  exportFile: 'file:export',
  menuCommand: 'menu:command',
} as const;

/** The answer on a channel: an Error would reach the page with Electron's own words around its message. */
export type Reply<Value> = { ok: true; value: Value } | { ok: false; message: string };
