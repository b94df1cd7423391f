import type { StateCreator } from 'zustand/vanilla';
import type { RunSettings } from '../../sim-core/index.ts';
import { failureOf } from '../simulation/failure.ts';
import type { AppState, Services } from './appState.ts';
import type { ReplaySlice, ReplaysState, TraceState } from './replayState.ts';
import { isKnownToTeam } from '../truth/knownParts.ts';
import { cellSettings } from '../whatIf/tracedCell.ts';

/** Runs that are looked at together. */
export const REPLAYS = 20;

/** Single runs played again: one to read, twenty to get a feeling for chance. */
export function createReplaySlice({
  replayer,
}: Pick<Services, 'replayer'>): StateCreator<AppState, [], [], ReplaySlice> {
  return (set, get) => {
    let opening: AbortController | undefined;
    let playing: AbortController | undefined;

    /** Of the answer in view, even when the document has moved on; without one, of the document. */
    const settingsInView = (): RunSettings | undefined => {
      const { run, edits } = get();
      const { scenario } = edits.checked;
      if (run.answer) return run.answer.settings;
      return (
        scenario && { scenario, seed: scenario.seed, replications: scenario.replications, engine: 'auto' }
      );
    };

    return {
      trace: undefined,
      replays: undefined,
      truthShown: true,

      openTrace: async (planId, replication, cell) => {
        const before = get().trace;
        const ofSame = before?.cell === cell ? before : undefined;
        // A world is compiled once for many runs of it.
        const settings = cell ? (ofSame?.settings ?? cellSettings(cell)) : settingsInView();
        if (!settings) return;
        opening?.abort();
        const own = new AbortController();
        opening = own;
        const place = { planId, replication, settings, cell };
        const tell = (change: Pick<TraceState, 'status' | 'record' | 'failure'>) => {
          if (opening === own) set({ trace: { ...place, ...change } });
        };
        set({ tab: 'trace' });
        // The one before stays in view until the new one is there, unless it is of another scenario.
        tell({ status: 'loading', record: ofSame?.record, failure: undefined });
        try {
          const record = await replayer.record(settings, planId, replication, own.signal);
          tell({ status: 'ready', record, failure: undefined });
        } catch (error) {
          tell({ status: 'failed', record: undefined, failure: failureOf(error) });
        }
      },

      playReplays: async (planId, first) => {
        const settings = settingsInView();
        if (!settings) return;
        playing?.abort();
        const own = new AbortController();
        playing = own;
        let state: ReplaysState = {
          planId,
          first,
          settings,
          status: 'playing',
          sketches: [],
          milliseconds: 0,
          failure: undefined,
        };
        const tell = (change: Partial<ReplaysState>) => {
          state = { ...state, ...change };
          if (playing === own) set({ replays: state });
        };
        tell({});
        try {
          for (let replication = first; replication < first + REPLAYS; replication += 1) {
            const began = performance.now();
            // One after the other: each is shown as soon as it is there, and one worker has to do.
            const sketch = await replayer.sketch(settings, planId, replication, own.signal);
            tell({
              sketches: [...state.sketches, sketch],
              milliseconds: state.milliseconds + performance.now() - began,
            });
          }
          tell({ status: 'ready' });
        } catch (error) {
          tell(own.signal.aborted ? { status: 'stopped' } : { status: 'failed', failure: failureOf(error) });
        }
      },

      stopReplays: () => playing?.abort(),

      showTruth: (truthShown) =>
        set(({ selection }) => ({
          truthShown,
          // What is hidden cannot stay selected.
          selection: truthShown || isKnownToTeam(selection) ? selection : ['world', 'traffic'],
        })),
    };
  };
}
