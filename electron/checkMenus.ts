import type { HostMenu, HostMenuItem } from './contract.ts';

const maxItems = 2000;
const maxLength = 300;
const accelerators = /^(CmdOrCtrl\+)(Alt\+)?(Shift\+)?([A-Z0-9]|Return|[./,])$/;

/**
 * The page's menus, every key checked and nothing else taken over.
 *
 * @throws {Error} naming what is wrong
 */
export function checkMenus(value: unknown): HostMenu[] {
  let count = 0;
  const textOf = (text: unknown, what: string): string => {
    if (typeof text === 'string' && text !== '' && text.length <= maxLength) return text;
    throw new Error(`showMenus requires ${what} of 1 to ${maxLength} characters.`);
  };
  const listOf = (list: unknown): Record<string, unknown>[] => {
    if (!Array.isArray(list) || !list.every((entry) => typeof entry === 'object' && entry !== null)) {
      throw new Error('showMenus requires lists of menus and items.');
    }
    count += list.length;
    if (count > maxItems) throw new Error(`showMenus takes at most ${maxItems} items.`);
    return list as Record<string, unknown>[];
  };
  // One level of submenus is all there is: what nests without end is refused.
  const itemOf = (item: Record<string, unknown>, depth: number): HostMenuItem => {
    if (item['kind'] === 'separator') return { kind: 'separator' };
    if (item['kind'] === 'menu' && depth === 0) {
      const items = listOf(item['items']).map((inner) => itemOf(inner, depth + 1));
      return { kind: 'menu', title: textOf(item['title'], 'a title'), items };
    }
    if (item['kind'] !== 'command') throw new Error('showMenus requires separators, menus and commands.');
    const { accelerator, checked, enabled, heardByPage } = item;
    if (accelerator !== undefined && !(typeof accelerator === 'string' && accelerators.test(accelerator))) {
      throw new Error('showMenus requires accelerators of Ctrl or Cmd and one key.');
    }
    return {
      kind: 'command',
      command: textOf(item['command'], 'a command'),
      title: textOf(item['title'], 'a title'),
      enabled: enabled === true,
      ...(typeof checked === 'boolean' && { checked }),
      ...(typeof accelerator === 'string' && { accelerator }),
      ...(heardByPage === true && { heardByPage }),
    };
  };
  return listOf(value).map((menu) => ({
    title: textOf(menu['title'], 'a title'),
    items: listOf(menu['items']).map((item) => itemOf(item, 0)),
  }));
}
