import { describe, expect, test, vi } from 'vitest';
import { ABANDONED, createClient } from '../../../renderer/simulation/client.ts';
import { holdRun } from '../../../renderer/simulation/runHold.ts';
import type { HeldRun } from '../../../renderer/simulation/runHold.ts';
import type { PlayListeners } from '../../../renderer/simulation/client.ts';
import { createSummaryWorker } from '../../../renderer/simulation/summary.ts';
import type { Summarizer } from '../../../renderer/simulation/summary.ts';
import { WorkerLost, createSimulationWorker, parseScenario } from '../../../sim-core/index.ts';
import type { RunSettings, WorkerHandle } from '../../../sim-core/index.ts';
import { shippedText } from '../fixtures/store.ts';

const settings: RunSettings = {
  scenario: parseScenario(shippedText('slow-burn')).scenario!,
  seed: 1,
  replications: 40,
  engine: 'auto',
};

const listeners = (change: Partial<PlayListeners> = {}): PlayListeners => ({
  onProgress: () => {},
  onPartial: () => {},
  onWorkerLost: () => {},
  signal: new AbortController().signal,
  ...change,
});

/** A worker in this thread; with `diesAfter`, one that is lost in that chunk. */
function inThread(diesAfter = Infinity): WorkerHandle {
  const worker = createSimulationWorker();
  let chunks = 0;
  let die: (error: WorkerLost) => void = () => {};
  const died = new Promise<never>((_, reject) => {
    die = reject;
  });
  died.catch(() => {});
  return {
    calls: {
      prepare: (own) => worker.prepare(own),
      measure: (own, keepOutcomes) => worker.measure(own, keepOutcomes),
      trace: (own, planId, replication) => worker.trace(own, planId, replication),
      play: async (chunk) => {
        chunks += 1;
        if (chunks > diesAfter) {
          die(new WorkerLost('it ran out of memory'));
          return new Promise(() => {});
        }
        // As on a thread of its own, an answer comes later.
        await new Promise((resolve) => setTimeout(resolve, 0));
        return worker.play(chunk);
      },
    },
    died,
    end: () => {},
  };
}

/** Pins are the summarizer's own; a client hands them on. */
const noPins: Summarizer['pins'] = {
  pin: async () => ({ outcomes: 'gone', dropped: [] }),
  unpin: async () => {},
  compare: async () => undefined,
};

/** Summarises in this thread. */
const here: Summarizer = {
  summarize: async (own, blocks, ending) => {
    const worker = createSummaryWorker();
    worker.begin(own);
    return worker.summarize(1, blocks, ending);
  },
  compare: async () => undefined,
  pins: noPins,
};

describe('createClient(spawn, summarizer).play(settings, workers, listeners)', () => {
  test('gives the same numbers when a worker dies in the middle, and says that it did', async () => {
    const whole = await createClient(() => inThread(), here).play(settings, 1, listeners());
    const lost: string[] = [];
    let spawned = 0;
    const client = createClient(() => inThread((spawned += 1) === 1 ? 2 : Infinity), here);
    const mended = await client.play(settings, 1, listeners({ onWorkerLost: (reason) => lost.push(reason) }));
    expect(lost).toEqual(['it ran out of memory']);
    expect(mended!.result).toEqual(whole!.result);
    expect(mended!.result.partial).toBe(false);
  });
  test('gives the same numbers for any number of workers', async () => {
    const client = createClient(() => inThread(), here);
    const one = await client.play(settings, 1, listeners());
    const three = await client.play(settings, 3, listeners());
    expect(three!.result).toEqual(one!.result);
  });
  test('keeps what was played when it is aborted', async () => {
    const controller = new AbortController();
    const played = await createClient(() => inThread(), here).play(
      settings,
      1,
      listeners({ signal: controller.signal, onProgress: () => controller.abort() }),
    );
    expect(played!.result.partial).toBe(true);
    expect(played!.result.replications).toBeGreaterThan(0);
    expect(played!.result.replications).toBeLessThan(40);
  });
  test('is undefined when it is aborted before anything was played', async () => {
    const signal = AbortSignal.abort();
    expect(
      await createClient(() => inThread(), here).play(settings, 2, listeners({ signal })),
    ).toBeUndefined();
  });
  test('reports progress at most ten times a second', async () => {
    const times: number[] = [];
    await createClient(() => inThread(), here).play(
      { ...settings, replications: 400 },
      1,
      listeners({ onProgress: () => times.push(performance.now()) }),
    );
    expect(times.length).toBeGreaterThan(0);
    for (let index = 1; index < times.length; index += 1) {
      expect(times[index]! - times[index - 1]!).toBeGreaterThan(95);
    }
  });
  test('has one partial summary at a time, marked as such, and waits for none of them', async () => {
    let open = 0;
    let most = 0;
    const release: (() => void)[] = [];
    const slow: Summarizer = {
      ...here,
      async summarize(own, blocks, ending) {
        open += 1;
        most = Math.max(most, open);
        if (!ending) await new Promise<void>((resolve) => release.push(resolve));
        open -= 1;
        return here.summarize(own, blocks, ending);
      },
    };
    const partial: boolean[] = [];
    const played = await createClient(() => inThread(), slow).play(
      { ...settings, replications: 1500 },
      1,
      listeners({ onPartial: ({ result }) => partial.push(result.partial) }),
    );
    expect(release).toHaveLength(1);
    expect(most).toBe(2);
    expect(played!.result.partial).toBe(false);
    expect(partial).toEqual([]);
    release[0]!();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(partial).toEqual([true]);
  });
  test('goes on when a partial summary is lost, and fails when the last one is', async () => {
    let left = 0;
    const losing = (isLast: boolean): Summarizer => ({
      ...here,
      summarize: async (own, blocks, ending) => {
        if ((ending !== undefined) === isLast && left-- > 0) throw new WorkerLost('it ran out of memory');
        return here.summarize(own, blocks, ending);
      },
    });
    const long = { ...settings, replications: 1500 };
    const told: string[] = [];
    const tell = listeners({ onWorkerLost: (reason) => told.push(reason) });
    left = Infinity;
    const played = await createClient(() => inThread(), losing(false)).play(long, 1, tell);
    expect(played!.result.replications).toBe(1500);
    expect(told).toContain('it ran out of memory');
    // Replaced, the last one comes to the same.
    left = 2;
    const mended = await createClient(() => inThread(), losing(true)).play(settings, 1, listeners());
    const whole = await createClient(() => inThread(), here).play(settings, 1, listeners());
    expect(mended!.result).toEqual(whole!.result);
    left = Infinity;
    await expect(createClient(() => inThread(), losing(true)).play(settings, 1, listeners())).rejects.toThrow(
      WorkerLost,
    );
  });
  test('summarises what there is when it is held, then says so, and goes on to the same numbers', async () => {
    const told: (number | string)[] = [];
    const hold: HeldRun = holdRun(20, () => {
      told.push('held');
      hold.letGo();
    });
    const client = createClient(() => inThread(), here);
    const played = await client.play(
      settings,
      2,
      listeners({ hold, onPartial: ({ result }) => told.push(result.replications) }),
    );
    expect(told).toEqual([20, 'held']);
    expect(played!.result).toEqual((await client.play(settings, 1, listeners()))!.result);
  });
  test('says that it is held even if what there is could not be summarised', async () => {
    const hold: HeldRun = holdRun(20, () => hold.letGo());
    const dying: Summarizer = {
      ...here,
      summarize: async (own, blocks, ending) => {
        if (!ending) throw new WorkerLost('it ran out of memory');
        return here.summarize(own, blocks, ending);
      },
    };
    const played = await createClient(() => inThread(), dying).play(settings, 2, listeners({ hold }));
    expect(played!.result.partial).toBe(false);
  });
  test('summarises nothing of a run that is abandoned', async () => {
    const controller = new AbortController();
    const summarize = vi.fn(here.summarize);
    const played = await createClient(() => inThread(), { ...here, summarize }).play(
      settings,
      1,
      listeners({ signal: controller.signal, onProgress: () => controller.abort(ABANDONED) }),
    );
    expect(played).toBeUndefined();
    expect(summarize).not.toHaveBeenCalled();
  });
  test('stops at the precision that is wanted', async () => {
    const played = await createClient(() => inThread(), here).play(
      { ...settings, replications: 3000, precision: 0.07 },
      2,
      listeners(),
    );
    expect(played!.result).toMatchObject({ replications: 200, partial: false, stoppedBy: 'precision' });
  });
  test('uses the workers of one run for the next, and ends those that are too many', async () => {
    const workers: { ended: boolean }[] = [];
    const client = createClient(() => {
      const worker = { ...inThread(), ended: false, end: () => void (worker.ended = true) };
      workers.push(worker);
      return worker;
    }, here);
    await client.play(settings, 3, listeners());
    await client.play(settings, 3, listeners());
    expect(workers.map(({ ended }) => ended)).toEqual([false, false, false]);
    await client.play(settings, 1, listeners());
    expect(workers.filter(({ ended }) => ended)).toHaveLength(2);
    expect(workers).toHaveLength(3);
  });
});
