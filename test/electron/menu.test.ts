import { expect } from 'vitest';
import type { HostMenu } from '../../electron/contract.ts';
import type { MenuItemStandIn } from './electronStandIn.ts';
import { test } from './shellTest.ts';

const pageMenus: HostMenu[] = [
  {
    title: 'File',
    items: [
      { kind: 'command', command: 'save', title: 'Save', enabled: true, accelerator: 'CmdOrCtrl+S' },
      { kind: 'separator' },
      {
        kind: 'menu',
        title: 'Theme',
        items: [{ kind: 'command', command: 'theme:dark', title: 'Dark', enabled: true, checked: true }],
      },
    ],
  },
  {
    title: 'Edit',
    items: [
      {
        kind: 'command',
        command: 'undo',
        title: 'Undo: A & B',
        enabled: false,
        accelerator: 'CmdOrCtrl+Z',
        heardByPage: true,
      },
    ],
  },
];

test('menu has what the system does by itself before the page has sent its own', async ({ launch }) => {
  const { menu } = await launch();
  const roles = menu.flatMap(({ submenu = [] }) => submenu.map(({ role }) => role));
  expect(roles).toEqual(
    expect.arrayContaining([
      'close',
      'copy',
      'paste',
      'zoomIn',
      'zoomOut',
      'resetZoom',
      'togglefullscreen',
      'about',
    ]),
  );
});

test('menu shows the page’s menus with the system’s own items after them, and sends their commands back', async ({
  launch,
}) => {
  const app = await launch();
  expect(await app.invoke('menu:show', [pageMenus])).toEqual({ ok: true, value: undefined });
  const save = itemLabelled(app.menu, 'Save');
  expect(save).toMatchObject({ accelerator: 'CmdOrCtrl+S', registerAccelerator: true, enabled: true });
  save?.click?.();
  itemLabelled(app.menu, 'Dark')?.click?.();
  expect(app.window.webContents.sent).toEqual([
    ['menu:command', 'save'],
    ['menu:command', 'theme:dark'],
  ]);
  expect(itemLabelled(app.menu, 'Dark')).toMatchObject({ type: 'checkbox', checked: true });
  // What the page hears itself is not registered, or it would be done twice.
  expect(itemLabelled(app.menu, 'Undo: A && B')).toMatchObject({
    enabled: false,
    registerAccelerator: false,
  });
  expect(itemLabelled(app.menu, '&File')?.submenu?.at(-1)?.role).toBe('close');
  expect(app.menu.map(({ label }) => label)).toEqual(['&File', '&Edit']);
});

function itemLabelled(menu: MenuItemStandIn[], label: string): MenuItemStandIn | undefined {
  return menu
    .flatMap((item) => [item, ...(item.submenu ?? [])])
    .flatMap((item) => [item, ...(item.submenu ?? [])])
    .find((item) => item.label === label);
}
