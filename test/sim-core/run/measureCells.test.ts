import { describe, expect, test } from 'vitest';
import type { CellsOptions, MeasuredScenario, RunSettings } from '../../../sim-core/index.ts';
import { WorkerLost, cellScenario, measureCells } from '../../../sim-core/index.ts';
import { smallWorlds } from '../worlds.ts';
import { workerHere } from './workers.ts';

const scenario = smallWorlds['two segments, a drift, latency and truth that arrives']!();
const cells: readonly RunSettings[] = [0, 0.5, 1, 1.5, 2].map((value) => ({
  scenario: cellScenario(scenario, [{ swept: { kind: 'effect' }, value }]).scenario!,
  seed: 3,
  replications: 40,
  engine: 'auto',
}));

/** Measures the cells; what came of each, in their order. */
async function measured(change: Partial<CellsOptions> = {}) {
  const done = new Map<number, MeasuredScenario>();
  const refused = new Map<number, string>();
  const controller = new AbortController();
  await measureCells(cells, {
    keepOutcomes: false,
    workers: 2,
    spawn: () => workerHere(),
    onMeasured: (cell, result) => done.set(cell, result),
    onRefused: (cell, reason) => refused.set(cell, reason),
    signal: controller.signal,
    ...change,
  });
  return { cells: cells.map((_, cell) => done.get(cell)), refused };
}

const alone = await measured({ workers: 1 });

describe('measureCells(cells, options)', () => {
  test.each([2, 7])('gives the same numbers on %i workers', async (workers) => {
    expect((await measured({ workers })).cells).toEqual(alone.cells);
    expect(alone.cells.every((cell) => cell?.replications === 40)).toBe(true);
  });
  test('replaces a worker that died, and plays its cell again', async () => {
    let spawned = 0;
    const lost: string[] = [];
    const { cells: found } = await measured({
      spawn: () => {
        spawned += 1;
        if (spawned > 1) return workerHere();
        const dying = workerHere({ measure: () => new Promise(() => {}) });
        setTimeout(() => dying.die('out of memory'));
        return dying;
      },
      onWorkerLost: (reason) => lost.push(reason),
    });
    expect(found).toEqual(alone.cells);
    expect(lost).toEqual(['out of memory']);
  });
  test('gives up where workers die again and again', async () => {
    const spawn = () => {
      const dying = workerHere({ measure: () => new Promise(() => {}) });
      setTimeout(() => dying.die());
      return dying;
    };
    await expect(measured({ spawn })).rejects.toThrow(WorkerLost);
  });
  test('says of a cell that cannot be played why, and plays the others', async () => {
    const own = workerHere();
    const spawn = () =>
      workerHere({
        measure: (settings, keepOutcomes) => {
          if (settings.scenario === cells[2]!.scenario) throw new RangeError('too large');
          return own.calls.measure(settings, keepOutcomes);
        },
      });
    const { cells: found, refused } = await measured({ spawn });
    expect([...refused]).toEqual([[2, 'too large']]);
    expect(found).toEqual(alone.cells.map((cell, index) => (index === 2 ? undefined : cell)));
  });
  test('stops at once, ends its workers and keeps what is done', async () => {
    const controller = new AbortController();
    const workers: ReturnType<typeof workerHere>[] = [];
    const done: number[] = [];
    await measured({
      workers: 1,
      signal: controller.signal,
      spawn: () => {
        const worker = workerHere();
        workers.push(worker);
        return worker;
      },
      onMeasured: (cell) => {
        done.push(cell);
        if (done.length === 2) controller.abort();
      },
    });
    expect(done).toEqual([0, 1]);
    expect(workers.map(({ ended }) => ended)).toEqual([true]);
  });
  test('waits for its turn before every cell', async () => {
    const order: string[] = [];
    await measured({
      workers: 1,
      turn: async () => {
        order.push('turn');
      },
      onMeasured: (cell) => order.push(`cell ${cell}`),
    });
    expect(order.slice(0, 4)).toEqual(['turn', 'cell 0', 'turn', 'cell 1']);
  });
  test('can be stopped while it waits for its turn', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort());
    const { cells: found } = await measured({ signal: controller.signal, turn: () => new Promise(() => {}) });
    expect(found.every((cell) => cell === undefined)).toBe(true);
  });
});
