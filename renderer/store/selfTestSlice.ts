import type { StateCreator } from 'zustand/vanilla';
import type { SelfTestComparison } from '../../sim-core/index.ts';
import { failureOf } from '../simulation/failure.ts';
import type { Failure } from '../simulation/failure.ts';
import type { AppState, Services } from './appState.ts';

/** The self-test on this computer, and what it came to so far. */
export interface SelfTestState {
  readonly status: 'idle' | 'running' | 'finished' | 'stopped' | 'failed';
  /** Parts that have been played. */
  readonly done: number;
  readonly comparisons: readonly SelfTestComparison[];
  readonly failure: Failure | undefined;
}

export interface SelfTestSlice {
  readonly selfTest: SelfTestState;
  /** Plays the self-test anew. */
  startSelfTest: () => Promise<void>;
  /** Ends it with what there is. */
  stopSelfTest: () => void;
}

export function createSelfTestSlice({
  selfTester,
}: Pick<Services, 'selfTester'>): StateCreator<AppState, [], [], SelfTestSlice> {
  return (set, get) => {
    let controller: AbortController | undefined;
    const update = (change: Partial<SelfTestState>) => set({ selfTest: { ...get().selfTest, ...change } });
    return {
      selfTest: { status: 'idle', done: 0, comparisons: [], failure: undefined },

      startSelfTest: async () => {
        controller?.abort();
        const own = new AbortController();
        controller = own;
        set({ selfTest: { status: 'running', done: 0, comparisons: [], failure: undefined } });
        try {
          await selfTester.play(own.signal, (found) => {
            const { done, comparisons } = get().selfTest;
            update({ done: done + 1, comparisons: [...comparisons, ...found] });
          });
          if (!own.signal.aborted) update({ status: 'finished' });
        } catch (error) {
          if (!own.signal.aborted) update({ status: 'failed', failure: failureOf(error) });
        }
      },

      stopSelfTest: () => {
        controller?.abort();
        if (get().selfTest.status === 'running') update({ status: 'stopped' });
      },
    };
  };
}
