import type { Item } from '../outline/items.ts';
import { modelItems, planItems, worldItems } from '../outline/items.ts';
import type { AppState } from '../store/appState.ts';
import { isKnownToTeam } from '../truth/knownParts.ts';
import { landBeside } from './landing.ts';
import type { Landing } from './landing.ts';
import type { CommandDescription, MenuDescription } from './command.ts';

/** Selects an item of the outline and goes to its settings. */
function itemCommand({ path, name }: Item): CommandDescription {
  return {
    id: `go:${path.join('/')}`,
    title: `Go to ${name}`,
    label: name,
    keywords: ['settings', 'edit'],
    perform: (app) => app.select(path),
    landing: 'inspector',
  };
}

/** While the truth is hidden, only what a real team knows of. */
function seen({ truthShown }: AppState, items: readonly Item[]): readonly Item[] {
  return items.filter(({ path }) => truthShown || isKnownToTeam(path));
}

function partCommand(landing: Landing, title: string): CommandDescription {
  return { id: `part:${landing}`, title, perform: () => {}, landing };
}

/** The parts of the scenario, and of the window. */
export const goMenu: MenuDescription = {
  title: 'Go',
  groups: [
    [
      { submenu: 'World', commands: ({ app }) => seen(app, worldItems(app.edits.draft)).map(itemCommand) },
      { submenu: 'Models', commands: ({ app }) => seen(app, modelItems(app.edits.draft)).map(itemCommand) },
      { submenu: 'Plans', commands: ({ app }) => planItems(app.edits.draft, new Map()).map(itemCommand) },
    ],
    [
      {
        id: 'nextPart',
        title: 'Next part of the window',
        keywords: ['focus', 'pane', 'keyboard'],
        shortcuts: ['F6'],
        perform: () => landBeside(1),
      },
      {
        id: 'previousPart',
        title: 'Previous part of the window',
        keywords: ['focus', 'pane', 'keyboard'],
        shortcuts: ['Shift+F6'],
        perform: () => landBeside(-1),
      },
      partCommand('outline', 'To the outline'),
      partCommand('answer', 'To the answer'),
      partCommand('inspector', 'To the settings of what is selected'),
      partCommand('run', 'To the run bar'),
    ],
  ],
};
