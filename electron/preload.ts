import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { channels, type HostApi, type MenuCommand, type Reply } from './contract.ts';

const listeners = new Set<(command: MenuCommand) => void>();
/** Commands sent before the page listens (a file opened by double click) wait for its first listener. */
const waitingCommands: MenuCommand[] = [];

ipcRenderer.on(channels.menuCommand, (_event, command: MenuCommand) => {
  if (listeners.size === 0) waitingCommands.push(command);
  for (const listener of listeners) listener(command);
});

async function call<Value>(channel: string, ...payload: unknown[]): Promise<Value> {
  const reply: Reply<Value> = await ipcRenderer.invoke(channel, ...payload);
  if (!reply.ok) throw new Error(reply.message);
  return reply.value;
}

const host = {
  platform: 'electron',
  openScenario: () => call(channels.openScenario),
  openRecent: (id) => call(channels.openRecent, id),
  // Only the system knows the path of a dropped file, and only for a file that a person has dropped.
  openDropped: (file) => call(channels.openDropped, webUtils.getPathForFile(file)),
  openElsewhere: (file) => call(channels.openElsewhere, webUtils.getPathForFile(file)),
  openAgain: (path) => call(channels.openAgain, path),
  acceptOpened: (path) => call(channels.acceptOpened, path),
  readLastVersion: (path) => call(channels.readLastVersion, path),
  saveScenario: (document) => call(channels.saveScenario, document),
  lookOutside: (path) => call(channels.lookOutside, path),
  listRecent: () => call(channels.listRecent),
  forgetRecent: () => call(channels.forgetRecent),
  beginJournal: () => call(channels.beginJournal),
  writeJournal: (entry) => call(channels.writeJournal, entry),
  clearJournal: () => call(channels.clearJournal),
  discardJournal: (id) => call(channels.discardJournal, id),
  showDocument: (document) => call(channels.showDocument, document),
  openWindow: () => call(channels.openWindow),
  stayOpen: () => call(channels.stayOpen),
  showMenus: (menus) => call(channels.showMenus, menus),
  exportFile: (file) => call(channels.exportFile, file),
  onMenuCommand: (listener) => {
    listeners.add(listener);
    for (const command of waitingCommands.splice(0)) listener(command);
    return () => {
      listeners.delete(listener);
    };
  },
} satisfies HostApi;

contextBridge.exposeInMainWorld('rolloutLabHost' satisfies keyof Window, host);
