import type { StateCreator } from 'zustand/vanilla';
import { PRECISION_RANGE } from '../../sim-core/index.ts';
import type { AppState } from './appState.ts';
import { readPreference, writePreference } from './preferences.ts';

type RunSettingsSlice = Pick<
  AppState,
  'workers' | 'setWorkers' | 'precision' | 'setPrecision' | 'automatic' | 'setAutomatic'
>;

export const MAX_WORKERS = 64;

/**
 * How runs are run here: nothing of it is in the file. A precision ends a run earlier, and a colleague with another
 * setting gets more or fewer of the same replications; the result says what stopped it.
 */
export const createRunSettingsSlice: StateCreator<AppState, [], [], RunSettingsSlice> = (set) => ({
  workers: defaultWorkers(),
  setWorkers: (workers) => set({ workers: Math.min(MAX_WORKERS, Math.max(1, Math.round(workers))) }),
  precision: undefined,
  setPrecision: (precision) =>
    set({
      precision:
        precision === undefined
          ? undefined
          : Math.min(PRECISION_RANGE.max, Math.max(PRECISION_RANGE.min, precision)),
    }),
  automatic: readPreference('automatic') !== 'off',
  setAutomatic: (automatic) => {
    writePreference('automatic', automatic ? 'on' : 'off');
    set({ automatic });
  },
});

/** One core is left to the page. */
function defaultWorkers(): number {
  return Math.min(MAX_WORKERS, Math.max(1, (globalThis.navigator?.hardwareConcurrency ?? 2) - 1));
}
