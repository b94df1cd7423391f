import { describe, expect, test } from 'vitest';
import { keepWorkers } from '../../../renderer/simulation/keptWorkers.ts';
import { workerHere } from '../../sim-core/run/workers.ts';
import type { TestWorker } from '../../sim-core/run/workers.ts';
import { smallWorlds } from '../../sim-core/worlds.ts';

const settings = {
  scenario: Object.values(smallWorlds)[0]!(),
  seed: 1,
  replications: 10,
  engine: 'auto',
} as const;

function keeping(change: Parameters<typeof workerHere>[0] = {}) {
  const made: TestWorker[] = [];
  const kept = keepWorkers(() => {
    made.push(workerHere(change));
    return made.at(-1)!;
  });
  return { made, ...kept };
}

describe('keepWorkers(spawn)', () => {
  test('hands out again what was given back after its work', async () => {
    const { made, take } = keeping();
    const worker = take();
    await worker.calls.prepare(settings);
    await worker.calls.play({ from: 0, to: 2 });
    worker.end();
    // Given back twice, it is still one.
    worker.end();
    take();
    expect(made).toHaveLength(1);
    expect(made[0]!.ended).toBe(false);
    take();
    expect(made).toHaveLength(2);
  });
  test('ends a worker that is still at work', () => {
    const { made, take } = keeping({ play: () => new Promise(() => {}) });
    const worker = take();
    void worker.calls.play({ from: 0, to: 2 });
    worker.end();
    expect(made[0]!.ended).toBe(true);
    take();
    expect(made).toHaveLength(2);
  });
  test('hands out no worker that died, at work or waiting', async () => {
    const { made, take } = keeping();
    const first = take();
    made[0]!.die();
    await Promise.resolve();
    await Promise.resolve();
    first.end();
    expect(made[0]!.ended).toBe(true);
    take().end();
    made[1]!.die();
    await Promise.resolve();
    await Promise.resolve();
    take();
    expect(made).toHaveLength(3);
  });
  test('ends the waiting workers that are too many', () => {
    const { made, take, keepAtMost } = keeping();
    for (const worker of [take(), take(), take()]) worker.end();
    keepAtMost(1);
    expect(made.map(({ ended }) => ended)).toEqual([false, true, true]);
  });
});
