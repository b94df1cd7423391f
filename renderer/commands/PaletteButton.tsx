import { appStore } from '../store/index.ts';
import { ariaShortcut, shortcutWords } from './shortcut.ts';

const shortcut = 'Mod+K';

/** Opens the palette, and tells its shortcut to who does not know it yet. */
export function PaletteButton() {
  return (
    <button
      type="button"
      className="button small palette-button"
      aria-keyshortcuts={ariaShortcut(shortcut)}
      onClick={() => appStore.getState().showDialog('palette')}
    >
      <svg width="14" height="14" aria-hidden="true" focusable="false">
        <path
          d="M9.5,9.5L13,13M10.5,6A4.5,4.5 0 1 1 1.5,6A4.5,4.5 0 1 1 10.5,6"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        />
      </svg>
      <span>Find a command</span>
      <kbd aria-hidden="true">{shortcutWords(shortcut)}</kbd>
    </button>
  );
}
