import { contextBridge, ipcRenderer } from 'electron';
import {
  channels,
  type DocumentToSave,
  type FileToExport,
  type HostApi,
  type HostMenu,
  type MenuCommand,
  type OpenedDocument,
  type Reply,
  type SavedDocument,
} from './contract.ts';

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
  openScenario: () => call<OpenedDocument | undefined>(channels.openScenario),
  saveScenario: (document: DocumentToSave) =>
    call<SavedDocument | undefined>(channels.saveScenario, document),
  showMenus: (menus: HostMenu[]) => call<void>(channels.showMenus, menus),
  exportFile: (file: FileToExport) => call<SavedDocument | undefined>(channels.exportFile, file),
  onMenuCommand: (listener: (command: MenuCommand) => void) => {
    listeners.add(listener);
    for (const command of waitingCommands.splice(0)) listener(command);
    return () => {
      listeners.delete(listener);
    };
  },
} satisfies HostApi;

contextBridge.exposeInMainWorld('rolloutLabHost' satisfies keyof Window, host);
