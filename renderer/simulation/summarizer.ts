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
  const pinned = new Map<number, SimulationResult>();
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
  /** Asks about the outcomes of a result; undefined where they went with their worker. */
  const askedOfKept = async <Answer>(
    result: SimulationResult,
    ask: (remote: Connection<SummaryWorker>['remote'], number: number) => Promise<Answer>,
  ): Promise<Answer | undefined> => {
    const number = numbers.get(result);
    if (!connection || number === undefined) return undefined;
    try {
      return await asked(connection, (remote) => ask(remote, number));
    } catch (error) {
      if (error instanceof WorkerLost) return undefined;
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
    compare: (result, first, second) =>
      askedOfKept(result, (remote, number) => remote.compare(number, first, second)),
    pins: {
      async pin(result) {
        const pinning = await askedOfKept(result, (remote, number) => remote.pin(number));
        if (!pinning) return { outcomes: 'gone', dropped: [] };
        const dropped = pinning.dropped.flatMap((number) => pinned.get(number) ?? []);
        for (const number of pinning.dropped) pinned.delete(number);
        if (pinning.outcomes === 'kept') pinned.set(numbers.get(result)!, result);
        return { outcomes: pinning.outcomes, dropped };
      },
      async unpin(result) {
        pinned.delete(numbers.get(result) ?? 0);
        await askedOfKept(result, (remote, number) => remote.unpin(number));
      },
      compare: (result, before) =>
        askedOfKept(result, async (remote, number) => {
          const pinnedNumber = numbers.get(before);
          return pinnedNumber === undefined ? undefined : remote.compareWithPin(number, pinnedNumber);
        }),
    },
  };
}
