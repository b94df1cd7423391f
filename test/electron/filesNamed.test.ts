import { EventEmitter } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import type { RunningApp } from './electronStandIn.ts';
import { test } from './shellTest.ts';

test('a file on the command line is opened without asking, once the page is loaded', async ({ launch }) => {
  const { app, window, invoke, dialogsShown, folder } = await launch({
    commandLine: ['given.rollout.json'],
  });
  expect(window.webContents.sent).toEqual([]);
  window.webContents.emit('did-finish-load');
  expect(window.webContents.sent).toEqual([['menu:command', 'open']]);
  const missing = await invoke('scenario:open', []);
  expect(missing).toEqual({
    ok: false,
    message: '"given.rollout.json" could not be opened: the file or its folder does not exist.',
  });
  await writeFile(path.join(folder, 'second.rollout.json'), '{}');
  window.webContents.loading = false;
  app.emit('second-instance', {}, ['electron', 'second.rollout.json'], folder);
  expect(window.focused).toBe(true);
  expect(window.webContents.sent).toHaveLength(2);
  expect(await invoke('scenario:open', [])).toMatchObject({
    ok: true,
    value: { name: 'second.rollout.json', text: '{}' },
  });
  expect(dialogsShown).toEqual([]);
});

const opened = (app: RunningApp) =>
  Promise.all(
    app.windows.map(async ({ webContents }) => {
      webContents.emit('did-finish-load');
      if (webContents.sent.length === 0) return undefined;
      const reply = await app.invoke('scenario:open', [], { sender: webContents });
      return (reply as { value?: { name: string } }).value?.name ?? reply;
    }),
  );

test.for([
  [
    'a URL, as Linux desktops name files',
    'file:///FOLDER/my%20größe%20100%25.rollout.json',
    'my größe 100%.rollout.json',
  ],
  ['a name in capitals', 'FOLDER/PLAN.ROLLOUT.JSON', 'PLAN.ROLLOUT.JSON'],
  ['plain JSON, as "Open with" names it', 'FOLDER/plan.json', 'plan.json'],
  ['a result', 'FOLDER/plan.rollout-result.json', 'plan.rollout-result.json'],
] as const)('a file on the command line is opened that is %s', async ([, argument, name], { launch }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'rollout-lab-named-'));
  await writeFile(path.join(folder, name), '{}');
  const app = await launch({ commandLine: [argument.replace('/FOLDER', folder).replace('FOLDER', folder)] });
  expect(await opened(app)).toEqual([name]);
  await rm(folder, { recursive: true });
});

test('several files on the command line are opened each in its window, and one named twice once', async ({
  launch,
}) => {
  const app = await launch({
    commandLine: ['--enable-x=a.json', 'a.json', './b.json', 'file://host/c.json', 'b.json'],
  });
  const reason = 'could not be opened: the file or its folder does not exist.';
  expect(await opened(app)).toEqual(
    ['a', 'b', 'c'].map((stem) => ({ ok: false, message: `"${stem}.json" ${reason}` })),
  );
  const names = ['d.json', 'e.json'];
  for (const name of names) await writeFile(path.join(app.folder, name), '{}');
  app.app.emit('second-instance', {}, ['electron', ...names, ...names], app.folder);
  app.app.emit('second-instance', {}, ['electron', ...names], app.folder);
  // Windows that have nothing to lose take them first; the first is asked for what it is not given.
  expect(await opened(app)).toEqual([{ ok: true, value: undefined }, 'e.json', 'd.json']);
});

test('several files handed over by macOS before there is a window are opened, each in its own', async ({
  launch,
}) => {
  const app = await launch({
    beforeReady: (early) => {
      for (const name of ['a.json', 'b.json', 'a.json'])
        early.emit('open-file', { preventDefault: () => {} }, `/gone/${name}`);
    },
  });
  expect((await opened(app)).map((reply) => JSON.stringify(reply).match(/[ab].json/)?.[0])).toEqual([
    'a.json',
    'b.json',
  ]);
});

test('a file handed over by macOS is opened without asking', async ({ launch }) => {
  const { app, window, invoke, folder } = await launch();
  const filePath = path.join(folder, 'double-clicked.rollout.json');
  await writeFile(filePath, '{"a":1}');
  const event = Object.assign(new EventEmitter(), { prevented: 0 });
  app.emit('open-file', { preventDefault: () => (event.prevented += 1) }, filePath);
  window.webContents.emit('did-finish-load');
  expect(event.prevented).toBe(1);
  expect(await invoke('scenario:open', [])).toEqual({
    ok: true,
    value: { path: filePath, name: 'double-clicked.rollout.json', text: '{"a":1}' },
  });
});
