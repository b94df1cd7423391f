import { app, session, type BrowserWindow } from 'electron';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { registerAppScheme, serveAppScheme } from './appScheme.ts';
import { answerChannels } from './channels.ts';
import type { HostMenu } from './contract.ts';
import { createDocuments } from './documents.ts';
import { installMenu, sendMenuCommand } from './menu.ts';
import { denyNavigation } from './navigationPolicy.ts';
import { stayOffline } from './offline.ts';
import { scenarioArgument } from './scenarioArgument.ts';
import { restrictSession } from './sessionPolicy.ts';
import { createWindow } from './window.ts';

const builtFolder = path.dirname(fileURLToPath(import.meta.url));
const rendererFolder = path.join(builtFolder, '../renderer');
const preloadPath = path.join(builtFolder, 'preload.cjs');

const documents = createDocuments();
let window: BrowserWindow | undefined;

function onReady(): void {
  denyNavigation(app);
  restrictSession(session.defaultSession);
  serveAppScheme(rendererFolder);
  const own = createWindow(preloadPath);
  window = own;
  const showMenus = (menus: HostMenu[]) => installMenu(own, menus, { development: !app.isPackaged });
  showMenus([]);
  answerChannels(own, documents, showMenus);
  openFromSystem(scenarioArgument(process.argv, process.cwd()));
  window.webContents.on('did-finish-load', offerNextFile);
}

/** A file handed over by the system reaches the page as the command "open", answered without asking which. */
function openFromSystem(filePath: string | undefined): void {
  if (filePath === undefined) return;
  documents.openNext(filePath);
  // A page that is still loading would miss the command: it is sent once the page is there.
  if (window !== undefined && !window.webContents.isLoadingMainFrame()) offerNextFile();
}

function offerNextFile(): void {
  if (window !== undefined && documents.hasNext()) sendMenuCommand(window, 'open');
}

function onSecondInstance(commandLine: string[], workingFolder: string): void {
  if (window?.isMinimized()) window.restore();
  window?.focus();
  openFromSystem(scenarioArgument(commandLine, workingFolder));
}

if (app.requestSingleInstanceLock()) {
  registerAppScheme();
  stayOffline(app);
  app.on('second-instance', (_event, commandLine, workingFolder) =>
    onSecondInstance(commandLine, workingFolder),
  );
  app.on('open-file', (event, filePath) => {
    event.preventDefault();
    openFromSystem(filePath);
  });
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(onReady);
} else {
  app.quit();
}
