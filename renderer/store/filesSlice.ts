import type { StateCreator } from 'zustand/vanilla';
import type { KeptJournal, OpenedDocument, RecentDocument } from '../../electron/contract.ts';
import type { AppState, Services } from './appState.ts';
import { documentOfJournal, journalTextOf } from './journalText.ts';

/** What others did to the open document's file: who is to answer, and whether a save waits for it. */
export interface OutsideChange {
  readonly kind: 'changed' | 'gone';
  readonly saving: boolean;
}

export type OutsideAnswer = 'reload' | 'keep' | 'saveAs';

/** What the host keeps beside the open document: files of before, edits of pages that are no more, changes by others. */
export interface FilesSlice {
  readonly recent: readonly RecentDocument[];
  /** Edits that an earlier page left behind, the latest first, until they are restored or discarded. */
  readonly kept: readonly KeptJournal[];
  readonly keptShown: boolean;
  /** Why the edits of this page are not kept in case it ends, in words. */
  readonly journalFailure: string | undefined;
  readonly outside: OutsideChange | undefined;

  refreshRecent: () => Promise<void>;
  forgetRecent: () => Promise<void>;
  openRecent: (id: string) => void;
  openDropped: (file: File) => void;
  /** Goes on with a copy that is no file yet; the file stays as it was last saved. */
  duplicate: () => void;
  /** Opens the text before the document's last save, as a copy that is no file yet. */
  openLastVersion: () => void;
  openWindow: () => Promise<void>;

  /** Asks the host for edits that an earlier page left behind. */
  beginJournal: () => Promise<void>;
  showKept: (shown: boolean) => void;
  restoreKept: (id: string) => void;
  discardKept: (id: string) => Promise<void>;
  tellJournalFailure: (failure: string | undefined) => void;

  /** Notices what others did to the file, unless a question about it is open. */
  lookOutside: () => Promise<void>;
  askOutside: (change: OutsideChange) => void;
  answerOutside: (answer: OutsideAnswer) => Promise<void>;
  /** Leaves the question for the next save. */
  dismissOutside: () => void;
}

export function createFilesSlice({
  host,
}: Pick<Services, 'host'>): StateCreator<AppState, [], [], FilesSlice> {
  return (set, get) => {
    const fail = (error: unknown) => set({ fileFailure: wordsOf(error) });
    /** Reads a file and plays it; what fails is told. */
    const openNow = async (read: () => Promise<OpenedDocument | undefined>) => {
      try {
        const file = await read();
        if (file && get().showFile(file)) void get().startRun();
      } catch (error) {
        fail(error);
      }
      // A file that could not be opened may be gone from the list.
      await get().refreshRecent();
    };
    const openWith = (read: () => Promise<OpenedDocument | undefined>) =>
      get().unlessUnsaved(() => void openNow(read));
    const drop = (id: string) => set(({ kept }) => ({ kept: kept.filter((journal) => journal.id !== id) }));
    const restore = async (journal: KeptJournal) => {
      const work = documentOfJournal(journal.text);
      if (!work) {
        set({ fileFailure: `The kept edits of ${journal.name} are of another version and cannot be read.` });
        return;
      }
      get().showDocument(work);
      set({ keptShown: false });
      void get().startRun();
      try {
        // Only once they are kept anew: a page that ends right now must not take them along.
        await host.writeJournal(entryOf(work));
        await host.discardJournal(journal.id);
        drop(journal.id);
      } catch (error) {
        fail(error);
      }
    };

    return {
      recent: [],
      kept: [],
      keptShown: false,
      journalFailure: undefined,
      outside: undefined,

      refreshRecent: async () => {
        try {
          set({ recent: await host.listRecent() });
        } catch {
          // Without the list, files are opened as if there were none.
        }
      },
      forgetRecent: async () => {
        await host.forgetRecent().catch(fail);
        await get().refreshRecent();
      },
      openRecent: (id) => openWith(() => host.openRecent(id)),
      openDropped: (file) => openWith(() => host.openDropped(file)),
      duplicate: () =>
        set(({ document }) => ({
          document: {
            ...document,
            fileName: copyName(document.fileName),
            filePath: undefined,
            saved: undefined,
          },
        })),
      openLastVersion: () => {
        const { filePath, fileName } = get().document;
        if (filePath === undefined) return;
        openWith(async () => {
          const text = await host.readLastVersion(filePath);
          if (text !== undefined) return { name: versionName(fileName), text };
          throw new Error(`No earlier version of ${fileName} is kept: it was saved here once at most.`);
        });
      },
      openWindow: async () => host.openWindow().catch(fail),

      beginJournal: async () => {
        try {
          const kept = await host.beginJournal();
          set({ kept, keptShown: kept.length > 0 });
        } catch (error) {
          set({ journalFailure: wordsOf(error) });
        }
      },
      showKept: (keptShown) => set({ keptShown }),
      restoreKept: (id) => {
        const journal = get().kept.find((each) => each.id === id);
        if (journal) get().unlessUnsaved(() => void restore(journal));
      },
      discardKept: async (id) => {
        try {
          await host.discardJournal(id);
          drop(id);
          if (get().kept.length === 0) set({ keptShown: false });
        } catch (error) {
          fail(error);
        }
      },
      tellJournalFailure: (journalFailure) => {
        if (journalFailure !== get().journalFailure) set({ journalFailure });
      },

      lookOutside: async () => {
        const { document, outside } = get();
        if (document.filePath === undefined || document.outsideSeen || outside) return;
        const kind = await host.lookOutside(document.filePath).catch(() => 'same' as const);
        // Another document may have been opened, or this one saved, meanwhile.
        if (kind !== 'same' && get().document === document) get().askOutside({ kind, saving: false });
      },
      askOutside: (outside) => set({ outside }),
      answerOutside: async (answer) => {
        const { document, outside, save } = get();
        set({ outside: undefined });
        if (!outside || document.filePath === undefined) return;
        if (answer === 'saveAs') {
          await save({ as: true });
          return;
        }
        const { filePath } = document;
        if (answer === 'reload') {
          await openNow(() => host.openAgain(filePath));
          return;
        }
        set((state) => ({ document: { ...state.document, outsideSeen: true } }));
        if (outside.saving || outside.kind === 'gone') await save({ as: false });
      },
      dismissOutside: () =>
        set((state) => ({ outside: undefined, document: { ...state.document, outsideSeen: false } })),
    };
  };
}

/** What the host is to keep of a document with its edits. */
export function entryOf(work: Parameters<typeof journalTextOf>[0]) {
  const { fileName, filePath } = work.document;
  return {
    name: fileName,
    text: journalTextOf(work),
    ...(filePath !== undefined && { path: filePath }),
  };
}

function copyName(fileName: string): string {
  return fileName.replace(/((\.rollout)?\.json)?$/, (extension) => ` copy${extension || '.rollout.json'}`);
}

function versionName(fileName: string): string {
  return fileName.replace(/((\.rollout)?\.json)?$/, (extension) => ` before the last save${extension}`);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
