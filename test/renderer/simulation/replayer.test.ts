import { expose } from 'comlink';
import { afterEach, describe, expect, test } from 'vitest';
import { createReplayWorker } from '../../../renderer/simulation/replayWorker.ts';
import { createReplayer } from '../../../renderer/simulation/replayer.ts';
import { WorkerLost, parseScenario } from '../../../sim-core/index.ts';
import { shippedText } from '../fixtures/store.ts';

const settingsOf = (id: string) =>
  ({ scenario: parseScenario(shippedText(id)).scenario!, seed: 1, replications: 4, engine: 'auto' }) as const;
const settings = settingsOf('slow-burn');
const never = () => new AbortController().signal;

const open: Worker[] = [];
const ended = new Set<Worker>();
afterEach(() => {
  for (const worker of open.splice(0)) worker.terminate();
});

/** Stands for a worker: a port that answers, or never does. */
function standIn({ answers }: { answers: boolean }): Worker {
  const { port1, port2 } = new MessageChannel();
  if (answers) expose(createReplayWorker(), port1);
  const worker = Object.assign(port2, {
    terminate() {
      ended.add(worker);
      port1.close();
      port2.close();
    },
  }) as unknown as Worker;
  open.push(worker);
  return worker;
}

/** A replayer on these workers, one after the other, and how many it has started. */
function replayerOn(...workers: Worker[]) {
  const started = { count: 0 };
  const replayer = createReplayer(() => workers[started.count++]!);
  return { replayer, started };
}

describe('createReplayer(spawn)', () => {
  test('records the very replication on one worker, whatever is asked in between', async () => {
    const { replayer, started } = replayerOn(standIn({ answers: true }));
    const [first, sketch, other] = await Promise.all([
      replayer.record(settings, 'canary', 2, never()),
      replayer.sketch(settings, 'shadow', 3, never()),
      replayer.record(settingsOf('needle'), 'canary', 2, never()),
    ]);
    expect(first).toMatchObject({ plan: { id: 'canary' }, replication: 2, seed: 1, ticks: 1344 });
    expect(sketch).toMatchObject({ replication: 3, horizonHours: 672 });
    expect(sketch.points.length).toBe(481);
    expect(other.lanes[0]!.lines[0]!.values).not.toEqual(first.lanes[0]!.lines[0]!.values);
    expect(started.count).toBe(1);
  });
  test('ends the worker of what is no longer wanted, and plays on with another', async () => {
    const stuck = standIn({ answers: false });
    const { replayer, started } = replayerOn(stuck, standIn({ answers: true }));
    const controller = new AbortController();
    const unwanted = replayer.record(settings, 'canary', 1, controller.signal);
    const queued = replayer.record(settings, 'canary', 2, controller.signal);
    const wanted = replayer.record(settings, 'canary', 3, never());
    await new Promise((resolve) => setTimeout(resolve, 0));
    controller.abort();
    await expect(unwanted).rejects.toBe(controller.signal.reason);
    await expect(queued).rejects.toBe(controller.signal.reason);
    expect((await wanted).replication).toBe(3);
    expect(ended.has(stuck)).toBe(true);
    expect(started.count).toBe(2);
  });
  test('says when its worker dies, and starts another for the next', async () => {
    const dying = standIn({ answers: false });
    const { replayer } = replayerOn(dying, standIn({ answers: true }));
    const lost = replayer.record(settings, 'canary', 1, never());
    await new Promise((resolve) => setTimeout(resolve, 0));
    dying.dispatchEvent(
      Object.assign(new Event('error', { cancelable: true }), { message: 'out of memory' }),
    );
    await expect(lost).rejects.toThrow(new WorkerLost('out of memory'));
    expect((await replayer.sketch(settings, 'canary', 1, never())).replication).toBe(1);
  });
  test('hands on what the simulation says, and keeps its worker', async () => {
    const { replayer, started } = replayerOn(standIn({ answers: true }));
    await expect(replayer.record(settings, 'nobody', 0, never())).rejects.toThrow('nobody');
    expect((await replayer.record(settings, 'canary', 0, never())).verdict).toBe('promoted');
    expect(started.count).toBe(1);
  });
});
