import { expect, test } from 'vitest';
import { reasonAgainstWindow } from '../../scripts/startReason.mjs';

const machine = {
  platform: 'linux',
  environment: { DISPLAY: ':0' },
  userId: 1000,
  browser: false,
} as const;

test('reasonAgainstWindow() is undefined where a window may be tried', () => {
  expect(reasonAgainstWindow(machine)).toBeUndefined();
  expect(reasonAgainstWindow({ ...machine, environment: { WAYLAND_DISPLAY: 'wayland-0' } })).toBeUndefined();
  expect(reasonAgainstWindow({ ...machine, platform: 'darwin', environment: {} })).toBeUndefined();
  expect(
    reasonAgainstWindow({ ...machine, platform: 'win32', environment: {}, userId: undefined }),
  ).toBeUndefined();
});

test('reasonAgainstWindow() names a missing display, root on Linux and the wish for a browser', () => {
  expect(reasonAgainstWindow({ ...machine, environment: {} })).toBe('No display here');
  expect(reasonAgainstWindow({ ...machine, environment: { DISPLAY: '' } })).toBe('No display here');
  expect(reasonAgainstWindow({ ...machine, userId: 0 })).toBe(
    'Electron does not run as root with its sandbox on',
  );
  expect(reasonAgainstWindow({ ...machine, browser: true })).toBe('You asked for the browser');
});
