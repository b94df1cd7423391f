import { commandsOf, menuIn } from './command.ts';
import type { Command, CommandContext, Menu, MenuDescription } from './command.ts';
import { editMenu } from './editMenu.ts';
import { fileMenu } from './fileMenu.ts';
import { goMenu } from './goMenu.ts';
import { helpMenu } from './helpMenu.ts';
import { learnMenu } from './learnMenu.ts';
import { runMenu } from './runMenu.ts';
import { viewMenu } from './viewMenu.ts';

/** Everything the app can do: menus, palette, shortcuts and the host's menu are made of this and of nothing else. */
const menus: readonly MenuDescription[] = [
  fileMenu,
  editMenu,
  runMenu,
  viewMenu,
  goMenu,
  learnMenu,
  helpMenu,
];

/** Titles of the menus, which never change. */
export const menuTitles: readonly string[] = menus.map(({ title }) => title);

/** The menus as they stand in a context. */
export function menusIn(context: CommandContext): readonly Menu[] {
  return menus.map((menu) => menuIn(context, menu));
}

/** All commands as they stand in a context. */
export function commandsIn(context: CommandContext): readonly Command[] {
  return menusIn(context).flatMap(commandsOf);
}
