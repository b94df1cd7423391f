import type { Display } from './appState.ts';

const KEY = 'rollout-lab.display';

/** The display chosen last time; that of a desk where none was or storage is off. */
export function readDisplay(): Display {
  try {
    return localStorage.getItem(KEY) === 'projector' ? 'projector' : 'desk';
  } catch {
    return 'desk';
  }
}

/** Remembers the display where storage allows it. */
export function writeDisplay(display: Display): void {
  try {
    localStorage.setItem(KEY, display);
  } catch {
    // As with the theme: the choice then holds until the window closes.
  }
}
