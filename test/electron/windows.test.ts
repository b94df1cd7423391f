import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { launchApp, type RunningApp } from './electronStandIn.ts';
import { type WindowStandIn } from './windowStandIn.ts';

let running: RunningApp;

beforeEach(async () => {
  running = await launchApp();
  load(running.window);
});

afterEach(() => running.close());

/** The page of a window is there. */
function load(window: WindowStandIn): void {
  window.webContents.loading = false;
  window.webContents.emit('did-finish-load');
}

const call = (window: WindowStandIn, channel: string, ...payload: unknown[]) =>
  running.invoke(channel, payload, { sender: window.webContents });

const shown = (name: string, edited: boolean, filePath?: string) => ({
  name,
  edited,
  ...(filePath !== undefined && { path: filePath }),
});

async function opened(window: WindowStandIn, name: string): Promise<string> {
  const filePath = path.join(running.folder, name);
  await writeFile(filePath, '{}');
  running.dialogAnswers.open = filePath;
  await call(window, 'scenario:open');
  await call(window, 'scenario:accept-opened', filePath);
  await call(window, 'window:show-document', shown(name, false, filePath));
  return filePath;
}

test('a window has the name of its document in its title, marked while that is edited', async () => {
  const { window } = running;
  await call(window, 'window:show-document', shown('Slow burn', false));
  expect([window.title, window.documentEdited]).toEqual(['Slow burn – Rollout Lab', false]);
  await call(window, 'window:show-document', shown('Slow burn', true, '/home/me/größe.rollout.json'));
  expect([window.title, window.documentEdited, window.representedFilename]).toEqual([
    '• größe.rollout.json – Rollout Lab',
    true,
    '/home/me/größe.rollout.json',
  ]);
});

test.each([
  ['nothing', []],
  ['a name that is no text', [{ name: 7, edited: true }]],
  ['no mark', [{ name: 'plan' }]],
  ['an unknown key', [{ name: 'plan', edited: true, size: 1 }]],
])('a window keeps its title where the page sends %s', async (_name, payload) => {
  expect(await running.invoke('window:show-document', payload)).toEqual({
    ok: false,
    message: expect.stringMatching(/^showDocument /),
  });
  expect(running.window.title).toBe('');
});

test('a second window has documents, menus and grants of its own', async () => {
  const filePath = await opened(running.window, 'first.rollout.json');
  await call(running.window, 'window:open');
  const second = running.windows[1]!;
  expect(second.loadedUrls).toEqual(['app://rollout-lab/']);
  const document = { path: filePath, suggestedName: 'first.rollout.json', text: 'taken' };
  expect(await call(second, 'scenario:save', document)).toMatchObject({ ok: false });
  expect(await call(second, 'scenario:open-again', filePath)).toMatchObject({ ok: false });
  expect(await call(second, 'scenario:look-outside', '/etc/passwd')).toMatchObject({ ok: false });
  second.emit('focus');
  await call(second, 'menu:show', [{ title: 'File', items: [] }]);
  await call(running.window, 'menu:show', [
    { title: 'Edit', items: [{ kind: 'command', command: 'undo', title: 'Undo', enabled: true }] },
  ]);
  expect(running.menu.map(({ label }) => label)).toEqual(['&File']);
  running.window.focus();
  expect(running.menu.map(({ label }) => label)).toEqual(['&Edit']);
});

test('documents that are opened and saved are on the system’s list too, until that is emptied here', async () => {
  const { window, app } = running;
  const filePath = await opened(window, 'plan.rollout.json');
  running.dialogAnswers.save = path.join(running.folder, 'copy.rollout.json');
  await call(window, 'scenario:save', { suggestedName: 'copy.rollout.json', text: '{}' });
  expect(app.recentDocuments).toEqual([filePath, running.dialogAnswers.save]);
  await call(window, 'recent:forget');
  expect(app.recentDocuments).toEqual([]);
});

test('a file from the system goes where it is open, to a window with nothing to lose, else to a new one', async () => {
  const first = await opened(running.window, 'first.rollout.json');
  const other = path.join(running.folder, 'other.rollout.json');
  await writeFile(other, '{}');
  running.app.emit('second-instance', {}, ['electron', first], running.folder);
  expect([running.windows.length, running.window.focused]).toEqual([1, true]);
  running.app.emit('second-instance', {}, ['electron', other], running.folder);
  const second = running.windows[1]!;
  expect(second.webContents.sent).toEqual([]);
  load(second);
  expect(second.webContents.sent).toEqual([['menu:command', 'open']]);
  running.dialogAnswers.open = first;
  expect(await call(second, 'scenario:open')).toMatchObject({ value: { path: other } });
});

test('a file that was dropped with others goes to another window, and to its own where it is open', async () => {
  const dropped = path.join(running.folder, 'dropped.rollout.json');
  await writeFile(dropped, '{}');
  // The window that asks has nothing to lose, and is about to open the first of the files.
  expect(await call(running.window, 'scenario:open-elsewhere', dropped)).toEqual({ ok: true, value: true });
  expect(running.window.webContents.sent).toEqual([]);
  const second = running.windows[1]!;
  load(second);
  expect(await call(second, 'scenario:open')).toMatchObject({ value: { path: dropped, text: '{}' } });
  await call(second, 'window:show-document', shown('dropped.rollout.json', false, dropped));
  second.focused = false;
  await call(running.window, 'scenario:open-elsewhere', dropped);
  expect([running.windows.length, second.focused]).toEqual([2, true]);
  expect(await call(running.window, 'scenario:open-again', dropped)).toMatchObject({ ok: false });
});

test('files open no more windows than a computer can play in, and what is left is said', async () => {
  const reply = (index: number) =>
    call(running.window, 'scenario:open-elsewhere', path.join(running.folder, `${index}.json`));
  for (let index = 1; index < 20; index++) expect(await reply(index)).toEqual({ ok: true, value: true });
  expect(await reply(20)).toEqual({ ok: true, value: false });
  expect(running.windows).toHaveLength(20);
  // One that is open there already is shown all the same.
  expect(await reply(7)).toEqual({ ok: true, value: true });
  running.app.emit('second-instance', {}, ['electron', '7.json', '21.json', '22.json'], running.folder);
  // The window that asked has nothing to lose: it takes one.
  expect(running.dialogsShown).toEqual([
    '1 of the files were not opened, for there are many windows already.',
  ]);
  expect(running.detailsShown).toEqual([path.join(running.folder, '22.json')]);
});

test('a quit that a page held up to ask goes on once its window closes, unless the person stays', async () => {
  await call(running.window, 'window:open');
  const [first, second] = running.windows as [WindowStandIn, WindowStandIn];
  running.app.emit('before-quit');
  await call(first, 'window:stay-open');
  second.emit('closed');
  expect(running.app.quits).toBe(0);
  running.app.emit('before-quit');
  first.emit('closed');
  expect(running.app.quits).toBe(1);
});

test('edits of a window that was closed with them are offered in another, and those of an open one are not', async () => {
  await call(running.window, 'window:open');
  const [first, second] = running.windows as [WindowStandIn, WindowStandIn];
  for (const [window, name] of [
    [first, 'edits of the first'],
    [second, 'edits of the second'],
  ] as const)
    await call(window, 'journal:write', { name, text: '{}' });
  await call(second, 'window:open');
  const third = running.windows[2]!;
  expect(await call(third, 'journal:begin')).toEqual({ ok: true, value: [] });
  first.emit('closed');
  expect(await call(third, 'journal:begin')).toMatchObject({ value: [{ name: 'edits of the first' }] });
  // Offered there and closed undecided, they are offered again.
  third.emit('closed');
  expect(await call(second, 'journal:begin')).toMatchObject({
    value: [{ name: 'edits of the second' }, { name: 'edits of the first' }],
  });
});

test('a page that was opened in one window is answered in no window that is closed', async () => {
  running.window.emit('closed');
  expect(await call(running.window, 'recent:list')).toMatchObject({ ok: false });
});
