import path from 'node:path';
import { expect } from 'vitest';
import { test } from './shellTest.ts';
import { WebContentsStandIn } from './windowStandIn.ts';

test('main declares app:// before Electron is ready and serves it before there is a window', async ({
  launch,
}) => {
  const { events } = await launch();
  expect(events).toEqual(['schemes', 'ready', 'protocol handler', 'window']);
});

test('main declares app:// as standard and secure, and no privilege that goes around the CSP', async ({
  launch,
}) => {
  const { schemes } = await launch();
  expect(schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
});

test('main opens one window on app://rollout-lab/, isolated, sandboxed and without Node', async ({
  launch,
}) => {
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

test('main shows the window once its page is painted', async ({ launch }) => {
  const { window } = await launch();
  expect(window.shown).toBe(false);
  window.emit('ready-to-show');
  expect(window.shown).toBe(true);
});

test.for([
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
] as const)(
  'main lets no request leave the machine: %s is cancelled: %s',
  async ([url, cancel], { launch }) => {
    const { session } = await launch();
    const decisions: unknown[] = [];
    session.beforeRequest?.({ url }, (decision: unknown) => decisions.push(decision));
    expect(decisions).toEqual([{ cancel }]);
  },
);

test.for(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
  'main prevents %s in its window and in any other page',
  async (name, { launch }) => {
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

test('main denies new windows', async ({ launch }) => {
  const { window } = await launch();
  expect(window.webContents.windowOpenHandler?.({ url: 'https://example.com/' })).toEqual({ action: 'deny' });
});

test('main quits without a window where another instance is running', async ({ launch }) => {
  const { app, windows, events } = await launch({ hasLock: false });
  expect(app.quits).toBe(1);
  expect(windows).toEqual([]);
  expect(events).toEqual(['ready']);
});

test('main quits once its window is closed', async ({ launch }) => {
  const { app } = await launch();
  app.emit('window-all-closed');
  expect(app.quits).toBe(1);
});
