import { expose } from 'comlink';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { handleOf } from '../../../renderer/simulation/spawnWorker.ts';
import { WorkerLost } from '../../../sim-core/index.ts';
import type { Chunk } from '../../../sim-core/index.ts';

/** Stands for a Worker: a port that answers, and the events a worker fires. */
function workerStandIn() {
  const { port1, port2 } = new MessageChannel();
  expose({ play: (chunk: Chunk) => [{ planId: `${chunk.from} to ${chunk.to}` }] }, port1);
  port2.start();
  const terminate = vi.fn(() => {
    port1.close();
    port2.close();
  });
  const worker = Object.assign(port2, { terminate }) as unknown as Worker & { terminate: typeof terminate };
  open.push(worker);
  return worker;
}
const open: Worker[] = [];

afterEach(() => {
  for (const worker of open.splice(0)) worker.terminate();
});

describe('handleOf(worker)', () => {
  test('passes calls to the worker and answers back', async () => {
    const { calls } = handleOf(workerStandIn());
    expect(await calls.play({ from: 3, to: 5 })).toEqual([{ planId: '3 to 5' }]);
  });
  test('rejects `died` with the reason when the worker fires an error, and keeps it out of the console', async () => {
    const worker = workerStandIn();
    const { died } = handleOf(worker);
    const event = Object.assign(new Event('error', { cancelable: true }), { message: 'out of memory' });
    worker.dispatchEvent(event);
    await expect(died).rejects.toThrow(new WorkerLost('out of memory'));
    await expect(died).rejects.toBeInstanceOf(WorkerLost);
    expect(event.defaultPrevented).toBe(true);
  });
  test('terminates the worker at its end, once however often it is ended', () => {
    const worker = workerStandIn();
    const { end } = handleOf(worker);
    end();
    end();
    expect(worker.terminate).toHaveBeenCalledOnce();
  });
});
