import type { StateCreator } from 'zustand/vanilla';
import type { OpenedDocument } from '../../electron/contract.ts';
import type { AppState, Services } from './appState.ts';
import { droppedWords } from '../documents/droppedWords.ts';
import { wordsOf } from './errorWords.ts';
import { versionName } from './fileNames.ts';

/** Reading files and opening them in place of the document. */
export interface OpeningSlice {
  openFile: () => void;
  openRecent: (id: string) => void;
  /** Opens the first of the files that were dropped here and the others each in a window of its own, and says which were not. */
  openDropped: (files: readonly File[]) => void;
  /** Opens the text before the document's last save, as a copy that is no file yet. */
  openLastVersion: () => void;
  /** Reads the document's file again in place of what is open, edits included. */
  reopen: () => Promise<void>;
}

export function createOpeningSlice({
  host,
}: Pick<Services, 'host'>): StateCreator<AppState, [], [], OpeningSlice> {
  return (set, get) => {
    let latest = 0;
    /** Reads a file and plays it, unless something else was opened meanwhile; what fails is told. */
    const openNow = async (read: () => Promise<OpenedDocument | undefined>) => {
      const own = ++latest;
      const { document, edits } = get();
      const isOvertaken = () => own !== latest || get().document.opened !== document.opened;
      const show = (file: OpenedDocument) => {
        if (get().showFile(file)) void get().startRun();
      };
      try {
        const file = await read();
        if (file && !isOvertaken()) {
          const isUntouched = get().document.id === document.id && get().edits.draft === edits.draft;
          // What was edited while it was read is nothing that anybody has given up.
          if (isUntouched) show(file);
          else get().unlessUnsaved(() => show(file));
        }
      } catch (error) {
        if (!isOvertaken()) set({ fileFailure: wordsOf(error) });
      }
      // A file that could not be opened may be gone from the list.
      await get().refreshRecent();
    };
    const openElsewhere = async (others: readonly File[]) => {
      const left: string[] = [];
      for (const file of others) {
        try {
          if (!(await host.openElsewhere(file))) left.push(file.name);
        } catch (error) {
          set({ fileFailure: wordsOf(error) });
        }
      }
      if (left.length > 0) get().tell(droppedWords(left));
    };
    const openWith = (read: () => Promise<OpenedDocument | undefined>) =>
      get().unlessUnsaved(() => void openNow(read));

    return {
      openFile: () => openWith(() => host.openScenario()),
      openRecent: (id) => openWith(() => host.openRecent(id)),
      openDropped: ([file, ...others]) => {
        if (!file) return;
        openWith(() => host.openDropped(file));
        void openElsewhere(others);
      },
      openLastVersion: () => {
        const { filePath, fileName } = get().document;
        if (filePath === undefined) return;
        openWith(async () => {
          const text = await host.readLastVersion(filePath);
          if (text !== undefined) return { name: versionName(fileName), text };
          throw new Error(`No earlier version of ${fileName} is kept: it was saved here once at most.`);
        });
      },
      reopen: async () => {
        const { filePath } = get().document;
        if (filePath !== undefined) await openNow(() => host.openAgain(filePath));
      },
    };
  };
}
