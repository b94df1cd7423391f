import type { StoreApi } from 'zustand/vanilla';
import type { HostApi } from '../../electron/contract.ts';
import type { AppState } from './appState.ts';
import { wordsOf } from './errorWords.ts';
import { entryOf } from './filesSlice.ts';
import { unsavedWork } from './journalText.ts';

/** How long after an edit it is written, in ms: those in between are written with it. */
const DELAY_MS = 300;

/** The keeping of unsaved work. */
export interface JournalKeeper {
  /** Writes at once what is still to be written; false where that is not possible, which is told. */
  flush: () => Promise<boolean>;
  stop: () => void;
}

/**
 * Keeps every edit in the host's journal, so that it can be offered again if the page ends; clears it once there is nothing
 * unsaved.
 */
export function keepJournal(
  store: Pick<StoreApi<AppState>, 'subscribe' | 'getState'>,
  host: Pick<HostApi, 'writeJournal' | 'clearJournal'>,
): JournalKeeper {
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const write = async () => {
    clearTimeout(waiting);
    waiting = undefined;
    const work = unsavedWork(store.getState());
    try {
      if (work) await host.writeJournal(entryOf(work));
      else await host.clearJournal();
      store.getState().tellJournalFailure(undefined);
      return true;
    } catch (error) {
      store.getState().tellJournalFailure(wordsOf(error));
      return false;
    }
  };
  const stop = store.subscribe((state, before) => {
    if (state.edits.draft === before.edits.draft && state.document === before.document) return;
    waiting ??= setTimeout(() => void write(), DELAY_MS);
  });
  return {
    flush: write,
    stop: () => {
      clearTimeout(waiting);
      stop();
    },
  };
}
