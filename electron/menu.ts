import { Menu, nativeTheme, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import { channels, type MenuCommand } from './contract.ts';

/** Installs the application menu. Commands about the document and the run are sent to the window's page. */
export function installMenu(window: BrowserWindow, { development }: { development: boolean }): void {
  const command = (
    label: string,
    accelerator: string,
    menuCommand: MenuCommand,
  ): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => sendMenuCommand(window, menuCommand),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const theme = (label: string, source: typeof nativeTheme.themeSource): MenuItemConstructorOptions => ({
    label,
    type: 'radio',
    checked: nativeTheme.themeSource === source,
    click: () => (nativeTheme.themeSource = source),
  });

  const file = [
    command('Open…', 'CmdOrCtrl+O', 'open'),
    separator,
    command('Save', 'CmdOrCtrl+S', 'save'),
    command('Save As…', 'CmdOrCtrl+Shift+S', 'saveAs'),
    separator,
    { role: 'close' },
  ] satisfies MenuItemConstructorOptions[];
  // Escape is left to the page, whose own dialogs close with it.
  const run = [command('Run', 'CmdOrCtrl+Return', 'run'), command('Cancel', 'CmdOrCtrl+.', 'cancel')];
  const view = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    separator,
    {
      label: 'Theme',
      submenu: [theme('Same as the System', 'system'), theme('Light', 'light'), theme('Dark', 'dark')],
    },
    separator,
    { role: 'togglefullscreen' },
    ...(development ? ([{ role: 'toggleDevTools' }] satisfies MenuItemConstructorOptions[]) : []),
  ] satisfies MenuItemConstructorOptions[];

  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin'
        ? ([{ role: 'appMenu' }] satisfies MenuItemConstructorOptions[])
        : []),
      { label: '&File', submenu: file },
      { role: 'editMenu' },
      { label: '&Run', submenu: run },
      { label: '&View', submenu: view },
      { role: 'help', submenu: [{ role: 'about' }] },
    ]),
  );
}

/** Sends one command to the page, as if it had been chosen in the menu. */
export function sendMenuCommand(window: BrowserWindow, menuCommand: MenuCommand): void {
  if (!window.isDestroyed()) window.webContents.send(channels.menuCommand, menuCommand);
}
