import { expose, transfer } from 'comlink';
import type { RunSettings } from '../../sim-core/index.ts';
import { recordTransferables } from '../runs/runRecord.ts';
import { createReplayWorker } from './replayWorker.ts';
import type { ReplayWorker } from './replayWorker.ts';

const worker = createReplayWorker();

expose({
  prepare: (settings: RunSettings) => worker.prepare(settings),
  record(planId: string, replication: number) {
    const record = worker.record(planId, replication);
    return transfer(record, recordTransferables(record));
  },
  sketch: (planId: string, replication: number, points: number) => worker.sketch(planId, replication, points),
} satisfies ReplayWorker);
