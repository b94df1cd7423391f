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
  /** Absolute path, to hand back on saving; absent where the host has none (a browser). */
  path?: string;
  /** File name without its folder, for the title. */
  name: string;
  text: string;
}

/** A document to be written. Without `path`, or with `saveAs`, the person is asked where to. */
export interface DocumentToSave {
  /** Only a path that openScenario or saveScenario returned in this session is accepted. */
  path?: string;
  /** A plain file name, offered by the dialog. */
  suggestedName: string;
  text: string;
  saveAs?: boolean;
}

export interface SavedDocument {
  /** Absent where the host has none (a browser's download). */
  path?: string;
  name: string;
}

/** A picture, a table or a page to be written: where to is always asked. */
export interface FileToExport {
  /** A plain file name whose extension says what it is: svg, png, csv, md, json or html. */
  suggestedName: string;
  /** Text is written as UTF-8. */
  content: string | Uint8Array;
}

export interface HostApi {
  platform: 'electron' | 'browser';
  /** Asks for a file and reads it. Undefined where the person cancels; rejects with a message to show. */
  openScenario(): Promise<OpenedDocument | undefined>;
  /** Writes the document whole or not at all. Undefined where the person cancels; rejects with a message to show. */
  saveScenario(document: DocumentToSave): Promise<SavedDocument | undefined>;
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
  saveScenario: 'scenario:save',
  showMenus: 'menu:show',
  exportFile: 'file:export',
  menuCommand: 'menu:command',
} as const;

/** The answer on a channel: an Error would reach the page with Electron's own words around its message. */
export type Reply<Value> = { ok: true; value: Value } | { ok: false; message: string };
