import type { HostMenu, HostMenuItem } from '../../electron/contract.ts';
import { isSubmenu } from './command.ts';
import type { Command, Menu, Submenu } from './command.ts';
import { acceleratorOf } from './shortcut.ts';

/** More of a title is not shown. */
const MAX_TITLE = 80;

/** The menus in the words of a host that shows menus of its own. */
export function hostMenusOf(menus: readonly Menu[]): HostMenu[] {
  return menus.map(({ title, groups }) => ({
    title,
    items: groups.flatMap((group, index): HostMenuItem[] => [
      ...(index > 0 ? [{ kind: 'separator' } as const] : []),
      ...group.map(itemOf),
    ]),
  }));
}

function itemOf(item: Command | Submenu): HostMenuItem {
  if (isSubmenu(item)) return { kind: 'menu', title: item.title, items: item.commands.map(itemOf) };
  const accelerator = item.shortcuts.map(acceleratorOf).find((words) => words !== undefined);
  return {
    kind: 'command',
    command: item.id,
    title: item.label.slice(0, MAX_TITLE) || '–',
    enabled: item.obstacle === undefined,
    ...(item.checked !== undefined && { checked: item.checked }),
    ...(accelerator !== undefined && { accelerator }),
    ...(item.yieldsToTyping && { heardByPage: true }),
  };
}
