import { Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import { channels, type HostMenu, type HostMenuItem, type MenuCommand } from './contract.ts';

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** What the system does by itself, by the menu it belongs to; there before the page has sent its own. */
function ownItems(development: boolean): ReadonlyMap<string, MenuItemConstructorOptions[]> {
  return new Map<string, MenuItemConstructorOptions[]>([
    ['File', [{ role: 'close' }]],
    ['Edit', [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }]],
    [
      'View',
      [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        ...(development ? [{ role: 'toggleDevTools' } as const] : []),
      ],
    ],
    ['Help', [{ role: 'about' }]],
  ]);
}

/** Installs the application menu: the page's menus, whose commands go back to the page, with the system's own items. */
export function installMenu(
  window: BrowserWindow,
  menus: readonly HostMenu[],
  { development }: { development: boolean },
): void {
  const own = ownItems(development);
  const shown = menus.length > 0 ? menus : [...own.keys()].map((title) => ({ title, items: [] }));
  const isMac = process.platform === 'darwin';
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? ([{ role: 'appMenu' }] satisfies MenuItemConstructorOptions[]) : []),
      ...shown.map(({ title, items }): MenuItemConstructorOptions => {
        const rest = own.get(title) ?? [];
        const between = items.length > 0 && rest.length > 0 ? [separator] : [];
        const submenu = [...items.map((item) => itemOf(item, window)), ...between, ...rest];
        return { label: `&${title}`, ...(title === 'Help' && { role: 'help' }), submenu };
      }),
    ]),
  );
}

/** Sends one command to the page, as if it had been chosen in the menu. */
export function sendMenuCommand(window: BrowserWindow, menuCommand: MenuCommand): void {
  if (!window.isDestroyed()) window.webContents.send(channels.menuCommand, menuCommand);
}

function itemOf(item: HostMenuItem, window: BrowserWindow): MenuItemConstructorOptions {
  if (item.kind === 'separator') return separator;
  // A single & would mark a letter.
  const label = item.title.replaceAll('&', '&&');
  if (item.kind === 'menu') return { label, submenu: item.items.map((inner) => itemOf(inner, window)) };
  const { command, enabled, checked, accelerator, heardByPage } = item;
  return {
    label,
    enabled,
    ...(checked !== undefined && { type: 'checkbox', checked }),
    ...(accelerator !== undefined && { accelerator, registerAccelerator: heardByPage !== true }),
    click: () => sendMenuCommand(window, command),
  };
}
