import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runOnEdits } from '../../../renderer/store/automaticRuns.ts';
import { played, testStore } from '../fixtures/store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const blink = () => vi.advanceTimersByTimeAsync(200);

/** A store that runs on edits, with an answer to its document. */
async function answered() {
  const all = testStore();
  runOnEdits(all.store);
  const running = all.store.getState().startRun();
  all.runs[0]!.finish(played(all.runs[0]!.settings));
  await running;
  return all;
}

describe('runOnEdits(store)', () => {
  test('starts one preview for edits that follow each other', async () => {
    const { store, runs } = await answered();
    for (const seed of [2, 23, 234]) {
      store.getState().edit(['seed'], seed);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(runs).toHaveLength(1);
    expect(store.getState().run).toMatchObject({ status: 'running', preview: true, done: 0 });
    await blink();
    expect(runs.map(({ settings }) => settings.seed)).toEqual([1, 234]);
    expect(runs[1]!.listeners.hold!.at).toBe(200);
  });
  test('abandons the run of before at once', async () => {
    const { store, runs } = testStore();
    runOnEdits(store);
    void store.getState().startRun();
    store.getState().edit(['seed'], 2);
    expect(runs[0]!.listeners.signal.aborted).toBe(true);
    runs[0]!.listeners.onPartial(played(runs[0]!.settings, 500));
    expect(store.getState().run.answer).toBeUndefined();
  });
  test('plays nothing that has problems, until they are solved', async () => {
    const { store, runs } = await answered();
    store.getState().edit(['seed'], 2);
    store.getState().edit(['seed'], 'two');
    await blink();
    expect(runs).toHaveLength(1);
    expect(store.getState().run.status).toBe('idle');
    store.getState().edit(['seed'], 2);
    await blink();
    expect(runs).toHaveLength(2);
  });
  test('has nothing to play when an edit is undone whose answer is still in view', async () => {
    const { store, runs } = await answered();
    store.getState().edit(['seed'], 2);
    store.getState().undo();
    await blink();
    expect(runs).toHaveLength(1);
  });
  test('plays nothing after an edit that changes no number', async () => {
    const { store, runs } = await answered();
    store.getState().edit(['name'], 'Another name');
    await blink();
    expect(runs).toHaveLength(1);
    expect(store.getState().run.status).toBe('finished');
  });
  test('leaves a scenario that is opened to its own whole run', async () => {
    const { store, runs } = await answered();
    store.getState().openShipped('needle');
    await blink();
    expect(runs).toHaveLength(2);
    expect(runs[1]!.listeners.hold!.at).toBeUndefined();
  });
  test('plays nothing of a lesson before it was predicted', async () => {
    const { store, runs } = await answered();
    store.getState().startLesson('needle');
    await blink();
    expect(runs).toHaveLength(1);
    expect(store.getState().run.answer).toBeUndefined();
  });
  test('does not start what was cancelled before it began', async () => {
    const { store, runs } = await answered();
    store.getState().edit(['seed'], 2);
    store.getState().cancelRun();
    await blink();
    expect(runs).toHaveLength(1);
    expect(store.getState().run.status).toBe('idle');
  });
  test('leaves a run alone while it is switched off, and plays what is stale when it is switched on', async () => {
    const { store, runs } = await answered();
    store.getState().setAutomatic(false);
    void store.getState().startRun();
    store.getState().edit(['seed'], 2);
    await blink();
    expect(runs).toHaveLength(2);
    expect(runs[1]!.listeners.signal.aborted).toBe(false);
    runs[1]!.finish(played(runs[1]!.settings));
    await blink();
    store.getState().setAutomatic(true);
    await blink();
    expect(runs.map(({ settings }) => settings.seed)).toEqual([1, 1, 2]);
  });
});
