import type { StateCreator } from 'zustand/vanilla';
import type { AppState, Theme } from './appState.ts';
import { readTheme, writeTheme } from './themePreference.ts';

type ViewSlice = Pick<AppState, 'selection' | 'tab' | 'theme' | 'select' | 'showTab' | 'setTheme'>;

/** What is looked at and how; nothing of it changes a number. */
export const createViewSlice: StateCreator<AppState, [], [], ViewSlice> = (set) => ({
  selection: ['world', 'traffic'],
  tab: 'answer',
  theme: readTheme(),
  select: (selection) => set({ selection }),
  showTab: (tab) => set({ tab }),
  setTheme: (theme: Theme) => {
    writeTheme(theme);
    set({ theme });
  },
});
