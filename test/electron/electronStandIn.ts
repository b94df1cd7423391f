import { EventEmitter } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from '../../scripts/build.mjs';
import { type FrameStandIn, ownFrame, WindowStandIn } from './windowStandIn.ts';

type Channel = (event: unknown, ...payload: unknown[]) => Promise<unknown>;
type ProtocolHandler = (request: { url: string; method: string }) => Promise<Response>;

export interface MenuItemStandIn {
  label?: string;
  role?: string;
  accelerator?: string;
  registerAccelerator?: boolean;
  enabled?: boolean;
  type?: string;
  checked?: boolean;
  click?: () => void;
  submenu?: MenuItemStandIn[];
}

/** What the main process has told the session to do. */
export interface SessionStandIn {
  permissionRequest(
    webContents: unknown,
    permission: string,
    decide: (granted: boolean) => void,
    details: { requestingUrl: string; isMainFrame: boolean },
  ): void;
  permissionCheck(
    webContents: unknown,
    permission: string,
    origin: string,
    details: { isMainFrame: boolean },
  ): boolean;
  devicePermission(details: unknown): boolean;
  beforeRequest(request: { url: string }, decide: (decision: unknown) => void): void;
  willDownload(event: { preventDefault: () => void }): void;
  spellChecker: boolean;
}

/** The main process as built, running against a stand-in for Electron that records what it is told. */
export interface RunningApp {
  /** What happened, in order. */
  events: string[];
  app: EventEmitter & {
    quits: number;
    /** The system's list. */
    recentDocuments: string[];
  };
  windows: WindowStandIn[];
  window: WindowStandIn;
  session: Partial<SessionStandIn>;
  /** Chromium's command line, and whether each switch came before the app was ready. */
  switches: Record<string, string>;
  schemes: unknown;
  request(url: string, method?: string): Promise<Response>;
  menu: MenuItemStandIn[];
  errorBoxes: string[][];
  nativeTheme: { themeSource: string; shouldUseDarkColors: boolean };
  /** What the next dialogs answer. */
  dialogAnswers: { open?: string; save?: string; button?: number };
  dialogsShown: string[];
  /** What message boxes said below their message, in order. */
  detailsShown: string[];
  /** What dialogs that save had in their field, in order. */
  pathsOffered: string[];
  /** Calls a channel as the page does; `sender` and `frame` default to the app's own. */
  invoke(
    channel: string,
    payload: unknown[],
    from?: { sender?: unknown; frame?: FrameStandIn | null },
  ): Promise<unknown>;
  /** Holds dist/ and, outside it, secret.txt. */
  folder: string;
  close(): Promise<void>;
}

/** How the app is started. */
interface LaunchOptions {
  hasLock?: boolean;
  commandLine?: string[];
  /** Kept by the run before, in window.json. */
  keptPlace?: string;
  /** A run before, which has ended, however it did: what it kept is there. */
  after?: RunningApp;
  /** A folder with an app as it was packed, to be run in place of the one in dist/ with a page of the test's own. */
  packed?: string;
  /** What the system tells the app before it is ready. */
  beforeReady?: (app: EventEmitter) => void;
}

export async function launchApp({
  hasLock = true,
  commandLine = [],
  keptPlace,
  after,
  packed,
  beforeReady,
}: LaunchOptions = {}): Promise<RunningApp> {
  await ensureBuilt(['electron']);
  const folder = await mkdtemp(path.join(tmpdir(), 'rollout-lab-app-'));
  if (packed === undefined) {
    await cp(path.resolve('dist/electron'), path.join(folder, 'dist/electron'), { recursive: true });
    await writePage(folder);
  } else await cp(packed, folder, { recursive: true });
  const userData = path.join(folder, 'user-data');
  if (after) await cp(path.join(after.folder, 'user-data'), userData, { recursive: true });
  else await mkdir(userData);
  if (keptPlace !== undefined) await writeFile(path.join(userData, 'window.json'), keptPlace);

  const events: string[] = [];
  const windows: WindowStandIn[] = [];
  const channelHandlers = new Map<string, Channel>();
  const session: Partial<SessionStandIn> = {};
  const switches: Record<string, string> = {};
  let schemes: unknown;
  let menu: MenuItemStandIn[] = [];
  let protocolHandler: ProtocolHandler | undefined;
  const errorBoxes: string[][] = [];
  const dialogAnswers: RunningApp['dialogAnswers'] = {};
  const dialogsShown: string[] = [];
  const pathsOffered: string[] = [];
  const detailsShown: string[] = [];
  const nativeTheme = { themeSource: 'system', shouldUseDarkColors: false };
  let becomeReady = () => {};
  const ready = new Promise<void>((resolve) => (becomeReady = resolve));
  const app = Object.assign(new EventEmitter(), {
    quits: 0,
    isPackaged: false,
    commandLine: {
      hasSwitch: (name: string) => commandLine.includes(`--${name}`),
      appendSwitch(name: string, value = '') {
        switches[name] = events.includes('ready') ? 'too late' : value;
      },
    },
    requestSingleInstanceLock: () => hasLock,
    whenReady: () => ready,
    getPath: (name: string) => {
      if (name !== 'userData') throw new Error(`the stand-in has no folder "${name}"`);
      return userData;
    },
    quit() {
      app.quits += 1;
    },
    recentDocuments: [] as string[],
    addRecentDocument(filePath: string) {
      app.recentDocuments.push(filePath);
    },
    clearRecentDocuments() {
      app.recentDocuments = [];
    },
  });
  const keep =
    <Name extends keyof SessionStandIn>(name: Name) =>
    (told: SessionStandIn[Name]) => {
      session[name] = told;
    };
  const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } };

  const electron = {
    app,
    BrowserWindow: class extends WindowStandIn {
      static getAllWindows = () => windows.filter(({ destroyed }) => !destroyed);
      constructor(options: WindowStandIn['options']) {
        super(options);
        events.push('window');
        windows.push(this);
        app.emit('web-contents-created', {}, this.webContents);
      }
    },
    Menu: {
      buildFromTemplate: (template: MenuItemStandIn[]) => template,
      setApplicationMenu: (template: MenuItemStandIn[]) => {
        menu = template;
      },
    },
    dialog: {
      async showOpenDialog() {
        dialogsShown.push('open');
        const { open } = dialogAnswers;
        return { canceled: open === undefined, filePaths: open === undefined ? [] : [open] };
      },
      async showSaveDialog(_window: unknown, options: { defaultPath: string }) {
        dialogsShown.push(`save ${path.basename(options.defaultPath)}`);
        pathsOffered.push(options.defaultPath);
        return { canceled: dialogAnswers.save === undefined, filePath: dialogAnswers.save ?? '' };
      },
      async showMessageBox(...given: unknown[]) {
        const { message, detail } = given.at(-1) as { message: string; detail?: string };
        dialogsShown.push(message);
        detailsShown.push(detail ?? '');
        return { response: dialogAnswers.button ?? 0 };
      },
      showErrorBox: (...box: string[]) => errorBoxes.push(box),
    },
    ipcMain: { handle: (channel: string, handler: Channel) => channelHandlers.set(channel, handler) },
    nativeTheme,
    screen: {
      getPrimaryDisplay: () => display,
      getAllDisplays: () => [display],
    },
    protocol: {
      registerSchemesAsPrivileged(declared: unknown) {
        events.push('schemes');
        schemes = declared;
      },
      handle(_scheme: string, handler: ProtocolHandler) {
        events.push('protocol handler');
        protocolHandler = handler;
      },
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: keep('permissionRequest'),
        setPermissionCheckHandler: keep('permissionCheck'),
        setDevicePermissionHandler: keep('devicePermission'),
        setSpellCheckerEnabled: keep('spellChecker'),
        on: (_name: 'will-download', handler: SessionStandIn['willDownload']) => {
          session.willDownload = handler;
        },
        webRequest: { onBeforeRequest: keep('beforeRequest') },
      },
    },
  };

  await writeElectronPackage(folder, electron);
  const originalArguments = process.argv;
  process.argv = [process.execPath, folder, ...commandLine];
  try {
    await import(/* @vite-ignore */ pathToFileURL(path.join(folder, 'dist/electron/main.mjs')).href);
    beforeReady?.(app);
    events.push('ready');
    becomeReady();
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.argv = originalArguments;
  }

  return {
    events,
    app,
    windows,
    get window() {
      const [window] = windows;
      if (!window) throw new Error('no window was opened');
      return window;
    },
    session,
    switches,
    get schemes() {
      return schemes;
    },
    get menu() {
      return menu;
    },
    errorBoxes,
    nativeTheme,
    dialogAnswers,
    dialogsShown,
    pathsOffered,
    detailsShown,
    // Not a Request: it would normalise the path that a hostile page sends.
    request(url, method = 'GET') {
      if (protocolHandler === undefined) throw new Error('app:// has no handler');
      return protocolHandler({ url, method });
    },
    invoke(channel, payload, { sender = windows[0]?.webContents, frame = ownFrame } = {}) {
      const handler = channelHandlers.get(channel);
      if (handler === undefined) throw new Error(`${channel} has no handler`);
      return handler({ sender, senderFrame: frame }, ...payload);
    },
    folder,
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function writePage(folder: string) {
  const renderer = path.join(folder, 'dist/renderer');
  await mkdir(path.join(renderer, 'assets'), { recursive: true });
  await writeFile(path.join(renderer, 'index.html'), '<title>Rollout Lab</title>');
  await writeFile(path.join(renderer, 'assets/page-a1_B2.js'), 'export {};');
  await writeFile(path.join(renderer, '.hidden'), 'hidden');
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  await writeFile(path.join(folder, 'dist/secret.txt'), 'secret');
}

/** Where the built main process looks for electron, it finds the stand-in. */
async function writeElectronPackage(folder: string, electron: Record<string, unknown>) {
  const packageFolder = path.join(folder, 'node_modules/electron');
  const names = Object.keys(electron).join(', ');
  await mkdir(packageFolder, { recursive: true });
  await writeFile(path.join(packageFolder, 'package.json'), '{"type":"module","main":"index.js"}');
  await writeFile(
    path.join(packageFolder, 'index.js'),
    `export const { ${names} } = globalThis.electronStandIn;`,
  );
  Object.assign(globalThis, { electronStandIn: electron });
}
