import { app, dialog, session } from 'electron';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { registerAppScheme, serveAppScheme } from './appScheme.ts';
import { createAppWindows, type AppWindows } from './appWindows.ts';
import { answerChannels } from './channels.ts';
import { createJournalFiles } from './journalFiles.ts';
import { createJournals } from './journals.ts';
import { createLastVersions } from './lastVersions.ts';
import { filesNamed } from './filesNamed.ts';
import { denyNavigation } from './navigationPolicy.ts';
import { stayOffline } from './offline.ts';
import { createRecentDocuments } from './recentDocuments.ts';
import { restrictSession } from './sessionPolicy.ts';

const builtFolder = path.dirname(fileURLToPath(import.meta.url));
const rendererFolder = path.join(builtFolder, '../renderer');
const preloadPath = path.join(builtFolder, 'preload.cjs');

/** Handed over by the system before there was a window. */
const earlyFiles: string[] = [];
let windows: AppWindows | undefined;

function onReady(): void {
  if (app.commandLine.hasSwitch('no-sandbox')) {
    refuseWithoutSandbox();
    return;
  }
  denyNavigation(app);
  restrictSession(session.defaultSession);
  serveAppScheme(rendererFolder);
  const userData = app.getPath('userData');
  const services = {
    recent: createRecentDocuments(path.join(userData, 'recent.json'), app),
    lastVersions: createLastVersions(path.join(userData, 'versions')),
    journals: createJournals(createJournalFiles(path.join(userData, 'journals'), tellUnreadable)),
  };
  windows = createAppWindows(preloadPath, services);
  answerChannels(windows, services);
  windows.open();
  openFromSystem([...new Set([...earlyFiles, ...filesNamed(process.argv, process.cwd())])]);
}

/** The start script of an AppImage leaves the sandbox out, without a word, where the system does not let it make one. */
function refuseWithoutSandbox(): void {
  dialog.showErrorBox(
    'Rollout Lab does not start without its sandbox',
    'This system lets a program that is started like this make no sandbox of its own, or --no-sandbox was asked for. Start it from the file manager, or install the deb package, which brings what such systems require.',
  );
  app.quit();
}

function tellUnreadable(filePath: string, reason: string): void {
  console.error(`Edits that were kept could not be read, for ${reason}: ${filePath}`);
  void dialog.showMessageBox({
    type: 'warning',
    message: 'Edits that were kept from before could not be read.',
    detail: `The file that holds them cannot be used: ${reason}. It is left for you here: ${filePath}`,
  });
}

/** A file handed over by the system reaches a page as the command "open", answered without asking which. */
function openFromSystem(filePaths: readonly string[]): void {
  if (windows === undefined) {
    earlyFiles.push(...filePaths);
    return;
  }
  const left = filePaths.filter((filePath) => windows?.openFile(filePath) === false);
  if (left.length > 0) tellLeft(left);
}

function tellLeft(filePaths: readonly string[]): void {
  void dialog.showMessageBox({
    type: 'warning',
    message: `${filePaths.length} of the files were not opened, for there are many windows already.`,
    detail: filePaths.slice(0, 20).join('\n'),
  });
}

function onSecondInstance(commandLine: string[], workingFolder: string): void {
  const filePaths = filesNamed(commandLine, workingFolder);
  if (filePaths.length > 0) openFromSystem(filePaths);
  else if (windows?.focus() === false) windows.open();
}

if (app.requestSingleInstanceLock()) {
  registerAppScheme();
  stayOffline(app);
  app.on('second-instance', (_event, commandLine, workingFolder) =>
    onSecondInstance(commandLine, workingFolder),
  );
  app.on('open-file', (event, filePath) => {
    event.preventDefault();
    openFromSystem([filePath]);
  });
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(onReady);
} else {
  app.quit();
}
