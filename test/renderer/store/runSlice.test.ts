import { describe, expect, test } from 'vitest';
import { isStale } from '../../../renderer/store/selectors.ts';
import { played, testStore } from '../fixtures/store.ts';

describe('startRun()', () => {
  test('ends finished, with an answer that is not stale', async () => {
    const { store, runs } = testStore();
    const running = store.getState().startRun();
    expect(store.getState().run).toMatchObject({ status: 'running', done: 0, total: 1000 });
    runs[0]!.finish(played(runs[0]!.settings));
    await running;
    expect(store.getState().run).toMatchObject({ status: 'finished', done: 1000 });
    expect(isStale(store.getState())).toBe(false);
  });
  test('keeps what a cancelled run has, as partial', async () => {
    const { store, runs } = testStore();
    const running = store.getState().startRun();
    const run = runs[0]!;
    run.listeners.signal.addEventListener('abort', () => run.finish(played(run.settings, 240)));
    store.getState().cancelRun();
    await running;
    expect(store.getState().run).toMatchObject({ status: 'finished', done: 240, total: 1000 });
    expect(store.getState().run.answer?.result.partial).toBe(true);
  });
  test('keeps the answer of before when nothing was played', async () => {
    const { store, runs } = testStore();
    const first = store.getState().startRun();
    runs[0]!.finish(played(runs[0]!.settings));
    await first;
    const before = store.getState().run.answer;
    const second = store.getState().startRun();
    runs[1]!.finish(undefined);
    await second;
    expect(store.getState().run.answer).toBe(before);
  });
  test('reports a failure in a sentence, with the simulation’s own words beside it', async () => {
    const { store, runs } = testStore();
    const running = store.getState().startRun();
    runs[0]!.fail(new RangeError('poisson requires a mean from 0 to 1e12, got 9e12'));
    await running;
    expect(store.getState().run).toMatchObject({
      status: 'failed',
      failure: { detail: 'poisson requires a mean from 0 to 1e12, got 9e12' },
    });
    expect(store.getState().run.failure?.sentence).toMatch(/^A number of the scenario is larger/);
  });
  test('reports the workers that were lost, and clears them with the next run', async () => {
    const { store, runs } = testStore();
    void store.getState().startRun();
    runs[0]!.listeners.onWorkerLost('it ran out of memory');
    expect(store.getState().run.lostWorkers).toEqual(['it ran out of memory']);
    void store.getState().startRun();
    expect(store.getState().run.lostWorkers).toEqual([]);
  });
  test('ignores what an earlier run still sends', async () => {
    const { store, runs } = testStore();
    const first = store.getState().startRun();
    void store.getState().startRun();
    expect(runs[0]!.listeners.signal.aborted).toBe(true);
    runs[0]!.listeners.onProgress(500);
    runs[0]!.finish(played(runs[0]!.settings, 500));
    await first;
    expect(store.getState().run).toMatchObject({ status: 'running', done: 0 });
    expect(store.getState().run.answer).toBeUndefined();
  });
  test('does not run a document with problems', async () => {
    const { store, runs } = testStore();
    store.getState().edit(['seed'], 'x');
    await store.getState().startRun();
    expect(runs).toEqual([]);
  });
});

describe('isStale(state)', () => {
  test.each([
    ['the world', ['world', 'drifts', 0, 'atHours'], 48],
    ['the seed', ['seed'], 2],
    ['the number of replications', ['replications'], 2000],
    ['what the check refuses', ['replications'], 0],
  ])('holds after an edit of %s, and no more once it is undone', async (_, path, value) => {
    const { store, runs } = testStore();
    const running = store.getState().startRun();
    runs[0]!.finish(played(runs[0]!.settings));
    await running;
    const { draft } = store.getState().edits;
    let original: unknown = draft;
    for (const key of path) original = (original as Record<string | number, unknown>)[key];
    store.getState().edit(path, value);
    expect(isStale(store.getState())).toBe(true);
    store.getState().edit(path, original as number);
    expect(isStale(store.getState())).toBe(false);
  });
  test('does not hold after an edit of a name, which changes no number', async () => {
    const { store, runs } = testStore();
    const running = store.getState().startRun();
    runs[0]!.finish(played(runs[0]!.settings));
    await running;
    store.getState().edit(['name'], 'Another name');
    expect(isStale(store.getState())).toBe(false);
  });
});
