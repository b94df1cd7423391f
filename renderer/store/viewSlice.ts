import type { StateCreator } from 'zustand/vanilla';
import type { AppState, Theme } from './appState.ts';
import { readPreference, writePreference } from './preferences.ts';
import { readTheme, writeTheme } from './themePreference.ts';

type ViewSlice = Pick<
  AppState,
  | 'selection'
  | 'tab'
  | 'theme'
  | 'display'
  | 'glossaryTerm'
  | 'select'
  | 'showTab'
  | 'setTheme'
  | 'setDisplay'
  | 'showGlossary'
>;

/** What is looked at and how; nothing of it changes a number. */
export const createViewSlice: StateCreator<AppState, [], [], ViewSlice> = (set, get) => ({
  selection: ['world', 'traffic'],
  tab: 'answer',
  theme: readTheme(),
  display: readPreference('display') === 'projector' ? 'projector' : 'desk',
  glossaryTerm: undefined,
  select: (selection) => set({ selection }),
  showTab: (tab) => {
    const { trace, run, openTrace } = get();
    const first = run.answer?.result.plans[0];
    // One run is shown of something.
    if (tab === 'trace' && !trace && first) void openTrace(first.id, 0);
    else set({ tab });
  },
  setTheme: (theme: Theme) => {
    writeTheme(theme);
    set({ theme });
  },
  setDisplay: (display) => {
    writePreference('display', display);
    set({ display });
  },
  showGlossary: (glossaryTerm) => set({ dialog: 'glossary', glossaryTerm }),
});
