import { tabs } from '../layout/tabs.ts';
import type { TabDescription } from '../layout/tabs.ts';
import type { Theme } from '../store/appState.ts';
import type { CommandDescription, MenuDescription } from './command.ts';

/** Shows a tab of the answer. */
function tabCommand({ tab, title, command, needsAnswer }: TabDescription, index: number): CommandDescription {
  return {
    id: `show:${tab}`,
    title: command,
    label: title,
    shortcuts: [`Alt+${index + 1}`],
    obstacle: ({ app }) =>
      needsAnswer && !app.run.answer?.result.plans[0] ? 'Nothing has been played yet.' : undefined,
    checked: ({ app }) => app.tab === tab,
    perform: (app) => app.showTab(tab),
    landing: 'answer',
  };
}

function themeCommand(theme: Theme, title: string, label: string): CommandDescription {
  return {
    id: `theme:${theme}`,
    title,
    label,
    keywords: ['appearance', 'colours', 'mode'],
    checked: ({ app }) => app.theme === theme,
    perform: (app) => app.setTheme(theme),
  };
}

/** What is looked at, and how. */
export const viewMenu: MenuDescription = {
  title: 'View',
  groups: [
    [
      {
        submenu: 'Show',
        choice: true,
        commands: () => tabs.map(tabCommand),
      },
    ],
    [
      {
        id: 'truth',
        title: 'Show the truth',
        keywords: ['hide', 'reveal', 'what only the simulator knows'],
        checked: ({ app }) => app.truthShown,
        perform: (app) => app.showTruth(!app.truthShown),
      },
    ],
    [
      {
        id: 'projector',
        title: 'Display for a projector',
        keywords: ['presentation', 'beamer', 'large', 'room', 'teach'],
        checked: ({ app }) => app.display === 'projector',
        perform: (app) => app.setDisplay(app.display === 'projector' ? 'desk' : 'projector'),
      },
      {
        submenu: 'Theme',
        choice: true,
        commands: () => [
          themeCommand('system', 'Theme as the system has it', 'As the system has it'),
          themeCommand('light', 'Light theme', 'Light'),
          themeCommand('dark', 'Dark theme', 'Dark'),
        ],
      },
    ],
  ],
};
