import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { type Launch, test } from './shellTest.ts';
import { WebContentsStandIn } from './windowStandIn.ts';

const ownPage = 'app://rollout-lab/';

/** Whether the session grants a permission, by being asked and by being checked. */
async function decisionsOn(launch: Launch, permission: string, askedBy = ownPage, isMainFrame = true) {
  const { session } = await launch();
  const decisions: boolean[] = [];
  session.permissionRequest?.({}, permission, (granted) => decisions.push(granted), {
    requestingUrl: askedBy,
    isMainFrame,
  });
  return {
    requested: decisions,
    checked: session.permissionCheck?.({}, permission, askedBy, { isMainFrame }),
  };
}

const denied = { requested: [false], checked: false };

test.for([
  'media',
  'display-capture',
  'geolocation',
  'notifications',
  'clipboard-read',
  'deprecated-sync-clipboard-read',
  'fileSystem',
  'local-network-access',
  'openExternal',
  'hid',
  'serial',
  'usb',
  'unknown',
])('main denies the permission %s to its own page, asked for or checked', async (permission, { launch }) => {
  expect(await decisionsOn(launch, permission)).toEqual(denied);
});

test('main denies every device', async ({ launch }) => {
  const { session } = await launch();
  expect(session.devicePermission?.({ deviceType: 'hid' })).toBe(false);
});

test.for([ownPage, 'app://rollout-lab', 'app://rollout-lab/?scenario=needle'])(
  'main lets its own page write to the clipboard: %s',
  async (askedBy, { launch }) => {
    expect(await decisionsOn(launch, 'clipboard-sanitized-write', askedBy)).toEqual({
      requested: [true],
      checked: true,
    });
  },
);

test.for([
  ['another origin', 'https://example.com/', true],
  ['a host that begins alike', 'app://rollout-lab.example/', true],
  ['an opaque origin', 'null', true],
  ['a frame inside the page', ownPage, false],
] as const)(
  'main lets nobody else write to the clipboard: %s',
  async ([, askedBy, isMainFrame], { launch }) => {
    expect(await decisionsOn(launch, 'clipboard-sanitized-write', askedBy, isMainFrame)).toEqual(denied);
  },
);

test('main prevents downloads: files leave through the export channel alone', async ({ launch }) => {
  const { session } = await launch();
  let prevented = 0;
  session.willDownload?.({ preventDefault: () => (prevented += 1) });
  expect(prevented).toBe(1);
});

test('main switches off what Chromium asks the network for by itself, before Electron is ready', async ({
  launch,
}) => {
  const { switches, session } = await launch();
  expect(switches).toEqual({
    'host-resolver-rules': 'MAP * ~NOTFOUND',
    'disable-background-networking': '',
  });
  expect(session.spellChecker).toBe(false);
});

test('main keeps WebRTC from sending past the session, in its window and in any other page', async ({
  launch,
}) => {
  const { app, window } = await launch();
  const other = new WebContentsStandIn();
  app.emit('web-contents-created', {}, other);
  expect([window.webContents.webRtcPolicy, other.webRtcPolicy]).toEqual([
    'disable_non_proxied_udp',
    'disable_non_proxied_udp',
  ]);
});

test('main sets these web preferences and none that loosens Chromium', async ({ launch }) => {
  const { window, folder } = await launch();
  expect(window.options.webPreferences).toEqual({
    preload: path.join(folder, 'dist/electron/preload.cjs'),
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    devTools: true,
  });
});

test('main opens no window where Chromium was started without its sandbox, and says so', async ({
  launch,
}) => {
  const { app, windows, errorBoxes, schemes } = await launch({ commandLine: ['--no-sandbox'] });
  expect([windows.length, app.quits]).toEqual([0, 1]);
  expect(errorBoxes).toEqual([['Rollout Lab does not start without its sandbox', expect.any(String)]]);
  expect(schemes).toBeDefined();
});

/** Parts of Electron that reach other machines or other programs. */
const reachingOut = ['autoUpdater', 'crashReporter', 'desktopCapturer', 'net', 'netLog', 'pushNotifications'];

test('main takes from Electron nothing that opens links or sends reports, updates or requests', async ({
  launch,
}) => {
  const { folder } = await launch();
  const source = await readFile(path.join(folder, 'dist/electron/main.mjs'), 'utf8');
  const taken = [...source.matchAll(/import\s*\{([^}]*)\}\s*from\s*"electron"/g)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.trim()),
  );
  expect(taken).toContain('session');
  expect(taken.filter((name) => reachingOut.includes(name))).toEqual([]);
  expect(source).not.toMatch(/\bopen(?:External|Path)\b/);
  // Neither as a default, nor as a namespace, nor later.
  expect(source.match(/"electron"/g)).toHaveLength(
    [...source.matchAll(/import\s*\{[^}]*\}\s*from\s*"electron"/g)].length,
  );
  // Nor from Node.
  expect(source).not.toMatch(/"(?:node:)?(?:http|https|http2|net|tls|dns|dgram|child_process)"|\bfetch\(/);
});
