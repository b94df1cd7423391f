import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shippedTexts } from '../sim-core/scenario/shipped.ts';
import type { MutationReport, MutationTask } from './mutationWorker.ts';

/** How many files; fewer where somebody has less time. */
const FILES = Number(process.env['ROLLOUT_LAB_MUTATIONS'] ?? 1_000_000);
/** One file that takes this long has stopped the program. */
const HANG_MS = 60_000;

let folder = '';
let worker = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rollout-lab-mutations-'));
  worker = path.join(folder, 'worker.mjs');
  const bundle = await rolldown({
    input: fileURLToPath(new URL('mutationWorker.ts', import.meta.url)),
    platform: 'node',
  });
  await bundle.write({ file: worker, format: 'esm' });
});

afterAll(() => rm(folder, { recursive: true }));

/** Runs the mutations on a thread of its own, so that a file which stops it can be named. */
function receiveMutants(texts: readonly string[], from: number, to: number): Promise<MutationReport> {
  const progress = new Int32Array(new SharedArrayBuffer(4));
  const task: MutationTask = { texts, from, to, progress };
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: task });
    let before = -1;
    const watchdog = setInterval(() => {
      const seed = Atomics.load(progress, 0);
      if (seed === before) {
        void thread.terminate();
        reject(new Error(`seed ${seed} did not end within ${HANG_MS / 1000} seconds`));
      }
      before = seed;
    }, HANG_MS);
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => clearInterval(watchdog));
  });
}

test(`${FILES} mutated scenarios crash nothing, hang nothing, and every refusal says where`, async () => {
  const report = await receiveMutants([...shippedTexts.values()], 1, FILES + 1);
  // What docs/robustness.md states.
  console.log(JSON.stringify(report));
  expect(report.failures).toEqual([]);
  expect(Object.values(report.seen).reduce((sum, count) => sum + count, 0)).toBe(FILES);
});
