import { expect, vi } from 'vitest';
import { test } from './shellTest.ts';

test('main reports a page that ended and loads it again, but not a third time within seconds', async ({
  launch,
}) => {
  const report = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { window, dialogsShown, errorBoxes } = await launch();
  window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  expect(window.reloads).toBe(1);
  expect(dialogsShown).toEqual(['The page of Rollout Lab ended and has been loaded again.']);
  window.webContents.emit('render-process-gone', {}, { reason: 'oom' });
  expect(window.reloads).toBe(1);
  expect(errorBoxes).toEqual([
    [
      'Rollout Lab has to close',
      expect.stringMatching(/^Its page ended twice in a row: it ran out of memory; .* kept as you went/),
    ],
  ]);
  expect(window.destroyed).toBe(true);
  expect(report.mock.calls.flat()).toEqual([
    'The page of Rollout Lab ended: it crashed.',
    expect.stringMatching(/^The page of Rollout Lab ended: it ran out of memory;/),
  ]);
  report.mockRestore();
});

test('main asks about a page that does not answer, and loads it again only where the person says so', async ({
  launch,
}) => {
  const report = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { window, dialogsShown, dialogAnswers } = await launch();
  window.emit('unresponsive');
  await vi.waitFor(() => expect(dialogsShown).toEqual(['The page of Rollout Lab does not answer.']));
  window.emit('responsive');
  expect(window.reloads).toBe(0);
  dialogAnswers.button = 1;
  window.emit('unresponsive');
  await vi.waitFor(() => expect(window.reloads).toBe(1));
  expect(dialogsShown.at(-1)).toBe('The page of Rollout Lab ended and has been loaded again.');
  // One that answers again while it is asked about is left alone.
  window.emit('unresponsive');
  window.emit('responsive');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(window.reloads).toBe(1);
  report.mockRestore();
});

test('main leaves a page alone that ended cleanly', async ({ launch }) => {
  const { window } = await launch();
  window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
  expect(window.reloads).toBe(0);
});
