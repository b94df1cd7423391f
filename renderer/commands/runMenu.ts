import { valueAt } from '../store/path.ts';
import { isRunActive } from '../store/runSlice.ts';
import { runObstacle } from '../store/selectors.ts';
import type { CommandContext, MenuDescription } from './command.ts';
import { pinCommands } from './pinCommands.ts';

const seedOf = ({ app }: CommandContext) => valueAt(app.edits.draft, ['seed']);

const obstacle = ({ app }: CommandContext) => {
  const words = runObstacle(app);
  return words === undefined ? undefined : `There is something wrong with the scenario: ${words}.`;
};

/** Playing the scenario. */
export const runMenu: MenuDescription = {
  title: 'Run',
  groups: [
    [
      {
        id: 'run',
        title: 'Run the scenario',
        label: 'Run',
        keywords: ['play', 'simulate', 'start'],
        shortcuts: ['Mod+Enter'],
        obstacle,
        perform: (app) => void app.startRun(),
      },
      {
        id: 'cancel',
        title: 'Cancel the run',
        label: 'Cancel',
        keywords: ['stop'],
        shortcuts: ['Escape', 'Mod+.'],
        obstacle: ({ app }) => (isRunActive(app.run) ? undefined : 'Nothing is running.'),
        perform: (app) => app.cancelRun(),
      },
      {
        id: 'pause',
        title: ({ app }) => (app.run.status === 'paused' ? 'Go on with the run' : 'Pause the run'),
        keywords: ['resume', 'wait', 'hold', 'continue'],
        obstacle: ({ app }) => (isRunActive(app.run) ? undefined : 'Nothing is running.'),
        perform: (app) => (app.run.status === 'paused' ? app.resumeRun() : app.pauseRun()),
      },
      {
        id: 'runOnEdits',
        title: 'Run by itself after every edit',
        label: 'Run on edits',
        keywords: ['automatic', 'preview', 'live'],
        checked: ({ app }) => app.automatic,
        perform: (app) => app.setAutomatic(!app.automatic),
      },
    ],
    [
      {
        id: 'nextSeed',
        title: (context) => {
          const seed = seedOf(context);
          return typeof seed === 'number' ? `Run with the next seed, ${seed + 1}` : 'Run with the next seed';
        },
        keywords: ['replicate', 'other luck', 'random'],
        shortcuts: ['Mod+Shift+Enter'],
        obstacle,
        perform: (app) => {
          const seed = valueAt(app.edits.draft, ['seed']);
          if (typeof seed !== 'number') return;
          app.edit(['seed'], seed + 1);
          app.endGesture();
          void app.startRun();
        },
      },
    ],
    pinCommands,
  ],
};
