import type { StateCreator } from 'zustand/vanilla';
import type { KeptJournal, RecentDocument } from '../../electron/contract.ts';
import type { AppState, Services } from './appState.ts';
import type { OpenDocument } from './documentState.ts';
import { wordsOf } from './errorWords.ts';
import { copyName, keptName } from './fileNames.ts';
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
  /** Ids of those that were found to be unreadable. */
  readonly keptUnreadable: readonly string[];
  /** Why the edits of this page are not kept in case it ends, in words. */
  readonly journalFailure: string | undefined;
  readonly outside: OutsideChange | undefined;
  /** Documents that stay on the list after it was emptied, until the person has said what becomes of their copies. */
  readonly copies: readonly RecentDocument[];

  refreshRecent: () => Promise<void>;
  forgetRecent: () => Promise<void>;
  answerCopies: (deleted: boolean) => Promise<void>;
  /** Goes on with a copy that is no file yet; the file stays as it was last saved. */
  duplicate: () => void;
  openWindow: () => Promise<void>;

  /** Asks the host for edits that an earlier page left behind. */
  beginJournal: () => Promise<void>;
  showKept: (shown: boolean) => void;
  restoreKept: (id: string) => void;
  discardKept: (id: string) => Promise<void>;
  /** Writes kept edits as they are to a file that is asked for. */
  saveKept: (id: string) => Promise<void>;
  tellJournalFailure: (failure: string | undefined) => void;

  /** Notices what others did to the file, unless a question about it is open. */
  lookOutside: () => Promise<void>;
  askOutside: (change: OutsideChange) => void;
  answerOutside: (answer: OutsideAnswer) => Promise<void>;
  /** Goes on as it is: asked again when it is saved, or when something else becomes of the file. */
  dismissOutside: () => void;
}

export function createFilesSlice({
  host,
}: Pick<Services, 'host'>): StateCreator<AppState, [], [], FilesSlice> {
  return (set, get) => {
    const fail = (error: unknown) => set({ fileFailure: wordsOf(error) });
    const drop = (id: string) => set(({ kept }) => ({ kept: kept.filter((journal) => journal.id !== id) }));
    const know = (outsideKnown: OutsideChange['kind'] | undefined) =>
      set(({ document }) => ({ document: { ...document, outsideKnown } }));
    /** Holds the file against what it is now: only what is changed from then on is asked about, and not saved over. */
    const acceptChange = async (filePath: string) => {
      try {
        await host.openAgain(filePath);
        await host.acceptOpened(filePath);
        if (get().document.filePath !== filePath) return;
        know(undefined);
        set(({ document }) => ({ document: { ...document, differsFromFile: true } }));
      } catch {
        // It is gone or cannot be read: then the next look or save finds out.
      }
    };
    const restore = async (journal: KeptJournal, work: OpenDocument) => {
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
      keptUnreadable: [],
      journalFailure: undefined,
      outside: undefined,
      copies: [],

      refreshRecent: async () => {
        try {
          set({ recent: await host.listRecent() });
        } catch {
          // Without the list, files are opened as if there were none.
        }
      },
      forgetRecent: async () => {
        try {
          await host.forgetRecent();
          const recent = await host.listRecent();
          set({ recent, copies: recent });
        } catch (error) {
          fail(error);
        }
      },
      answerCopies: async (deleted) => {
        const { copies } = get();
        set({ copies: [] });
        if (!deleted) return;
        // Another page may have saved one more since it was asked: only those that the question named.
        await host.forgetRecent(copies.map(({ id }) => id)).catch(fail);
        await get().refreshRecent();
      },
      duplicate: () =>
        set(({ document }) => ({
          document: {
            ...document,
            id: Symbol('document'),
            fileName: copyName(document.fileName),
            filePath: undefined,
            saved: undefined,
            // What others did concerns the file that it is a copy of.
            outsideKnown: undefined,
            differsFromFile: undefined,
          },
          outside: undefined,
        })),
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
        if (!journal) return;
        const work = documentOfJournal(journal.text);
        if (work) get().unlessUnsaved(() => void restore(journal, work));
        else set(({ keptUnreadable }) => ({ keptUnreadable: [...keptUnreadable, id] }));
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
      saveKept: async (id) => {
        const journal = get().kept.find((each) => each.id === id);
        if (journal) await get().exportFile(keptName(journal.name), () => journal.text);
      },
      tellJournalFailure: (journalFailure) => {
        if (journalFailure !== get().journalFailure) set({ journalFailure });
      },

      lookOutside: async () => {
        const { document, outside } = get();
        if (document.filePath === undefined || outside) return;
        const kind = await host.lookOutside(document.filePath).catch(() => 'same' as const);
        // Another document may have been opened, or this one saved, meanwhile.
        if (get().document !== document || kind === (document.outsideKnown ?? 'same')) return;
        if (kind === 'same') know(undefined);
        else get().askOutside({ kind, saving: false });
      },
      askOutside: (outside) => {
        set({ outside });
        // Whatever is answered, and whether it is: from now on the document is nowhere but here.
        know(outside.kind);
      },
      answerOutside: async (answer) => {
        const { document, outside, save, reopen } = get();
        const { filePath } = document;
        if (!outside || filePath === undefined) return;
        // What is done about it may fail; then it is known all the same.
        get().dismissOutside();
        if (answer === 'reload') await reopen();
        else if (answer === 'saveAs') await save({ as: true });
        else if (outside.saving || outside.kind === 'gone') await save({ as: false, overwrite: true });
        else await acceptChange(filePath);
      },
      dismissOutside: () => set({ outside: undefined }),
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
