import { createSimulationWorker } from '../../sim-core/index.ts';
import type { RunSettings, Trace } from '../../sim-core/index.ts';
import { recordRun } from '../runs/recordRun.ts';
import type { RunRecord } from '../runs/runRecord.ts';
import { sketchRun } from '../runs/runSketch.ts';
import type { RunSketch } from '../runs/runSketch.ts';

/** What a worker that plays single replications again does for its page. */
export interface ReplayWorker {
  /** Takes the settings that all further calls are about: a world is compiled once for many runs of it. */
  prepare(settings: RunSettings): void;
  /** Plays one replication of one plan and records it. */
  record(planId: string, replication: number): RunRecord;
  /** The same in as many points as a small picture has. */
  sketch(planId: string, replication: number, points: number): RunSketch;
}

/** Apart from the worker that it runs in. */
export function createReplayWorker(): ReplayWorker {
  const worker = createSimulationWorker();
  let prepared: RunSettings | undefined;
  const play = (planId: string, replication: number) => {
    if (!prepared) throw new Error('a replay requires prepare to be called first');
    return { settings: prepared, trace: worker.trace(prepared, planId, replication) as Trace };
  };
  return {
    prepare(settings) {
      prepared = settings;
    },
    record(planId, replication) {
      const { settings, trace } = play(planId, replication);
      return recordRun(trace, settings.scenario);
    },
    sketch: (planId, replication, points) => sketchRun(play(planId, replication).trace, points),
  };
}
