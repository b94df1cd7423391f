import type { TemporalState, ZundoOptions } from 'zundo';
import type { StateCreator, StoreApi } from 'zustand/vanilla';
import { checkScenario } from '../../sim-core/index.ts';
import type { AppState } from './appState.ts';
import type { EditState } from './documentState.ts';
import type { Json, Path } from './path.ts';
import { withValueAt } from './path.ts';
import { existingSelection } from './selection.ts';

type EditSlice = Pick<AppState, 'edit' | 'drag' | 'endGesture' | 'undo' | 'redo'>;

/** What is kept for undo: the draft with the verdict on it. */
export type History = Pick<AppState, 'edits'>;

/** Steps that can be undone. */
const MAX_STEPS = 100;

/** One step a gesture: the edits that follow its first change what that one left. */
export const historyOptions: ZundoOptions<AppState, History> = {
  limit: MAX_STEPS,
  partialize: ({ edits }) => ({ edits }),
  equality: (before, now) => before.edits.draft === now.edits.draft,
  handleSet: (keep) => (before, _replace, now) => {
    const { gesture } = (before as History).edits;
    if (gesture === undefined || gesture !== now.edits.gesture) keep(before);
  },
};

/** The steps that can be undone and redone; zundo's types lose theirs on the way into a slice. */
export function historyOf(api: { readonly temporal: unknown }): TemporalState<History> {
  return (api.temporal as StoreApi<TemporalState<History>>).getState();
}

/** The document being edited, step by step, back and forth. */
export const createEditSlice: StateCreator<AppState, [['temporal', unknown]], [], EditSlice> = (
  set,
  get,
  api,
) => {
  const travel = (direction: 'undo' | 'redo') => {
    const history = historyOf(api);
    const isPossible = (direction === 'undo' ? history.pastStates : history.futureStates).length > 0;
    if (!isPossible) return;
    const { place: undone } = get().edits;
    history[direction]();
    get().endGesture();
    const { draft, place: redone } = get().edits;
    const place = direction === 'undo' ? undone : redone;
    // What has changed comes into view; what is no more cannot be looked at.
    set({ selection: existingSelection(draft, place ?? get().selection, get().selection) });
  };
  const put = (path: Path, value: Json | undefined, place: Path, isGesture: boolean) =>
    set(({ edits }) => {
      const draft = withValueAt(edits.draft, path, value);
      const gesture = isGesture ? path.join('/') : undefined;
      return { edits: { draft, checked: checkScenario(draft), place, gesture } };
    });
  return {
    edit: (path, value, place = path) => put(path, value, place, isTyped(value)),
    drag: (path, value) => put(path, value, path, true),
    endGesture: () => {
      const { edits } = get();
      if (edits.gesture !== undefined) set({ edits: { ...edits, gesture: undefined } });
    },
    undo: () => travel('undo'),
    redo: () => travel('redo'),
  };
};

/** The edits of a scenario that was just opened. */
export function editsOf(draft: Json, checked: EditState['checked']): EditState {
  return { draft, checked, place: undefined, gesture: undefined };
}

/** What is typed or dragged comes bit by bit; parts come and go at once. */
function isTyped(value: Json | undefined): boolean {
  return value !== undefined && typeof value !== 'object';
}
