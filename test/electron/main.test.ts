import { EventEmitter } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type { HostMenu } from '../../electron/contract.ts';
import { launchApp, type MenuItemStandIn, type RunningApp, WebContentsStandIn } from './electronStandIn.ts';

let running: RunningApp | undefined;

async function launch(options?: Parameters<typeof launchApp>[0]): Promise<RunningApp> {
  running = await launchApp(options);
  return running;
}

afterEach(async () => {
  await running?.close();
  running = undefined;
});

test('main declares app:// before Electron is ready and serves it before there is a window', async () => {
  const { events } = await launch();
  expect(events).toEqual(['schemes', 'ready', 'protocol handler', 'window']);
});

test('main declares app:// as standard and secure, and no privilege that goes around the CSP', async () => {
  const { schemes } = await launch();
  expect(schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
});

test('main opens one window on app://rollout-lab/, isolated, sandboxed and without Node', async () => {
  const { windows, window, folder } = await launch();
  expect(windows).toHaveLength(1);
  expect(window.loadedUrls).toEqual(['app://rollout-lab/']);
  expect(window.options.webPreferences).toMatchObject({
    preload: path.join(folder, 'dist/electron/preload.cjs'),
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('main shows the window once its page is painted', async () => {
  const { window } = await launch();
  expect(window.shown).toBe(false);
  window.emit('ready-to-show');
  expect(window.shown).toBe(true);
});

test.each([
  ['app://rollout-lab/assets/page.js', false],
  ['devtools://devtools/bundled/inspector.html', false],
  ['data:image/png;base64,AA==', false],
  ['blob:app://rollout-lab/2f', false],
  ['https://example.com/', true],
  ['http://127.0.0.1:4780/', true],
  ['ws://example.com/', true],
  ['https://example.com/?data:image/png', true],
  ['file:///etc/passwd', true],
  ['app://other/', true],
  ['app://rollout-lab.example/', true],
  ['ftp://app://rollout-lab/', true],
])('main lets no request leave the machine: %s is cancelled: %s', async (url, cancel) => {
  const { session } = await launch();
  const decisions: unknown[] = [];
  session.beforeRequest?.({ url }, (decision: unknown) => decisions.push(decision));
  expect(decisions).toEqual([{ cancel }]);
});

test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
  'main prevents %s in its window and in any other page',
  async (name) => {
    const { app, window } = await launch();
    const other = new WebContentsStandIn();
    app.emit('web-contents-created', {}, other);
    for (const contents of [window.webContents, other]) {
      let prevented = 0;
      contents.emit(name, { preventDefault: () => (prevented += 1) }, 'https://example.com/');
      expect(prevented).toBe(1);
    }
  },
);

test('main denies new windows', async () => {
  const { window } = await launch();
  expect(window.webContents.windowOpenHandler?.({ url: 'https://example.com/' })).toEqual({ action: 'deny' });
});

test('main quits without a window where another instance is running', async () => {
  const { app, windows, events } = await launch({ hasLock: false });
  expect(app.quits).toBe(1);
  expect(windows).toEqual([]);
  expect(events).toEqual(['ready']);
});

test('main quits once its window is closed', async () => {
  const { app } = await launch();
  app.emit('window-all-closed');
  expect(app.quits).toBe(1);
});

test('main reports a page that ended and loads it again, but not a third time within seconds', async () => {
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

test('main asks about a page that does not answer, and loads it again only where the person says so', async () => {
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

test('main leaves a page alone that ended cleanly', async () => {
  const { window } = await launch();
  window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
  expect(window.reloads).toBe(0);
});

const pageMenus: HostMenu[] = [
  {
    title: 'File',
    items: [
      { kind: 'command', command: 'save', title: 'Save', enabled: true, accelerator: 'CmdOrCtrl+S' },
      { kind: 'separator' },
      {
        kind: 'menu',
        title: 'Theme',
        items: [{ kind: 'command', command: 'theme:dark', title: 'Dark', enabled: true, checked: true }],
      },
    ],
  },
  {
    title: 'Edit',
    items: [
      {
        kind: 'command',
        command: 'undo',
        title: 'Undo: A & B',
        enabled: false,
        accelerator: 'CmdOrCtrl+Z',
        heardByPage: true,
      },
    ],
  },
];

test('menu has what the system does by itself before the page has sent its own', async () => {
  const { menu } = await launch();
  const roles = menu.flatMap(({ submenu = [] }) => submenu.map(({ role }) => role));
  expect(roles).toEqual(
    expect.arrayContaining([
      'close',
      'copy',
      'paste',
      'zoomIn',
      'zoomOut',
      'resetZoom',
      'togglefullscreen',
      'about',
    ]),
  );
});

test('menu shows the page’s menus with the system’s own items after them, and sends their commands back', async () => {
  const app = await launch();
  expect(await app.invoke('menu:show', [pageMenus])).toEqual({ ok: true, value: undefined });
  const save = itemLabelled(app.menu, 'Save');
  expect(save).toMatchObject({ accelerator: 'CmdOrCtrl+S', registerAccelerator: true, enabled: true });
  save?.click?.();
  itemLabelled(app.menu, 'Dark')?.click?.();
  expect(app.window.webContents.sent).toEqual([
    ['menu:command', 'save'],
    ['menu:command', 'theme:dark'],
  ]);
  expect(itemLabelled(app.menu, 'Dark')).toMatchObject({ type: 'checkbox', checked: true });
  // What the page hears itself is not registered, or it would be done twice.
  expect(itemLabelled(app.menu, 'Undo: A && B')).toMatchObject({
    enabled: false,
    registerAccelerator: false,
  });
  expect(itemLabelled(app.menu, '&File')?.submenu?.at(-1)?.role).toBe('close');
  expect(app.menu.map(({ label }) => label)).toEqual(['&File', '&Edit']);
});

test('a file on the command line is opened without asking, once the page is loaded', async () => {
  const { window, invoke, dialogsShown, folder } = await launch({ commandLine: ['given.rollout.json'] });
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
  running?.app.emit('second-instance', {}, ['electron', 'second.rollout.json'], folder);
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

test.each([
  [
    'a URL, as Linux desktops name files',
    'file:///FOLDER/my%20größe%20100%25.rollout.json',
    'my größe 100%.rollout.json',
  ],
  ['a name in capitals', 'FOLDER/PLAN.ROLLOUT.JSON', 'PLAN.ROLLOUT.JSON'],
  ['plain JSON, as "Open with" names it', 'FOLDER/plan.json', 'plan.json'],
  ['a result', 'FOLDER/plan.rollout-result.json', 'plan.rollout-result.json'],
])('a file on the command line is opened that is %s', async (_name, argument, name) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'rollout-lab-named-'));
  await writeFile(path.join(folder, name), '{}');
  const app = await launch({ commandLine: [argument.replace('/FOLDER', folder).replace('FOLDER', folder)] });
  expect(await opened(app)).toEqual([name]);
  await rm(folder, { recursive: true });
});

test('several files on the command line are opened each in its window, and one named twice once', async () => {
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

test('several files handed over by macOS before there is a window are opened, each in its own', async () => {
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

test('a file handed over by macOS is opened without asking', async () => {
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

function itemLabelled(menu: MenuItemStandIn[], label: string): MenuItemStandIn | undefined {
  return menu
    .flatMap((item) => [item, ...(item.submenu ?? [])])
    .flatMap((item) => [item, ...(item.submenu ?? [])])
    .find((item) => item.label === label);
}
