import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import path from 'node:path';
import { appOrigin } from './appScheme.ts';
import { watchPage } from './pageFaults.ts';
import { freePlace, keepPlace, readPlace, smallestWindow } from './windowPlace.ts';

/** Opens a window on the page, which has no Node, no access to Electron and runs in the sandbox. */
export function createWindow(preloadPath: string): BrowserWindow {
  const placeFile = path.join(app.getPath('userData'), 'window.json');
  const areas = workAreas();
  const others = BrowserWindow.getAllWindows().map((other) => other.getNormalBounds());
  const { isMaximized, ...bounds } = freePlace(readPlace(placeFile, areas), others, areas);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
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
  if (isMaximized) window.maximize();
  keepPlace(window, placeFile);
  window.once('ready-to-show', () => window.show());
  watchPage(window);
  // A failed load is shown by the window itself; rejecting here would end the app without a word.
  window.loadURL(`${appOrigin}/`).catch((error: unknown) => console.error(error));
  return window;
}

/** Of all displays, the main one first. */
function workAreas() {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}
