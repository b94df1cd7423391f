import { useEffect } from 'react';
import { host } from '../host/host.ts';
import { appStore, journal } from '../store/index.ts';
import { documentName, hasUnsavedChanges } from '../store/selectors.ts';

/** How often the file is looked at while the window is in view, in ms: one look is one question to the file system. */
const LOOK_MS = 5000;

/** What the document needs of the window: edits left behind, files of before, changes by others, its title, a question before it closes. */
export function useDocumentEvents(): void {
  useEffect(() => {
    void appStore.getState().beginJournal();
    void appStore.getState().refreshRecent();
    const stops = [lookAtFile(), keepTitle(), askBeforeLeaving()];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
}

function lookAtFile(): () => void {
  const look = () => {
    if (document.visibilityState === 'visible') void appStore.getState().lookOutside();
    // Where the page is sent to the background, and perhaps to its end, nothing waits.
    else void journal.flush();
  };
  const timer = setInterval(look, LOOK_MS);
  addEventListener('focus', look);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    removeEventListener('focus', look);
    document.removeEventListener('visibilitychange', look);
  };
}

function keepTitle(): () => void {
  let shown = '';
  const show = () => {
    const state = appStore.getState();
    const { filePath } = state.document;
    const edited = hasUnsavedChanges(state);
    const name = documentName(state);
    const words = JSON.stringify([name, filePath, edited]);
    if (words === shown) return;
    shown = words;
    document.title = `${edited ? '• ' : ''}${name} – Rollout Lab`;
    // A title is nothing to interrupt anybody for.
    host.showDocument({ name, edited, ...(filePath !== undefined && { path: filePath }) }).catch(() => {});
  };
  show();
  return appStore.subscribe((state, before) => {
    if (state.edits !== before.edits || state.document !== before.document) show();
  });
}

function askBeforeLeaving(): () => void {
  let leaving = false;
  const discard = async () => {
    leaving = true;
    // Who discards their edits is not to be offered them again.
    journal.stop();
    await host.clearJournal().catch(() => {});
    close();
  };
  const keep = async () => {
    leaving = true;
    if (await journal.flush()) {
      journal.stop();
      close();
      return;
    }
    leaving = false;
    await host.stayOpen().catch(() => {});
  };
  const onLeave = (event: BeforeUnloadEvent) => {
    const { unlessUnsaved } = appStore.getState();
    if (leaving || !hasUnsavedChanges(appStore.getState())) return;
    event.preventDefault();
    // A browser asks by itself; Electron only stays open, so the page asks.
    if (host.platform === 'electron')
      unlessUnsaved(
        () => void discard(),
        () => void keep(),
      );
  };
  const stop = appStore.subscribe((state, before) => {
    // The question was answered, but not by leaving: a quit of the app ends here.
    if (before.pending && !state.pending && !leaving) {
      queueMicrotask(() => {
        if (!leaving) void host.stayOpen().catch(() => {});
      });
    }
  });
  addEventListener('beforeunload', onLeave);
  return () => {
    stop();
    removeEventListener('beforeunload', onLeave);
  };
}
