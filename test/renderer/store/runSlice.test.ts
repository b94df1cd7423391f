import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isStale } from '../../../renderer/store/selectors.ts';
import { planResult } from '../fixtures/planResult.ts';
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
    runs[0]!.listeners.onProgress(500, 0.03);
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

describe('startRun({ preview: true })', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A run that has come to its preview after so many milliseconds. */
  const previewed = (milliseconds: number) => {
    const { store, runs } = testStore();
    void store.getState().startRun({ preview: true });
    const [run] = runs;
    vi.advanceTimersByTime(milliseconds);
    run!.listeners.onProgress(200, 0.05);
    run!.listeners.onPartial(played(run!.settings, 200));
    const { hold } = run!.listeners;
    hold!.onHeld!();
    return { store, runs, isHeld: () => hold!.until({ from: 200, to: 300 }) !== undefined };
  };

  test('plays 200 replications and waits there', () => {
    const { store, runs, isHeld } = previewed(1000);
    expect(runs[0]!.listeners.hold!.at).toBe(200);
    expect(runs[0]!.listeners.hold!.until({ from: 100, to: 200 })).toBeUndefined();
    expect(isHeld()).toBe(true);
    expect(store.getState().run).toMatchObject({ status: 'running', preview: true, done: 200, total: 1000 });
    expect(store.getState().run.answer?.result.replications).toBe(200);
  });
  test('is as precise as what is in view, whatever progress was told last', () => {
    const { store, runs } = testStore();
    void store.getState().startRun({ preview: true });
    runs[0]!.listeners.onProgress(5, 0.33);
    const preview = played(runs[0]!.settings, 200);
    runs[0]!.listeners.onPartial({ ...preview, result: { ...preview.result, plans: [planResult()] } });
    expect(store.getState().run.halfWidth).toBeCloseTo(0.01, 12);
  });
  test('goes on when nothing is edited for a moment', () => {
    const { store, runs, isHeld } = previewed(1000);
    vi.advanceTimersByTime(700);
    expect(isHeld()).toBe(true);
    vi.advanceTimersByTime(200);
    expect(isHeld()).toBe(false);
    expect(store.getState().run).toMatchObject({ status: 'running', preview: false });
    expect(runs).toHaveLength(1);
  });
  test('goes on at once where little is left', () => {
    expect(previewed(100).isHeld()).toBe(false);
  });
  test('goes on when the whole run is asked for', () => {
    const { store, runs, isHeld } = previewed(1000);
    void store.getState().startRun();
    expect(isHeld()).toBe(false);
    expect(runs).toHaveLength(1);
  });
  test('stays where it is while it is paused', () => {
    const { store, isHeld } = previewed(1000);
    store.getState().pauseRun();
    vi.advanceTimersByTime(10_000);
    expect(isHeld()).toBe(true);
    expect(store.getState().run.status).toBe('paused');
  });
  test('goes on from a pause when the whole run is asked for', () => {
    const { store, runs, isHeld } = previewed(1000);
    store.getState().pauseRun();
    void store.getState().startRun();
    expect(isHeld()).toBe(false);
    expect(store.getState().run).toMatchObject({ status: 'running', preview: false });
    expect(runs).toHaveLength(1);
  });
  test('has no preview where there are no more replications than that', () => {
    const { store, runs } = testStore();
    store.getState().edit(['replications'], 200);
    void store.getState().startRun({ preview: true });
    expect(runs[0]!.listeners.hold!.at).toBeUndefined();
    expect(store.getState().run.preview).toBe(false);
  });
});

describe('pauseRun() and resumeRun()', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('hold the same run up, and its time does not count in what is left', () => {
    const { store, runs } = testStore();
    void store.getState().startRun();
    const { hold, onProgress } = runs[0]!.listeners;
    vi.advanceTimersByTime(1000);
    onProgress(100, 0.1);
    expect(store.getState().run.millisecondsLeft).toBeCloseTo(9000, 6);
    store.getState().pauseRun();
    expect(hold!.until({ from: 100, to: 200 })).toBeDefined();
    expect(store.getState().run.status).toBe('paused');
    vi.advanceTimersByTime(60_000);
    store.getState().resumeRun();
    expect(hold!.until({ from: 100, to: 200 })).toBeUndefined();
    expect(store.getState().run.status).toBe('running');
    vi.advanceTimersByTime(1000);
    onProgress(200, 0.07);
    expect(store.getState().run.millisecondsLeft).toBeCloseTo(8000, 6);
    expect(runs).toHaveLength(1);
  });
  test('tell what is left without what the computer slept through, and say that it did', () => {
    const { store, runs } = testStore();
    void store.getState().startRun();
    const { onProgress } = runs[0]!.listeners;
    vi.advanceTimersByTime(1000);
    onProgress(100, 0.1);
    expect(store.getState().run.clockJump).toBeUndefined();
    vi.setSystemTime(Date.now() + 8 * 3_600_000);
    vi.advanceTimersByTime(1000);
    onProgress(200, 0.07);
    expect(store.getState().run.millisecondsLeft).toBeCloseTo(8000, 6);
    expect(store.getState().run.clockJump).toMatchObject({ kind: 'stoodStill' });
    void store.getState().startRun();
    expect(store.getState().run.clockJump).toBeUndefined();
  });
  test('show what was finished when it was paused, and cancelling keeps it', async () => {
    const { store, runs } = testStore();
    const running = store.getState().startRun();
    const [run] = runs;
    store.getState().pauseRun();
    run!.listeners.onPartial(played(run!.settings, 300));
    expect(store.getState().run).toMatchObject({ status: 'paused', done: 300 });
    run!.listeners.signal.addEventListener('abort', () => run!.finish(played(run!.settings, 300)));
    store.getState().cancelRun();
    await running;
    expect(store.getState().run).toMatchObject({ status: 'finished', done: 300, total: 1000 });
  });
});

describe('setPrecision(precision)', () => {
  test('makes a run stop there, and what is left follows the square-root law', () => {
    const { store, runs } = testStore();
    store.getState().setPrecision(0.03);
    void store.getState().startRun();
    expect(runs[0]!.settings).toMatchObject({ replications: 1000, precision: 0.03 });
    runs[0]!.listeners.onProgress(200, 0.06);
    // A quarter of the variance takes four times as many.
    expect(store.getState().run.expected).toBe(800);
  });
  test('makes an answer of another precision stale', async () => {
    const { store, runs } = testStore();
    const running = store.getState().startRun();
    runs[0]!.finish(played(runs[0]!.settings));
    await running;
    store.getState().setPrecision(0.03);
    expect(isStale(store.getState())).toBe(true);
    store.getState().setPrecision(undefined);
    expect(isStale(store.getState())).toBe(false);
  });
  test.each([
    [0, 0.0005],
    [2, 0.5],
  ])('takes %d for the nearest that can be wanted', (wanted, taken) => {
    const { store } = testStore();
    store.getState().setPrecision(wanted);
    expect(store.getState().precision).toBe(taken);
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
