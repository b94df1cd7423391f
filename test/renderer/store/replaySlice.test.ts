import { describe, expect, test } from 'vitest';
import { played, testStore } from '../fixtures/store.ts';

/** Lets what was just settled reach the store. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

async function answered() {
  const opened = testStore();
  const running = opened.store.getState().startRun();
  opened.runs[0]!.finish(played(opened.runs[0]!.settings));
  await running;
  return opened;
}

describe('openTrace(planId, replication)', () => {
  test('plays the replication that the answer in view stands for, even after an edit', async () => {
    const { store, replays } = await answered();
    store.getState().edit(['seed'], 77);
    const opening = store.getState().openTrace('canary', 12);
    expect(store.getState().trace?.status).toBe('loading');
    expect(replays[0]).toMatchObject({ planId: 'canary', replication: 12, settings: { seed: 1 } });
    replays[0]!.finish();
    await opening;
    expect(store.getState().trace).toMatchObject({
      status: 'ready',
      planId: 'canary',
      replication: 12,
      record: { replication: 12 },
    });
    expect(store.getState().tab).toBe('trace');
  });
  test('gives up the one before, and keeps it in view until the next is there', async () => {
    const { store, replays } = await answered();
    const first = store.getState().openTrace('canary', 1);
    replays[0]!.finish();
    await first;
    void store.getState().openTrace('canary', 2);
    const third = store.getState().openTrace('canary', 3);
    expect(replays[1]!.signal.aborted).toBe(true);
    await settle();
    expect(store.getState().trace).toMatchObject({
      replication: 3,
      status: 'loading',
      record: { replication: 1 },
    });
    replays[2]!.finish();
    await third;
    expect(store.getState().trace).toMatchObject({ status: 'ready', record: { replication: 3 } });
  });
  test('says why it failed', async () => {
    const { store, replays } = await answered();
    const opening = store.getState().openTrace('canary', 1);
    replays[0]!.fail(new RangeError('too many'));
    await opening;
    expect(store.getState().trace).toMatchObject({ status: 'failed', failure: { detail: 'too many' } });
  });
});

describe('openTrace(planId, replication, cell)', () => {
  test('plays the replication of the scenario of a cell, whatever the answer in view is of', async () => {
    const { store, replays } = await answered();
    const { scenario } = store.getState().edits.checked;
    const own = store.getState().openTrace('canary', 3);
    replays[0]!.finish();
    await own;
    const cell = {
      scenario: scenario!,
      settings: [{ swept: { kind: 'number', path: ['world', 'horizonHours'] }, value: 720 }],
      planIds: ['canary'],
      replications: 200,
    } as const;
    const opening = store.getState().openTrace('canary', 12, cell);
    // The run in view is of another scenario: it is not shown as if it were of this one.
    expect(store.getState().trace).toMatchObject({ cell, status: 'loading', record: undefined });
    expect(replays[1]!.settings).toMatchObject({
      scenario: { world: { horizonHours: 720 }, plans: [{ id: 'canary' }] },
      seed: scenario!.seed,
      replications: 200,
    });
    expect(replays[1]!.settings.scenario.plans.length).toBe(1);
    replays[1]!.finish();
    await opening;
    // The next one of the cell is of the very same settings, compiled already.
    void store.getState().openTrace('canary', 13, cell);
    await settle();
    expect(replays[2]!.settings).toBe(replays[1]!.settings);
    expect(store.getState().trace!.record).toMatchObject({ replication: 12 });
    // Back: the answer's own.
    void store.getState().openTrace('canary', 13);
    await settle();
    expect(store.getState().trace).toMatchObject({ cell: undefined, record: undefined });
    expect(replays[3]!.settings).toBe(store.getState().run.answer!.settings);
  });
});

describe('playReplays(planId, first)', () => {
  test('plays twenty runs one after the other and shows each as soon as it is there', async () => {
    const { store, replays } = await answered();
    const playing = store.getState().playReplays('canary', 40);
    for (let index = 0; index < 20; index += 1) {
      expect(replays.length).toBe(index + 1);
      expect(store.getState().replays).toMatchObject({ status: 'playing', planId: 'canary', first: 40 });
      expect(store.getState().replays!.sketches.length).toBe(index);
      replays[index]!.finish();
      await settle();
    }
    await playing;
    expect(store.getState().replays!.status).toBe('ready');
    expect(store.getState().replays!.sketches.map(({ replication }) => replication)).toEqual(
      Array.from({ length: 20 }, (_, index) => 40 + index),
    );
  });
  test('stopped, keeps what it has and asks for no more', async () => {
    const { store, replays } = await answered();
    const playing = store.getState().playReplays('canary', 0);
    replays[0]!.finish();
    await settle();
    store.getState().stopReplays();
    await playing;
    expect(store.getState().replays).toMatchObject({ status: 'stopped', sketches: [{ replication: 0 }] });
    expect(replays.length).toBe(2);
  });
  test('of another plan replaces those before', async () => {
    const { store, replays } = await answered();
    void store.getState().playReplays('canary', 0);
    void store.getState().playReplays('ab', 0);
    await settle();
    expect(replays[0]!.signal.aborted).toBe(true);
    expect(store.getState().replays).toMatchObject({ status: 'playing', planId: 'ab' });
  });
  test('says why it failed', async () => {
    const { store, replays } = await answered();
    const playing = store.getState().playReplays('canary', 0);
    replays[0]!.fail(new RangeError('too many'));
    await playing;
    expect(store.getState().replays).toMatchObject({ status: 'failed', failure: { detail: 'too many' } });
  });
});
