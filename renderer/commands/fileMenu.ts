import { shippedScenarios } from '../scenarios.ts';
import { hasUnsavedChanges } from '../store/selectors.ts';
import type { CommandContext, MenuDescription } from './command.ts';

const problemsObstacle = ({ app }: CommandContext) =>
  app.edits.checked.scenario ? undefined : 'The scenario has problems to solve first.';

/** The document and its file. */
export const fileMenu: MenuDescription = {
  title: 'File',
  groups: [
    [
      {
        id: 'open',
        title: 'Open a file…',
        label: 'Open…',
        shortcuts: ['Mod+O'],
        perform: (app) => void app.openFile(),
        landing: 'answer',
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
        id: 'revert',
        title: 'Go back to what was saved',
        keywords: ['revert', 'reset', 'discard'],
        obstacle: ({ app }) => (hasUnsavedChanges(app) ? undefined : 'There are no unsaved changes.'),
        perform: (app) => app.edit([], app.document.saved),
      },
    ],
    [
      {
        id: 'exportResult',
        title: 'Export the result as JSON…',
        keywords: ['save', 'numbers', 'download'],
        obstacle: ({ app }) => (app.run.answer ? undefined : 'Nothing has been played yet.'),
        perform: (app) => {
          const { answer } = app.run;
          if (!answer) return;
          const name = `${app.document.fileName.replace(/(\.rollout)?\.json$/, '')}.result.json`;
          void app.exportFile(name, async () => JSON.stringify(answer.result, undefined, 2));
        },
      },
    ],
  ],
};
