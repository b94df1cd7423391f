import type { StateCreator } from 'zustand/vanilla';
import type { AppState } from './appState.ts';

type ReadingSlice = Pick<AppState, 'deadlineHours' | 'reach' | 'setDeadline' | 'chooseReach'>;

/** What the charts of the answer are asked: it outlasts a look at a single run. */
export const createReadingSlice: StateCreator<AppState, [], [], ReadingSlice> = (set) => ({
  deadlineHours: undefined,
  reach: 'users',
  setDeadline: (deadlineHours) => set({ deadlineHours }),
  chooseReach: (reach) => set({ reach }),
});
