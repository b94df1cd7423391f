import { strategies } from '../../sim-core/index.ts';
import { placeWords } from '../layout/placeWords.ts';
import { addPart, duplicatePlan, removePart } from '../outline/changeParts.ts';
import { planAdditions, worldAdditions } from '../outline/newParts.ts';
import { removal } from '../outline/removedParts.ts';
import { outlineItemName } from './outlineItemName.ts';
import type { CommandDescription, MenuDescription } from './command.ts';

/** Goes back a step of editing, saying which. */
export const undo: CommandDescription = {
  id: 'undo',
  title: ({ app, history }) => {
    const last = history.pastStates.at(-1)?.edits;
    const { draft, place } = app.edits;
    return last && place ? `Undo: ${placeWords(last.draft, draft, place)}` : 'Undo';
  },
  shortcuts: ['Mod+Z'],
  yieldsToTyping: true,
  obstacle: ({ history }) => (history.pastStates.length > 0 ? undefined : 'There is nothing to undo.'),
  perform: (app) => app.undo(),
};

/** Takes back what undo did, saying what that is. */
export const redo: CommandDescription = {
  id: 'redo',
  title: ({ app, history }) => {
    const next = history.futureStates.at(-1)?.edits;
    return next?.place ? `Redo: ${placeWords(app.edits.draft, next.draft, next.place)}` : 'Redo';
  },
  shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
  yieldsToTyping: true,
  obstacle: ({ history }) => (history.futureStates.length > 0 ? undefined : 'There is nothing to redo.'),
  perform: (app) => app.redo(),
};

/** The document step by step, and what it has. */
export const editMenu: MenuDescription = {
  title: 'Edit',
  groups: [
    [undo, redo],
    [
      {
        submenu: 'Add to the world',
        commands: ({ app }) =>
          worldAdditions(app.edits.draft).map(({ key, label }) => ({
            id: `add:world/${key}`,
            title: `Add to the world: ${label}`,
            label,
            keywords: ['new'],
            perform: (now) =>
              addPart(
                now,
                worldAdditions(now.edits.draft).find((addition) => addition.key === key),
              ),
            landing: 'inspector',
          })),
      },
      {
        submenu: 'Add a plan',
        commands: () =>
          strategies.map(({ kind, name }) => ({
            id: `add:plans/${kind}`,
            title: `Add a plan: ${name}`,
            label: name,
            keywords: ['new'],
            perform: (now) =>
              addPart(
                now,
                planAdditions(now.edits.draft).find((addition) => addition.key === kind),
              ),
            landing: 'inspector',
          })),
      },
      {
        id: 'duplicate',
        title: ({ app }) =>
          app.selection[0] === 'plans' ? `Duplicate ${outlineItemName(app)}` : 'Duplicate the plan',
        shortcuts: ['Mod+D'],
        obstacle: ({ app }) =>
          app.selection[0] === 'plans' ? undefined : 'Select a plan in the outline first.',
        perform: (app) => duplicatePlan(app, app.selection),
        landing: 'inspector',
      },
      {
        id: 'remove',
        title: ({ app }) => `Remove ${outlineItemName(app)}`,
        keywords: ['delete'],
        obstacle: ({ app }) => {
          const state = removal(app.edits.draft, app.selection);
          if (state === 'possible') return undefined;
          return state === 'never' ? 'Every scenario has this.' : 'There has to be one.';
        },
        perform: (app) => removePart(app, app.selection),
        landing: 'outline',
      },
    ],
  ],
};
