import type { StoreApi } from 'zustand/vanilla';
import type { AppState } from './appState.ts';
import { isPredicting } from './lessonSlice.ts';
import { isRunActive } from './runSlice.ts';
import { documentKey } from './selectors.ts';

/**
 * Plays the document again whenever what it depends on was edited, undone or redone, as long as that is switched on.
 * Returns what ends it.
 */
export function runOnEdits(store: Pick<StoreApi<AppState>, 'subscribe' | 'getState'>): () => void {
  return store.subscribe((state, before) => {
    // What is opened is played, or not yet, by whoever opens it.
    if (!state.automatic || isPredicting(state) || state.document.opened !== before.document.opened) return;
    const key = documentKey(state);
    const wasSwitchedOn = !before.automatic;
    if (key === documentKey(before) && !wasSwitchedOn) return;
    const { answer } = state.run;
    const isAnswered = answer?.key === key && !answer?.result.partial;
    if (key === undefined || isAnswered) state.abandonRun();
    else if (!wasSwitchedOn || !isRunActive(state.run)) state.previewSoon();
  });
}
