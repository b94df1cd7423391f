import type { StateCreator } from 'zustand/vanilla';
import type { RunSettings } from '../../sim-core/index.ts';
import { failureOf } from '../simulation/failure.ts';
import type { Summary } from '../simulation/summary.ts';
import type { AppState, RunState, Services } from './appState.ts';
import { runKey } from './selectors.ts';

type RunSlice = Pick<AppState, 'run' | 'startRun' | 'cancelRun' | 'abandonRun'>;

/** Playing the document: one run at a time. */
export function createRunSlice({ client }: Services): StateCreator<AppState, [], [], RunSlice> {
  return (set, get) => {
    let controller: AbortController | undefined;
    const update = (change: Partial<RunState>) => set(({ run }) => ({ run: { ...run, ...change } }));

    return {
      run: {
        status: 'idle',
        done: 0,
        total: 0,
        millisecondsLeft: undefined,
        failure: undefined,
        lostWorkers: [],
        answer: undefined,
      },

      startRun: async () => {
        const { scenario } = get().edits.checked;
        if (!scenario) return;
        controller?.abort();
        const own = new AbortController();
        controller = own;
        const isCurrent = () => controller === own;
        const settings: RunSettings = {
          scenario,
          seed: scenario.seed,
          replications: scenario.replications,
          engine: 'auto',
        };
        const key = runKey(scenario);
        const show = (summary: Summary) => update({ answer: { ...summary, settings, key } });
        const began = performance.now();
        update({
          status: 'running',
          done: 0,
          total: settings.replications,
          millisecondsLeft: undefined,
          failure: undefined,
          lostWorkers: [],
        });
        try {
          const played = await client.play(settings, get().workers, {
            signal: own.signal,
            onProgress: (done) => {
              if (!isCurrent()) return;
              const pace = (performance.now() - began) / done;
              update({ done, millisecondsLeft: pace * (settings.replications - done) });
            },
            onPartial: (partial) => {
              if (isCurrent()) show(partial);
            },
            onWorkerLost: (reason) => {
              if (isCurrent())
                set(({ run }) => ({ run: { ...run, lostWorkers: [...run.lostWorkers, reason] } }));
            },
          });
          if (!isCurrent()) return;
          if (played) show(played);
          update({ status: 'finished', done: played?.result.replications ?? 0 });
        } catch (error) {
          if (isCurrent()) {
            update({ status: 'failed', failure: failureOf(error) });
          }
        }
      },

      cancelRun: () => controller?.abort(),

      abandonRun: () => {
        controller?.abort();
        controller = undefined;
        update({ status: 'idle', done: 0, total: 0 });
      },
    };
  };
}
