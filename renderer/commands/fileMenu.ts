import { newScenario } from '../documents/newScenario.ts';
import { shippedScenarios } from '../scenarios.ts';
import { hasEdits } from '../store/selectors.ts';
import type { CommandContext, MenuDescription } from './command.ts';

const problemsObstacle = ({ app }: CommandContext) =>
  app.edits.checked.scenario ? undefined : 'The scenario has problems to solve first.';

/** The document and its file. */
export const fileMenu: MenuDescription = {
  title: 'File',
  groups: [
    [
      {
        id: 'new',
        title: 'New scenario',
        label: 'New',
        keywords: ['create', 'blank', 'own'],
        perform: (app) => app.openText(newScenario(), 'untitled.rollout.json'),
        landing: 'answer',
      },
      {
        id: 'newWindow',
        title: 'New window',
        keywords: ['second', 'another'],
        perform: (app) => void app.openWindow(),
      },
      {
        id: 'open',
        title: 'Open a file…',
        label: 'Open…',
        shortcuts: ['Mod+O'],
        perform: (app) => app.openFile(),
        landing: 'answer',
      },
      {
        submenu: 'Open recent',
        commands: ({ app }) => [
          ...app.recent.map(({ id, name, place }) => ({
            id: `recent:${id}`,
            title: `Open ${place === undefined ? name : `${name} in ${place}`}`,
            label: name,
            keywords: ['recent', 'again', 'last'],
            perform: () => app.openRecent(id),
            landing: 'answer' as const,
          })),
          ...(app.recent.length > 0
            ? [
                {
                  id: 'forgetRecent',
                  title: 'Forget the recent files',
                  label: 'Forget these',
                  perform: () => void app.forgetRecent(),
                },
              ]
            : []),
        ],
      },
      {
        submenu: 'Open from the gallery',
        commands: () =>
          shippedScenarios.map(({ id, name }) => ({
            id: `open:${id}`,
            title: `Open ${name}`,
            label: name,
            keywords: ['gallery', 'story', 'example'],
            perform: (app) => app.openShipped(id),
            landing: 'answer',
          })),
      },
    ],
    [
      {
        id: 'save',
        title: 'Save',
        shortcuts: ['Mod+S'],
        obstacle: problemsObstacle,
        perform: (app) => void app.save({ as: false }),
      },
      {
        id: 'saveAs',
        title: 'Save as…',
        shortcuts: ['Mod+Shift+S'],
        obstacle: problemsObstacle,
        perform: (app) => void app.save({ as: true }),
      },
      {
        id: 'duplicateScenario',
        title: 'Go on with a copy',
        label: 'Duplicate',
        keywords: ['duplicate', 'copy', 'fork'],
        perform: (app) => app.duplicate(),
      },
    ],
    [
      {
        id: 'revert',
        title: 'Go back to what was saved',
        keywords: ['revert', 'reset', 'discard'],
        obstacle: ({ app }) => {
          if (app.document.saved === undefined) return 'This scenario was never saved.';
          return hasEdits(app) ? undefined : 'Nothing was edited since.';
        },
        perform: (app) => {
          if (app.document.saved !== undefined) app.edit([], app.document.saved);
        },
      },
      {
        id: 'lastVersion',
        title: 'Open the version before the last save',
        keywords: ['backup', 'previous', 'history', 'undo save'],
        obstacle: ({ app }) =>
          app.document.filePath === undefined ? 'This scenario is no file yet.' : undefined,
        perform: (app) => app.openLastVersion(),
        landing: 'answer',
      },
      {
        id: 'restore',
        title: 'Restore unsaved edits…',
        keywords: ['recover', 'crash', 'journal', 'lost'],
        obstacle: ({ app }) => (app.kept.length > 0 ? undefined : 'There are none from before.'),
        perform: (app) => app.showKept(true),
      },
    ],
    [
      {
        id: 'saveResult',
        title: 'Save the result…',
        keywords: ['export', 'numbers', 'download', 'JSON'],
        obstacle: ({ app }) => (app.run.answer ? undefined : 'Nothing has been played yet.'),
        perform: (app) => void app.saveResult(),
      },
    ],
  ],
};
