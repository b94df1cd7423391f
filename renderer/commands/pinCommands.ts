import { MAX_PINS } from '../store/pinState.ts';
import type { CommandDescription } from './command.ts';

/** Keeping a run to compare later ones with. */
export const pinCommands: readonly CommandDescription[] = [
  {
    id: 'pinRun',
    title: 'Pin this run to compare later ones with it',
    label: 'Pin this run',
    keywords: ['keep', 'freeze', 'baseline', 'before and after'],
    obstacle: ({ app: { run, pins } }) => {
      if (!run.answer) return 'Nothing has been played yet.';
      const known = pins.find(({ answer }) => answer.result === run.answer?.result);
      if (known) return `This run is pinned already, as “${known.name}”.`;
      return pins.length >= MAX_PINS ? `${MAX_PINS} runs are pinned: unpin one first.` : undefined;
    },
    perform: (app) => void app.pinRun(),
  },
  {
    id: 'showPinned',
    title: 'Compare this run with a pinned one',
    label: 'Compare with a pinned run',
    keywords: ['difference', 'what changed', 'before and after'],
    obstacle: ({ app }) => (app.pins.length > 0 ? undefined : 'No run is pinned.'),
    perform: (app) => {
      app.showComparing('pin');
      app.showTab('compare');
    },
    landing: 'answer',
  },
];
