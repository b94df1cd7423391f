import type { Theme } from './appState.ts';
import { readPreference, writePreference } from './preferences.ts';

/** The theme chosen last time; the system's where none was. */
export function readTheme(): Theme {
  const stored = readPreference('theme');
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** Remembers the theme. */
export function writeTheme(theme: Theme): void {
  writePreference('theme', theme);
}
