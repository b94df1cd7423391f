import type { TemporalState } from 'zundo';
import type { AppState } from '../store/appState.ts';
import type { History } from '../store/editSlice.ts';
import type { Landing } from './landing.ts';
import type { Shortcut } from './shortcut.ts';

/** What commands are judged by: the store as it stands, and the steps that can be undone and redone. */
export interface CommandContext {
  readonly app: AppState;
  readonly history: Pick<TemporalState<History>, 'pastStates' | 'futureStates'>;
}

/** Something that can be done, told once for menus, palette, shortcuts and the host. */
export interface CommandDescription {
  /** Stays the same while what is done stays the same. */
  readonly id: string;
  /** A full sentence without its period, as the palette shows it; may say what it would be done to. */
  readonly title: string | ((context: CommandContext) => string);
  /** A shorter title, in a menu whose own title says the rest. */
  readonly label?: string;
  /** Other words that people look for it by. */
  readonly keywords?: readonly string[];
  /** The first is the one that is shown beside it. */
  readonly shortcuts?: readonly Shortcut[];
  /** While a text is being typed, its keys are the text field's own. */
  readonly yieldsToTyping?: boolean;
  /** Why it cannot be done now, in words; undefined when it can. */
  readonly obstacle?: (context: CommandContext) => string | undefined;
  /** Whether what it switches is on. */
  readonly checked?: (context: CommandContext) => boolean;
  readonly perform: (app: AppState) => void;
  /** Where the keyboard goes on afterwards; left out where it stays. */
  readonly landing?: Landing;
}

/** Commands under a title of their own. */
export interface SubmenuDescription {
  readonly submenu: string;
  /** One of them is on, and turning another on turns it off. */
  readonly choice?: boolean;
  readonly commands: (context: CommandContext) => readonly CommandDescription[];
}

/** A menu; a line is drawn between its groups. */
export interface MenuDescription {
  readonly title: string;
  readonly groups: readonly (readonly (CommandDescription | SubmenuDescription)[])[];
}

/** A command as it stands now. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly label: string;
  readonly keywords: readonly string[];
  readonly shortcuts: readonly Shortcut[];
  readonly yieldsToTyping: boolean;
  readonly obstacle: string | undefined;
  readonly checked: boolean | undefined;
  readonly perform: () => void;
  readonly landing: Landing | undefined;
}

export interface Submenu {
  readonly title: string;
  readonly choice: boolean;
  readonly commands: readonly Command[];
}

export interface Menu {
  readonly title: string;
  readonly groups: readonly (readonly (Command | Submenu)[])[];
}

export function isSubmenu(item: Command | Submenu): item is Submenu {
  return 'commands' in item;
}

/** A command as it stands in a context. */
export function commandIn(context: CommandContext, description: CommandDescription): Command {
  const { id, title, label, keywords = [], shortcuts = [], landing } = description;
  const words = typeof title === 'string' ? title : title(context);
  return {
    id,
    title: words,
    label: label ?? words,
    keywords,
    shortcuts,
    yieldsToTyping: description.yieldsToTyping ?? false,
    obstacle: description.obstacle?.(context),
    checked: description.checked?.(context),
    perform: () => description.perform(context.app),
    landing,
  };
}

/** A menu as it stands in a context, without submenus that have nothing in them. */
export function menuIn(context: CommandContext, { title, groups }: MenuDescription): Menu {
  const itemsOf = (entry: CommandDescription | SubmenuDescription): (Command | Submenu)[] => {
    if (!('submenu' in entry)) return [commandIn(context, entry)];
    const commands = entry.commands(context).map((description) => commandIn(context, description));
    if (commands.length === 0) return [];
    return [{ title: entry.submenu, choice: entry.choice ?? false, commands }];
  };
  return {
    title,
    groups: groups.map((group) => group.flatMap(itemsOf)).filter((group) => group.length > 0),
  };
}

/** All commands of a menu, those of its submenus among them. */
export function commandsOf({ groups }: Menu): readonly Command[] {
  return groups.flat().flatMap((item) => (isSubmenu(item) ? item.commands : [item]));
}
