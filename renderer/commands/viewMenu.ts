import type { Tab, Theme } from '../store/appState.ts';
import type { CommandDescription, MenuDescription } from './command.ts';

/** Shows a tab of the answer. */
function tabCommand(tab: Tab, title: string, shortcut: string, label: string): CommandDescription {
  return {
    id: `show:${tab}`,
    title,
    label,
    shortcuts: [shortcut],
    obstacle: ({ app }) =>
      tab === 'answer' || app.run.answer?.result.plans[0] ? undefined : 'Nothing has been played yet.',
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
        commands: () => [
          tabCommand('answer', 'Show the answer', 'Alt+1', 'Answer'),
          tabCommand('compare', 'Compare plans', 'Alt+2', 'Compare'),
          tabCommand('trace', 'Look at one run', 'Alt+3', 'One run'),
        ],
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
