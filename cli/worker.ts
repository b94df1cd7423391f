import { parentPort } from 'node:worker_threads';
import * as Comlink from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { createSimulationWorker } from '../sim-core/index.ts';

const worker = createSimulationWorker();

Comlink.expose(
  {
    ...worker,
    async play(chunk: Parameters<typeof worker.play>[0]) {
      const block = await worker.play(chunk);
      return Comlink.transfer(block, [block.values.buffer as ArrayBuffer]);
    },
  } satisfies typeof worker,
  nodeEndpoint(parentPort!),
);
