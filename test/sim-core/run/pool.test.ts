import { describe, expect, test, vi } from 'vitest';
import type { Chunk, PackedOutcomes, PoolProgress, RunSettings } from '../../../sim-core/index.ts';
import { addOutcomes, createSimulationWorker, runPool, summarize } from '../../../sim-core/index.ts';
import { chunksOf } from '../../../sim-core/run/pool.ts';
import { precisionOf } from '../../../sim-core/run/precision.ts';
import { smallWorlds } from '../worlds.ts';
import { workerHere, type TestWorker } from './workers.ts';

const scenario = smallWorlds['two segments, a drift, latency and truth that arrives']!();
const settings: RunSettings = { scenario, seed: 3, replications: 60, engine: 'auto' };

const resultOf = (run: Awaited<ReturnType<typeof runPool>>) =>
  JSON.stringify(summarize({ ...settings, outcomes: run.outcomes, complete: run.complete }));

/** The run on one worker, chunk after chunk: what every other way has to equal. */
const alone = await runPool(settings, { workers: 1, spawn: () => workerHere() });
const expected = resultOf(alone);

describe('chunksOf(replications, workers)', () => {
  test.each([
    [1, 1],
    [7, 3],
    [100, 8],
    [12_345, 2],
    [200_000, 64],
  ])('%i for %i workers cover every replication once', (replications, workers) => {
    const chunks = chunksOf(replications, workers);
    let next = 0;
    for (const { from, to } of chunks) {
      expect(from).toBe(next);
      expect(to).toBeGreaterThan(from);
      next = to;
    }
    expect(next).toBe(replications);
  });
  test('are small where each plays many plans, and one of them ends at the boundary', () => {
    const chunks = chunksOf(10_000, 2, 50, 200);
    expect(Math.max(...chunks.map(({ from, to }) => to - from))).toBe(20);
    expect(chunks.some(({ to }) => to === 200)).toBe(true);
    expect(chunks.at(-1)!.to).toBe(10_000);
    expect(chunksOf(60, 2, 1, 200).at(-1)!.to).toBe(60);
  });
});

describe('runPool(settings, options) gives the same bytes', () => {
  test.each([1, 2, 5])('on %i workers', async (workers) => {
    const run = await runPool(settings, { workers, spawn: () => workerHere() });
    expect(run).toMatchObject({ complete: true, replications: 60 });
    expect(run.outcomes).toEqual(alone.outcomes);
    expect(resultOf(run)).toBe(expected);
  });

  test('on workers of which each is faster or slower', async () => {
    let spawned = 0;
    const run = await runPool(settings, {
      workers: 3,
      spawn: () => {
        const delay = spawned++ * 7;
        const own = createSimulationWorker();
        return workerHere({
          prepare: own.prepare,
          async play(chunk) {
            await new Promise((resolve) => setTimeout(resolve, delay));
            return own.play(chunk);
          },
        });
      },
    });
    expect(resultOf(run)).toBe(expected);
  });

  test('in any chunks', async () => {
    const worker = createSimulationWorker();
    await worker.prepare(settings);
    for (const cuts of [
      [0, 60],
      [0, 1, 2, 30, 59, 60],
      [0, 60, 60],
    ]) {
      const blocks: PackedOutcomes[] = [];
      for (const [index, to] of cuts.slice(1).entries()) {
        blocks.push(await worker.play({ from: cuts[index]!, to }));
      }
      const outcomes = addOutcomes([], blocks, settings);
      expect(resultOf({ complete: true, replications: 60, outcomes })).toBe(expected);
    }
  });

  test('and the same first replications however many follow', async () => {
    const short = await runPool({ ...settings, replications: 9 }, { workers: 2, spawn: () => workerHere() });
    short.outcomes.forEach(({ columns }, plan) => {
      for (const [name, column] of Object.entries(columns)) {
        expect(column).toEqual(alone.outcomes[plan]!.columns[name as keyof typeof columns].slice(0, 9));
      }
    });
  });

  test('for a plan whichever others are played', async () => {
    const last = scenario.plans.at(-1)!;
    const run = await runPool(
      { ...settings, scenario: { ...scenario, plans: [last] } },
      { workers: 2, spawn: () => workerHere() },
    );
    expect(run.outcomes).toEqual([alone.outcomes.at(-1)]);
  });

  test('not for another seed', async () => {
    const run = await runPool({ ...settings, seed: 4 }, { workers: 2, spawn: () => workerHere() });
    expect(run.outcomes).not.toEqual(alone.outcomes);
  });
});

describe('runPool(settings, options) when a worker dies', () => {
  test('replaces it, says so, and the numbers are unchanged', async () => {
    const workers: TestWorker[] = [];
    const lost: string[] = [];
    let plays = 0;
    const run = await runPool(settings, {
      workers: 2,
      spawn: () => {
        const own = createSimulationWorker();
        const worker: TestWorker = workerHere({
          prepare: own.prepare,
          play(chunk) {
            plays += 1;
            if (plays % 3 !== 0) return own.play(chunk);
            worker.die(`died in chunk ${chunk.from}`);
            return new Promise(() => {});
          },
        });
        workers.push(worker);
        return worker;
      },
      onWorkerLost: (reason) => lost.push(reason),
    });
    expect(resultOf(run)).toBe(expected);
    // More than may be lost in a row.
    expect(lost.length).toBeGreaterThan(6);
    expect(lost[0]).toMatch(/^died in chunk \d+$/);
    expect(workers.length).toBe(2 + lost.length);
    expect(workers.every(({ ended }) => ended)).toBe(true);
  });

  test('before it was prepared, replaces it too', async () => {
    let spawned = 0;
    const run = await runPool(settings, {
      workers: 2,
      spawn: () => {
        const worker = workerHere();
        if (spawned++ < 2) worker.die('could not start');
        return worker;
      },
    });
    expect(resultOf(run)).toBe(expected);
  });

  test('again and again, gives up with a clear error and ends every worker', async () => {
    const workers: TestWorker[] = [];
    await expect(
      runPool(settings, {
        workers: 3,
        spawn: () => {
          const worker = workerHere();
          worker.die('out of memory');
          workers.push(worker);
          return worker;
        },
      }),
    ).rejects.toThrow('6 workers in a row were lost before any finished its work; the last: out of memory');
    expect(workers.length).toBeLessThan(20);
    expect(workers.every(({ ended }) => ended)).toBe(true);
  });
});

describe('runPool(settings, options) when it is aborted', () => {
  test('keeps what is done, the same replications of every plan, labelled partial', async () => {
    const interrupt = new AbortController();
    const workers: TestWorker[] = [];
    const run = await runPool(settings, {
      workers: 2,
      spawn: () => {
        workers.push(workerHere());
        return workers.at(-1)!;
      },
      signal: interrupt.signal,
      onProgress: ({ done }) => {
        if (done >= 20) interrupt.abort();
      },
    });
    expect(run.complete).toBe(false);
    expect(run.replications).toBeGreaterThanOrEqual(20);
    expect(run.replications).toBeLessThan(60);
    expect(run.outcomes.map(({ planId }) => planId)).toEqual(scenario.plans.map(({ id }) => id));
    for (const [plan, { replications, columns }] of run.outcomes.entries()) {
      expect(replications).toEqual(run.outcomes[0]!.replications);
      expect(replications.length).toBe(run.replications);
      replications.forEach((replication, row) => {
        expect(columns.requests[row]).toBe(alone.outcomes[plan]!.columns.requests[replication]);
      });
    }
    const result = summarize({ ...settings, outcomes: run.outcomes, complete: run.complete });
    expect(result).toMatchObject({ partial: true, replications: run.replications });
    expect(workers.every(({ ended }) => ended)).toBe(true);
  });

  test('does not wait for a chunk that never comes', async () => {
    const interrupt = new AbortController();
    const running = runPool(settings, {
      workers: 2,
      spawn: () => workerHere({ play: () => new Promise(() => {}) }),
      signal: interrupt.signal,
    });
    setTimeout(() => interrupt.abort(), 20);
    expect(await running).toEqual({ complete: false, replications: 0, outcomes: [] });
  });

  test('before it began, makes no worker', async () => {
    const spawn = vi.fn(() => workerHere());
    expect(await runPool(settings, { workers: 2, spawn, signal: AbortSignal.abort() })).toEqual({
      complete: false,
      replications: 0,
      outcomes: [],
    });
    expect(spawn).not.toHaveBeenCalled();
  });

  test('after its last chunk, is complete', async () => {
    const interrupt = new AbortController();
    const run = await runPool(settings, {
      workers: 1,
      spawn: () => workerHere(),
      signal: interrupt.signal,
      onProgress: ({ done, total }) => {
        if (done === total) interrupt.abort();
      },
    });
    expect(run.complete).toBe(true);
    expect(resultOf(run)).toBe(expected);
  });
});

test('runPool(settings, options) reports progress that only grows, up to the total, and how precise it is', async () => {
  const seen: PoolProgress[] = [];
  await runPool(settings, {
    workers: 2,
    spawn: () => workerHere(),
    onProgress: (progress) => {
      seen.push(progress);
    },
  });
  const done = seen.map((progress) => progress.done);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(new Set(done).size).toBe(done.length);
  expect(done.at(-1)).toBe(60);
  expect(seen.every(({ total }) => total === 60)).toBe(true);
  expect(seen.at(-1)!.halfWidth).toBe(precisionOf(alone.outcomes));
});

describe('runPool(settings, options) that is held', () => {
  test('goes no further until it is let go, and comes to the same numbers', async () => {
    const seen: number[] = [];
    let letGo: () => void = () => {};
    let isHeld = true;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const running = runPool(settings, {
      workers: 3,
      spawn: () => workerHere(),
      onProgress: ({ done }) => seen.push(done),
      hold: {
        at: 24,
        until: ({ to }: Chunk) => (isHeld && to > 24 ? held : undefined),
        onHeld: () => {
          expect(seen.at(-1)).toBe(24);
          isHeld = false;
          letGo();
        },
      },
    });
    expect(resultOf(await running)).toBe(expected);
    expect(isHeld).toBe(false);
  });

  test('can be aborted where it is', async () => {
    const interrupt = new AbortController();
    const run = await runPool(settings, {
      workers: 2,
      spawn: () => workerHere(),
      signal: interrupt.signal,
      hold: {
        at: 24,
        until: ({ to }: Chunk) => (to > 24 ? new Promise(() => {}) : undefined),
        onHeld: () => interrupt.abort(),
      },
    });
    expect(run).toMatchObject({ complete: false, replications: 24 });
  });
});

describe('runPool(settings, options) with a precision', () => {
  const wanted = { ...settings, replications: 3000, precision: 0.045 };

  test('stops at the same replication on any number of workers, with exactly the outcomes before it', async () => {
    const runs = await Promise.all(
      [1, 2, 5].map((workers) => runPool(wanted, { workers, spawn: () => workerHere() })),
    );
    const [first] = runs;
    expect(first!.complete).toBe(true);
    expect(first!.replications).toBeLessThan(1000);
    expect(first!.replications % 100).toBe(0);
    expect(precisionOf(first!.outcomes)).toBeLessThanOrEqual(0.045);
    const fixed = await runPool(
      { ...settings, replications: first!.replications },
      { workers: 2, spawn: () => workerHere() },
    );
    for (const { replications, outcomes } of runs) {
      expect(replications).toBe(first!.replications);
      expect(outcomes).toEqual(fixed.outcomes);
    }
    const result = summarize({ ...wanted, outcomes: first!.outcomes, complete: true });
    expect(result).toMatchObject({ stoppedBy: 'precision', partial: false });
    expect(summarize({ ...settings, outcomes: fixed.outcomes, complete: true }).stoppedBy).toBe('count');
  });

  test('plays all replications where these do not reach it', async () => {
    const run = await runPool({ ...settings, precision: 0.001 }, { workers: 2, spawn: () => workerHere() });
    expect(run).toMatchObject({ complete: true, replications: 60 });
    expect(summarize({ ...settings, precision: 0.001, ...run }).stoppedBy).toBe('count');
  });
});

test("runPool(settings, options) passes a worker's own error on and ends the others", async () => {
  const workers: TestWorker[] = [];
  const running = runPool(settings, {
    workers: 3,
    spawn: () => {
      const first = workers.length === 0;
      workers.push(
        workerHere(
          first
            ? { play: () => Promise.reject(new RangeError('a strategy went wrong')) }
            : { play: () => new Promise(() => {}) },
        ),
      );
      return workers.at(-1)!;
    },
  });
  await expect(running).rejects.toThrow(new RangeError('a strategy went wrong'));
  expect(workers.map(({ ended }) => ended)).toEqual([true, true, true]);
});

test('runPool(settings, options) passes on that no worker could be made', async () => {
  await expect(
    runPool(settings, {
      workers: 2,
      spawn: () => {
        throw new Error('no threads here');
      },
    }),
  ).rejects.toThrow('no threads here');
});

test('runPool(settings, options) makes no more workers than there are chunks', async () => {
  const spawn = vi.fn(() => workerHere());
  await runPool({ ...settings, replications: 2 }, { workers: 5, spawn });
  expect(spawn).toHaveBeenCalledTimes(2);
});

test('createSimulationWorker() plays nothing before it is prepared', () => {
  expect(() => createSimulationWorker().play({ from: 0, to: 1 })).toThrow(
    'play requires prepare to be called first',
  );
});
