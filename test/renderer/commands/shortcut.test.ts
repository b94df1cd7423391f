import { describe, expect, test } from 'vitest';
import { acceleratorOf, ariaShortcut, matches, shortcutWords } from '../../../renderer/commands/shortcut.ts';
import type { KeyPress } from '../../../renderer/commands/shortcut.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('matches(shortcut, press, mac)', () => {
  test.each([
    ['Mod+S', press('s', { ctrlKey: true }), false, true],
    ['Mod+S', press('S', { ctrlKey: true }), false, true],
    ['Mod+S', press('s', { metaKey: true }), false, false],
    ['Mod+S', press('s', { metaKey: true }), true, true],
    ['Mod+S', press('s', { ctrlKey: true }), true, false],
    ['Mod+S', press('s', { ctrlKey: true, metaKey: true }), false, false],
    ['Mod+S', press('s', { ctrlKey: true, altKey: true }), false, false],
    ['Mod+S', press('S', { ctrlKey: true, shiftKey: true }), false, false],
    ['Mod+Shift+S', press('S', { ctrlKey: true, shiftKey: true }), false, true],
    ['F6', press('F6'), false, true],
    ['F6', press('F6', { shiftKey: true }), false, false],
    // A German keyboard has both signs on keys with Shift.
    ['?', press('?', { shiftKey: true }), false, true],
    ['?', press('?'), false, true],
    ['Mod+/', press('/', { ctrlKey: true, shiftKey: true }), false, true],
    ['?', press('/'), false, false],
    // Option and 1 type ¡ on a Mac.
    ['Alt+1', press('¡', { altKey: true, code: 'Digit1' }), true, true],
    ['Alt+1', press('1', { altKey: true, code: 'Numpad1' }), false, true],
    ['Alt+1', press('1', { code: 'Digit1' }), false, false],
  ])('of %s with %o on a Mac %s is %s', (shortcut, pressed, mac, expected) => {
    expect(matches(shortcut, pressed, mac)).toBe(expected);
  });
});

test.each([
  ['Mod+Shift+S', 'Ctrl+Shift+S', '⇧⌘S', 'CmdOrCtrl+Shift+S', 'Control+Shift+S'],
  ['Mod+Enter', 'Ctrl+Enter', '⌘↩', 'CmdOrCtrl+Return', 'Control+Enter'],
  ['Escape', 'Esc', 'esc', undefined, 'Escape'],
  ['Alt+1', 'Alt+1', '⌥1', undefined, 'Alt+1'],
  ['?', '?', '?', undefined, '?'],
])(
  '%s is written %s, on a Mac %s, for Electron %s, for readers %s',
  (shortcut, words, onMac, native, aria) => {
    expect(shortcutWords(shortcut, false)).toBe(words);
    expect(shortcutWords(shortcut, true)).toBe(onMac);
    expect(acceleratorOf(shortcut)).toBe(native);
    expect(ariaShortcut(shortcut, false)).toBe(aria);
  },
);
