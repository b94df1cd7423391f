import type { DocumentToSave, HostApi, OpenedDocument } from '../../electron/contract.ts';
import { download, pickFile, readText } from './browserFiles.ts';
import type { BrowserStorage } from './browserStorage.ts';
import {
  askPermission,
  fileProblem,
  hasFileAccess,
  mayRead,
  pickHandle,
  pickHandleToSave,
  writeThrough,
} from './fileAccess.ts';
import type { FileHandle } from './fileAccess.ts';

/** A document as the page's storage keeps it. */
interface StoredDocument {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  /** The text before the last save. */
  readonly lastVersion?: string;
  /** For the order of the list, in ms since 1970. */
  readonly usedAtMs: number;
  /** The file itself, where the browser gives access to it. */
  readonly handle?: FileHandle;
  /** Whether it was saved as a download: this copy may be all there is of it. */
  readonly isHandedOut?: true;
  /** Whether it is here only for the pages that have it: merely read so far, or taken from the list of recent ones. */
  readonly isUnlisted?: true;
}

/** What the page last read or wrote, by the document's path, which is its id in the storage. */
export type KnownTexts = Map<string, string>;

type BrowserDocuments = Pick<
  HostApi,
  | 'openScenario'
  | 'openRecent'
  | 'openDropped'
  | 'openAgain'
  | 'acceptOpened'
  | 'readLastVersion'
  | 'saveScenario'
  | 'lookOutside'
  | 'listRecent'
  | 'forgetRecent'
>;

/** Most copies of documents that are kept although their files are elsewhere. */
const MAX_KEPT = 10;

/**
 * Documents of a page: in the file a person has chosen where the browser gives access to files, and handed out as a download
 * elsewhere. Either way the page's own storage keeps a copy, to open again; it alone would be too little, since browsers and people
 * clear it.
 */
export function createBrowserDocuments(storage: BrowserStorage, known: KnownTexts): BrowserDocuments {
  /** What was read again, until the page goes on with it. */
  const readAgain = new Map<string, string>();
  const stored = async (id: string) => (await storage.get('documents', id)) as StoredDocument | undefined;
  const all = async () => {
    const records = (await storage.getAll('documents')) as StoredDocument[];
    return records.sort((one, other) => other.usedAtMs - one.usedAtMs);
  };
  /** The document's path; undefined where the storage is switched off or full: the document goes on without. */
  const keep = async (record: Omit<StoredDocument, 'usedAtMs'>): Promise<string | undefined> => {
    try {
      await storage.put('documents', { ...record, usedAtMs: Date.now() });
    } catch (error) {
      console.warn('The document is not kept in this browser.', error);
      return undefined;
    }
    // What was saved here is not given up for what was merely opened.
    const elsewhere = (await all().catch(() => [])).filter((other) => other.isHandedOut !== true);
    for (const { id } of elsewhere.slice(MAX_KEPT)) await storage.remove('documents', id).catch(() => {});
    return record.id;
  };
  const opened = async (record: Omit<StoredDocument, 'usedAtMs'>): Promise<OpenedDocument> => {
    const path = await keep(record);
    if (known.has(record.id)) readAgain.set(record.id, record.text);
    else known.set(record.id, record.text);
    return { name: record.name, text: record.text, ...(path !== undefined && { path }) };
  };
  /** The same file opened twice is one document. */
  const sameAs = async (handle: FileHandle): Promise<StoredDocument | undefined> => {
    for (const record of await all().catch(() => [])) {
      if (await record.handle?.isSameEntry(handle)) return record;
    }
    return undefined;
  };
  const textNow = async ({ name, text, handle }: StoredDocument): Promise<string> => {
    if (!handle) return text;
    const file = await handle.getFile().catch((error: unknown) => {
      throw new Error(`"${name}" could not be opened: ${fileProblem(error)}.`, { cause: error });
    });
    return readText(file);
  };
  const requireStored = async (id: string, isMeant = (_record: StoredDocument) => true) => {
    const record = await stored(id);
    if (!record || !isMeant(record)) throw new Error('This document is no longer kept in this browser.');
    return record;
  };
  const openStored = async (id: string) => {
    const record = await requireStored(id);
    // What is refused here is told by the reading.
    if (record.handle) await askPermission(record.handle, 'read').catch(() => {});
    return opened({ ...record, text: await textNow(record) });
  };
  const lookOutside: HostApi['lookOutside'] = async (path) => {
    const record = await stored(path).catch(() => undefined);
    // A copy that is no longer kept takes nothing from the document.
    if (!record || !known.has(path)) return 'same';
    // Nobody is asked by the way: of a file that may not be read, what others did to it is found out when it is saved.
    if (record.handle && !(await mayRead(record.handle))) return 'same';
    try {
      return (await textNow(record)) === known.get(path) ? 'same' : 'changed';
    } catch {
      return 'gone';
    }
  };

  return {
    async openScenario() {
      if (!hasFileAccess()) {
        const file = await pickFile();
        return file && opened({ ...unlisted(), ...file });
      }
      const handle = await pickHandle();
      if (!handle) return undefined;
      const before = await sameAs(handle);
      return opened({
        ...(before ?? unlisted()),
        name: handle.name,
        text: await readText(await handle.getFile()),
        handle,
      });
    },
    openRecent: async (id) => {
      await requireStored(id, (record) => record.isUnlisted !== true);
      return openStored(id);
    },
    openDropped: async (file) => opened({ ...unlisted(), name: file.name, text: await readText(file) }),
    openAgain: openStored,
    acceptOpened: async (path) => {
      const text = readAgain.get(path);
      if (text !== undefined) known.set(path, text);
      readAgain.delete(path);
      const record = await stored(path).catch(() => undefined);
      if (!record) return;
      const { isUnlisted: _, ...listed } = record;
      await keep(listed);
    },
    readLastVersion: async (path) => (await stored(path))?.lastVersion,

    async saveScenario(document: DocumentToSave) {
      const { path, suggestedName, text, saveAs, overwrite } = document;
      const kept =
        saveAs === true || path === undefined ? undefined : await stored(path).catch(() => undefined);
      // Before it is written, it is read: somebody else may have changed it since the visit on which it was opened.
      if (kept?.handle) {
        await askPermission(kept.handle, 'readwrite').catch((error: unknown) => {
          throw new Error(`"${kept.name}" could not be saved: ${fileProblem(error)}.`, { cause: error });
        });
      }
      if (kept && overwrite !== true && (await lookOutside(kept.id)) === 'changed') {
        return { changedOutside: true };
      }
      let handle = kept?.handle;
      if (!handle && hasFileAccess()) {
        handle = await pickHandleToSave(suggestedName);
        if (!handle) return undefined;
      }
      if (handle) await writeThrough(handle, text);
      else download(suggestedName, text, 'application/json');
      const before = kept ?? (handle && (await sameAs(handle)));
      const saved = await keep({
        id: before?.id ?? newId(),
        name: handle?.name ?? suggestedName,
        text,
        ...(before && { lastVersion: before.text }),
        ...(handle ? { handle } : { isHandedOut: true }),
      });
      if (saved !== undefined) {
        known.set(saved, text);
        readAgain.delete(saved);
      }
      return {
        name: handle?.name ?? suggestedName,
        ...(saved !== undefined && { path: saved }),
        ...(!handle && { handedOut: true }),
      };
    },

    lookOutside,
    listRecent: async () =>
      (await all().catch(() => []))
        .filter(({ isUnlisted }) => isUnlisted !== true)
        .map(({ id, name }) => ({ id, name })),
    forgetRecent: async (copies = []) => {
      for (const record of await all()) {
        if (record.isHandedOut) {
          if (copies.includes(record.id)) await storage.remove('documents', record.id);
          continue;
        }
        // A page that has it open still saves it to its file.
        if (known.has(record.id)) await storage.put('documents', { ...record, isUnlisted: true });
        else await storage.remove('documents', record.id);
      }
    },
  };
}

/** What is read for the first time is listed once a page goes on with it. */
function unlisted(): Pick<StoredDocument, 'id' | 'isUnlisted'> {
  return { id: newId(), isUnlisted: true };
}

/** As crypto.randomUUID, which pages have over https and on this computer only. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
