import type { HostApi } from '../../electron/contract.ts';
import type { Command } from './command.ts';
import { acceleratorOf, isMac, isSingleKey, matches } from './shortcut.ts';
import type { KeyPress, Shortcut } from './shortcut.ts';

/** Where a key is pressed. */
export interface KeyPlace {
  readonly platform: HostApi['platform'];
  /** A field that takes text has the focus. */
  readonly inText: boolean;
  /** Text is being typed there, and the field can undo it letter by letter. */
  readonly typing: boolean;
  /** Whether single signs are shortcuts at all; people who dictate turn them off. */
  readonly singleKeys: boolean;
}

/** Whether a key press could be a shortcut: what is typed should cost nothing. */
export function isCandidate({ key, ctrlKey, metaKey, altKey }: KeyPress, { inText, singleKeys }: KeyPlace) {
  return ctrlKey || metaKey || altKey || /^(F\d+|Escape)$/.test(key) || (singleKeys && !inText);
}

/** The command of a key press; undefined for all other keys. */
export function commandOfKey(
  commands: readonly Command[],
  press: KeyPress,
  place: KeyPlace,
  mac = isMac,
): Command | undefined {
  const hears = (command: Command, shortcut: Shortcut) => {
    if (isSingleKey(shortcut) && (place.inText || !place.singleKeys)) return false;
    if (command.yieldsToTyping) return !place.typing;
    // The menu of Electron has these.
    return place.platform === 'browser' || acceleratorOf(shortcut) === undefined;
  };
  return commands.find((command) =>
    command.shortcuts.some((shortcut) => matches(shortcut, press, mac) && hears(command, shortcut)),
  );
}
