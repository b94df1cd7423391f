import { WorkerLost } from '../../sim-core/index.ts';
import type { RunSettings, SimulationResult } from '../../sim-core/index.ts';
import { connect } from './connect.ts';
import type { Connection } from './connect.ts';
import type { Summarizer, SummaryWorker } from './summary.ts';

/** Starts the web worker that summarises. */
export function spawnSummaryWorker(): Worker {
  return new Worker(new URL('./summary.worker.ts', import.meta.url), { type: 'module' });
}

/** Summarises on one worker, started when it is first needed and again after it died. */
export function createSummarizer(spawn: () => Worker): Summarizer {
  let connection: Connection<SummaryWorker> | undefined;
  let summaries = 0;
  /** How many blocks of which run the worker has. */
  let sent:
    { readonly to: Connection<SummaryWorker>; readonly settings: RunSettings; count: number } | undefined;
  /** Under which number the worker keeps the outcomes of a result; no number comes twice, whichever worker has it. */
  const numbers = new WeakMap<SimulationResult, number>();
  const asked = async <Answer>(
    own: Connection<SummaryWorker>,
    ask: (remote: Connection<SummaryWorker>['remote']) => Promise<Answer>,
  ): Promise<Answer> => {
    try {
      return await Promise.race([ask(own.remote), own.died]);
    } catch (error) {
      if (error instanceof WorkerLost && connection === own) {
        own.end();
        connection = undefined;
      }
      throw error;
    }
  };
  return {
    async summarize(settings, blocks, ending) {
      const own = (connection ??= connect<SummaryWorker>(spawn()));
      summaries += 1;
      const number = summaries;
      const summary = await asked(own, async (remote) => {
        if (sent?.to !== own || sent.settings !== settings) {
          sent = { to: own, settings, count: 0 };
          // In order on one port: nobody has to wait for it.
          void remote.begin(settings);
        }
        const fresh = blocks.slice(sent.count);
        sent.count = blocks.length;
        // Of an ended run the worker lets go.
        if (ending) sent = undefined;
        return remote.summarize(number, fresh, ending);
      });
      numbers.set(summary.result, number);
      return summary;
    },
    async compare(result, first, second) {
      const number = numbers.get(result);
      if (!connection || number === undefined) return undefined;
      try {
        return await asked(connection, (remote) => remote.compare(number, first, second));
      } catch (error) {
        // The outcomes went with the worker.
        if (error instanceof WorkerLost) return undefined;
        throw error;
      }
    },
  };
}
