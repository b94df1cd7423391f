/**
 * Keys of a shortcut joined by "+": any of Mod (Cmd on a Mac, Ctrl elsewhere), Alt and Shift, then one key, as in
 * "Mod+Shift+S", "F6" or "?". Letters are written large; a sign such as "?" means itself, however it is typed.
 */
export type Shortcut = string;

/** What of a key press tells shortcuts apart. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

interface Keys {
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly key: string;
}

export const isMac = /Mac|iP(hone|ad)/.test(globalThis.navigator?.userAgent ?? '');

function keysOf(shortcut: Shortcut): Keys {
  const parts = shortcut.split('+');
  return {
    mod: parts.includes('Mod'),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
    key: parts.at(-1)!,
  };
}

/** Whether a shortcut is a sign without Ctrl, Cmd or Alt, which typing produces too. */
export function isSingleKey(shortcut: Shortcut): boolean {
  return shortcut.length === 1;
}

/** Whether a key press is that of a shortcut. */
export function matches(shortcut: Shortcut, press: KeyPress, mac = isMac): boolean {
  const { mod, alt, shift, key } = keysOf(shortcut);
  const [pressedMod, pressedOther] = mac ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey];
  if (pressedMod !== mod || pressedOther || press.altKey !== alt) return false;
  // Which signs take Shift is for the keyboard to say.
  if (isSign(key)) return press.key === key;
  if (press.shiftKey !== shift) return false;
  // Alt on a Mac types another character.
  return press.key.toLowerCase() === key.toLowerCase() || (alt && press.code === `Digit${key}`);
}

function isSign(key: string): boolean {
  return /^[^A-Z0-9]$/.test(key);
}

const macSigns: Readonly<Record<string, string>> = { Enter: '↩', Escape: 'esc' };
const keyWords: Readonly<Record<string, string>> = { Escape: 'Esc' };

/** A shortcut as menus write it: "Ctrl+Shift+S", on a Mac "⇧⌘S". */
export function shortcutWords(shortcut: Shortcut, mac = isMac): string {
  const { mod, alt, shift, key } = keysOf(shortcut);
  if (mac) return `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${macSigns[key] ?? key}`;
  return [mod && 'Ctrl', alt && 'Alt', shift && 'Shift', keyWords[key] ?? key].filter(Boolean).join('+');
}

/** A shortcut in the words of aria-keyshortcuts: "Control+Shift+S". */
export function ariaShortcut(shortcut: Shortcut, mac = isMac): string {
  return shortcut.replace('Mod', mac ? 'Meta' : 'Control');
}

/** A shortcut in Electron's words; undefined for one that the page hears by itself, as it has no Ctrl or Cmd. */
export function acceleratorOf(shortcut: Shortcut): string | undefined {
  return keysOf(shortcut).mod
    ? shortcut.replace('Mod', 'CmdOrCtrl').replace(/\+Enter$/, '+Return')
    : undefined;
}
