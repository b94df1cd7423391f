import type { StateCreator } from 'zustand/vanilla';
import type { AppState } from './appState.ts';
import { readPreference, writePreference } from './preferences.ts';

/** Windows over the page that a command opens. */
export type DialogName = 'palette' | 'shortcuts' | 'selfTest' | 'welcome' | 'gallery' | 'glossary';

/** Finding commands: what is open for it, and what was done last. */
export interface CommandSlice {
  readonly dialog: DialogName | undefined;
  /** Ids of the commands done last, the latest first. */
  readonly recentCommands: readonly string[];
  /** Whether single signs, such as "?", are shortcuts. */
  readonly singleKeys: boolean;
  /** Why what was just asked for cannot be done, in words. */
  readonly hint: string | undefined;

  /** Opens a dialog in place of any other; undefined closes it. */
  showDialog: (dialog: DialogName | undefined) => void;
  rememberCommand: (id: string) => void;
  setSingleKeys: (on: boolean) => void;
  tell: (hint: string | undefined) => void;
}

const MAX_RECENT = 5;

export const createCommandSlice: StateCreator<AppState, [], [], CommandSlice> = (set, get) => ({
  dialog: undefined,
  recentCommands: (readPreference('recentCommands') ?? '').split(' ').filter((id) => id !== ''),
  singleKeys: readPreference('singleKeys') !== 'off',
  hint: undefined,

  showDialog: (dialog) => set({ dialog }),
  rememberCommand: (id) => {
    const recentCommands = [id, ...get().recentCommands.filter((other) => other !== id)].slice(0, MAX_RECENT);
    writePreference('recentCommands', recentCommands.join(' '));
    set({ recentCommands });
  },
  setSingleKeys: (singleKeys) => {
    writePreference('singleKeys', singleKeys ? 'on' : 'off');
    set({ singleKeys });
  },
  tell: (hint) => set({ hint }),
});
