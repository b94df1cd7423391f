import { WorkerLost } from '../../sim-core/index.ts';
import type { RunSettings } from '../../sim-core/index.ts';
import type { RunRecord } from '../runs/runRecord.ts';
import type { RunSketch } from '../runs/runSketch.ts';
import { connect } from './connect.ts';
import type { Connection } from './connect.ts';
import type { ReplayWorker } from './replayWorker.ts';

/** Plays single replications of a run again, one after the other. An aborted signal rejects with its reason. */
export interface Replayer {
  /** One replication of one plan, recorded tick by tick. */
  record(settings: RunSettings, planId: string, replication: number, signal: AbortSignal): Promise<RunRecord>;
  /** The same in few numbers. */
  sketch(settings: RunSettings, planId: string, replication: number, signal: AbortSignal): Promise<RunSketch>;
}

/** Points of a sketch: enough where only its first tenth is looked at. */
const SKETCH_POINTS = 481;

/** Starts the web worker that replays. */
export function spawnReplayWorker(): Worker {
  return new Worker(new URL('./replays.worker.ts', import.meta.url), { type: 'module' });
}

/** Replays on one worker, started when it is first needed and again after it died or was in the middle of what is no longer wanted. */
export function createReplayer(spawn: () => Worker): Replayer {
  let current: { readonly connection: Connection<ReplayWorker>; settings?: RunSettings } | undefined;
  /** Settles with the last replay that was asked for. */
  let last: Promise<unknown> = Promise.resolve();

  const play = async <Answer>(
    settings: RunSettings,
    signal: AbortSignal,
    ask: (remote: Connection<ReplayWorker>['remote']) => Promise<Answer>,
  ): Promise<Answer> => {
    signal.throwIfAborted();
    current ??= { connection: connect<ReplayWorker>(spawn()) };
    const own = current;
    let giveUp = () => {};
    const abandoned = new Promise<never>((_, reject) => {
      giveUp = () => reject(signal.reason as Error);
    });
    signal.addEventListener('abort', giveUp);
    const answer = async () => {
      if (own.settings !== settings) await own.connection.remote.prepare(settings);
      own.settings = settings;
      return ask(own.connection.remote);
    };
    try {
      return await Promise.race([answer(), own.connection.died, abandoned]);
    } catch (error) {
      // Nothing else ends what a worker is in the middle of.
      if (error instanceof WorkerLost || signal.aborted) {
        own.connection.end();
        current = undefined;
      }
      throw error;
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  };
  const inTurn = <Answer>(
    settings: RunSettings,
    signal: AbortSignal,
    ask: (remote: Connection<ReplayWorker>['remote']) => Promise<Answer>,
  ): Promise<Answer> => {
    const turn = last.then(() => play(settings, signal, ask));
    last = turn.catch(() => {});
    return turn;
  };
  return {
    record: (settings, planId, replication, signal) =>
      inTurn(settings, signal, (remote) => remote.record(planId, replication)),
    sketch: (settings, planId, replication, signal) =>
      inTurn(settings, signal, (remote) => remote.sketch(planId, replication, SKETCH_POINTS)),
  };
}
