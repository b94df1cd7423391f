import { app, BrowserWindow, dialog, nativeTheme } from 'electron';
import { appOrigin } from './appScheme.ts';

/** A page that is gone again within this time is not loaded a third time: it would only be gone again. */
const reloadLimitMs = 10_000;

/** Opens a window on the page, which has no Node, no access to Electron and runs in the sandbox. */
export function createWindow(preloadPath: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 840,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Rollout Lab',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff',
    webPreferences: {
      preload: preloadPath,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => window.show());
  reloadWhenGone(window);
  // A failed load is shown by the window itself; rejecting here would end the app without a word.
  window.loadURL(`${appOrigin}/`).catch((error: unknown) => console.error(error));
  return window;
}

function reloadWhenGone(window: BrowserWindow): void {
  let reloadedAtMs = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    console.error(`The page of Rollout Lab ended (${reason}).`);
    const nowMs = performance.now();
    if (nowMs - reloadedAtMs < reloadLimitMs) {
      dialog.showErrorBox('Rollout Lab has to close', `Its page ended twice in a row (${reason}).`);
      window.destroy();
      return;
    }
    reloadedAtMs = nowMs;
    window.reload();
    void dialog.showMessageBox(window, {
      type: 'error',
      message: 'The page of Rollout Lab ended and has been loaded again.',
      detail: `Reason: ${reason}. Your unsaved changes were kept as you went and are offered to you again.`,
    });
  });
}
