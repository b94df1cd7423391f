import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { appOrigin } from './appScheme.ts';
import { checkDocumentToSave } from './checkDocumentToSave.ts';
import { checkFileToExport } from './checkFileToExport.ts';
import { checkMenus } from './checkMenus.ts';
import { channels, type HostMenu, type OpenedDocument, type Reply, type SavedDocument } from './contract.ts';
import type { Documents } from './documents.ts';

/** Answers the page's calls. Each checks who asks and what is sent; failures come back as a Reply, not as a throw. */
export function answerChannels(
  window: BrowserWindow,
  documents: Documents,
  showMenus: (menus: HostMenu[]) => void,
): void {
  answer<OpenedDocument | undefined>(channels.openScenario, window, async (...payload) => {
    if (payload.length > 0) throw new Error('openScenario takes nothing.');
    return documents.open(window);
  });
  answer<SavedDocument | undefined>(channels.saveScenario, window, async (...payload) => {
    if (payload.length !== 1) throw new Error('saveScenario requires one document.');
    return documents.save(window, checkDocumentToSave(payload[0]));
  });
  answer<void>(channels.showMenus, window, async (...payload) => {
    if (payload.length !== 1) throw new Error('showMenus requires one list of menus.');
    showMenus(checkMenus(payload[0]));
  });
  answer<SavedDocument | undefined>(channels.exportFile, window, async (...payload) => {
    if (payload.length !== 1) throw new Error('exportFile requires one file.');
    return documents.export(window, checkFileToExport(payload[0]));
  });
}

function answer<Value>(
  channel: string,
  window: BrowserWindow,
  handle: (...payload: unknown[]) => Promise<Value>,
): void {
  ipcMain.handle(channel, async (event, ...payload): Promise<Reply<Value>> => {
    if (!isOwnPage(event, window))
      return { ok: false, message: 'Only the page of Rollout Lab may ask this.' };
    try {
      return { ok: true, value: await handle(...payload) };
    } catch (error) {
      return { ok: false, message: error instanceof Error ? error.message : String(error) };
    }
  });
}

/** True for the top frame of the app's own window while it shows the app's own page. */
function isOwnPage(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame;
  return (
    event.sender === window.webContents &&
    frame !== null &&
    frame.parent === null &&
    frame.origin === appOrigin
  );
}
