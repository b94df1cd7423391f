import { parentPort } from 'node:worker_threads';
import * as Comlink from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { createSimulationWorker, transferables } from '../sim-core/index.ts';

const worker = createSimulationWorker();

Comlink.expose(
  {
    ...worker,
    async play(chunk: Parameters<typeof worker.play>[0]) {
      const outcomes = await worker.play(chunk);
      return Comlink.transfer(outcomes, transferables(outcomes));
    },
  } satisfies typeof worker,
  nodeEndpoint(parentPort!),
);
