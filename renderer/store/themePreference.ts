import type { Theme } from './appState.ts';

const KEY = 'rollout-lab.theme';

/** The theme chosen last time; the system's where none was or storage is off. */
export function readTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

/** Remembers the theme where storage allows it. */
export function writeTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Private browsing and full disks may refuse; the choice then holds until the window closes.
  }
}
