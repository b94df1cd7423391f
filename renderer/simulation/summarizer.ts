import { transfer } from 'comlink';
import { WorkerLost, transferables } from '../../sim-core/index.ts';
import { connect } from './connect.ts';
import type { Connection } from './connect.ts';
import type { Summarizer, summarizeRun } from './summary.ts';

interface Calls {
  summarize: typeof summarizeRun;
}

/** Starts the web worker that summarises. */
export function spawnSummaryWorker(): Worker {
  return new Worker(new URL('./summary.worker.ts', import.meta.url), { type: 'module' });
}

/** Summarises on one worker, started when it is first needed and again after it died. */
export function createSummarizer(spawn: () => Worker): Summarizer {
  let connection: Connection<Calls> | undefined;
  return {
    async summarize(settings, outcomes, complete) {
      const own = (connection ??= connect<Calls>(spawn()));
      try {
        return await Promise.race([
          own.remote.summarize(settings, transfer(outcomes, transferables(outcomes)), complete),
          own.died,
        ]);
      } catch (error) {
        if (error instanceof WorkerLost && connection === own) {
          own.end();
          connection = undefined;
        }
        throw error;
      }
    },
  };
}
