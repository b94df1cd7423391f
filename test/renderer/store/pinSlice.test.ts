import { describe, expect, test } from 'vitest';
import { MAX_PINS } from '../../../renderer/store/pinState.ts';
import type { RunComparison } from '../../../sim-core/index.ts';
import { played, testStore } from '../fixtures/store.ts';

type Own = ReturnType<typeof testStore>;

/** Plays the document to its end. */
async function run({ store, runs }: Own) {
  const running = store.getState().startRun();
  const own = runs.at(-1)!;
  own.finish(played(own.settings));
  await running;
}

/** Pins the answer in view, which its worker still has. */
async function pin({ store, pinned }: Own) {
  const pinning = store.getState().pinRun();
  pinned.at(-1)?.finish({ outcomes: 'kept', dropped: [] });
  await pinning;
}

async function pinnedOnce() {
  const own = testStore();
  await run(own);
  await pin(own);
  return { ...own, id: own.store.getState().pins[0]!.id };
}

const found: readonly RunComparison[] = [{ planId: 'ab' } as RunComparison];

describe('pinRun()', () => {
  test('keeps the answer in view under a name, and compares with it from then on', async () => {
    const { store, pinned } = await pinnedOnce();
    const { pins, comparedPin, run: inView } = store.getState();
    expect(pins).toEqual([
      expect.objectContaining({ name: 'Pin 1', fileName: 'slow-burn.rollout.json', outcomes: 'kept' }),
    ]);
    expect(pins[0]!.answer).toBe(inView.answer);
    expect(pinned[0]!.result).toBe(inView.answer!.result);
    expect(comparedPin).toBe(pins[0]!.id);
  });
  test('does nothing without an answer, and chooses what is pinned already', async () => {
    const none = testStore();
    await none.store.getState().pinRun();
    expect(none.store.getState().pins).toEqual([]);
    const own = await pinnedOnce();
    own.store.getState().choosePin(undefined);
    await own.store.getState().pinRun();
    expect(own.store.getState()).toMatchObject({ comparedPin: own.id });
    expect(own.pinned).toHaveLength(1);
  });
  test('takes the later answer where the one in view was replaced on the way', async () => {
    const own = testStore();
    const running = own.store.getState().startRun();
    const { listeners, settings } = own.runs[0]!;
    listeners.onPartial(played(settings, 100));
    const pinning = own.store.getState().pinRun();
    listeners.onPartial(played(settings, 200));
    own.pinned[0]!.finish({ outcomes: 'gone', dropped: [] });
    await Promise.resolve();
    own.pinned[1]!.finish({ outcomes: 'kept', dropped: [] });
    await pinning;
    expect(own.store.getState().pins[0]!.answer.result).toMatchObject({ replications: 200, partial: true });
    own.runs[0]!.finish(played(settings));
    await running;
  });
  test('says whose single runs are not kept: lost with their worker, too many, or gone to make room', async () => {
    const own = await pinnedOnce();
    const reply = async (outcomes: 'gone' | 'tooLarge' | 'kept', drops: boolean) => {
      await run(own);
      const pinning = own.store.getState().pinRun();
      const [first] = own.store.getState().pins;
      own.pinned.at(-1)!.finish({ outcomes, dropped: drops ? [first!.answer.result] : [] });
      await pinning;
    };
    await reply('gone', false);
    await reply('tooLarge', false);
    await reply('kept', true);
    expect(own.store.getState().pins.map(({ outcomes }) => outcomes)).toEqual([
      'dropped',
      'lost',
      'tooLarge',
      'kept',
    ]);
  });
  test('pins no more than can be told apart', async () => {
    const own = testStore();
    for (let count = 0; count <= MAX_PINS; count += 1) {
      await run(own);
      await pin(own);
    }
    expect(own.store.getState().pins).toHaveLength(MAX_PINS);
    expect(own.pinned).toHaveLength(MAX_PINS);
  });
});

describe('a pinned run', () => {
  test('can be renamed, though not to nothing', async () => {
    const { store, id } = await pinnedOnce();
    store.getState().renamePin(id, ' As it is today ');
    store.getState().renamePin(id, '  ');
    expect(store.getState().pins[0]!.name).toBe('As it is today');
  });
  test('is let go of where its outcomes are kept, and the pin before it is compared with again', async () => {
    const own = await pinnedOnce();
    await run(own);
    await pin(own);
    const [first, second] = own.store.getState().pins;
    own.store.getState().unpin(second!.id);
    expect(own.unpinned).toEqual([second!.answer.result]);
    expect(own.store.getState()).toMatchObject({ pins: [first], comparedPin: first!.id });
  });
  test('gives its inputs back, which can be undone', async () => {
    const { store, id } = await pinnedOnce();
    store.getState().edit(['world', 'users', 'population'], 5);
    store.getState().endGesture();
    store.getState().restorePin(id);
    const population = () => store.getState().edits.checked.scenario!.world.users.population;
    expect(population()).toBe(100_000);
    store.getState().undo();
    expect(population()).toBe(5);
  });
  test('stays when another file is opened, without being compared with by itself', async () => {
    const { store } = await pinnedOnce();
    store.getState().openShipped('needle');
    expect(store.getState()).toMatchObject({ comparedPin: undefined, pinComparison: undefined });
    expect(store.getState().pins).toHaveLength(1);
  });
});

describe('compareWithPin(result, pinId)', () => {
  test('compares with that pin, and asks only once', async () => {
    const own = await pinnedOnce();
    await run(own);
    const { answer } = own.store.getState().run;
    const asked = own.store.getState().compareWithPin(answer!.result, own.id);
    await own.store.getState().compareWithPin(answer!.result, own.id);
    expect(own.pinComparisons).toHaveLength(1);
    expect(own.pinComparisons[0]).toMatchObject({ pinned: own.store.getState().pins[0]!.answer.result });
    own.pinComparisons[0]!.finish(found);
    await asked;
    expect(own.store.getState().pinComparison).toMatchObject({ status: 'ready', plans: found });
  });
  test('keeps the numbers of the same run in view until the next are there, and of no other', async () => {
    const own = await pinnedOnce();
    const { result } = own.store.getState().run.answer!;
    const asked = own.store.getState().compareWithPin(result, own.id);
    own.pinComparisons[0]!.finish(found);
    await asked;
    void own.store.getState().compareWithPin({ ...result }, own.id);
    expect(own.store.getState().pinComparison).toMatchObject({ status: 'loading', plans: found });
    void own.store.getState().compareWithPin({ ...result, seed: 2 }, own.id);
    expect(own.store.getState().pinComparison!.plans).toBeUndefined();
  });
  test('says that the outcomes are lost, and that comparing failed', async () => {
    const own = await pinnedOnce();
    const { result } = own.store.getState().run.answer!;
    const lost = own.store.getState().compareWithPin(result, own.id);
    own.pinComparisons[0]!.finish(undefined);
    await lost;
    expect(own.store.getState().pinComparison?.status).toBe('lost');
    const failed = own.store.getState().compareWithPin(result, own.id);
    own.pinComparisons[1]!.fail(new Error('out of memory'));
    await failed;
    expect(own.store.getState().pinComparison).toMatchObject({
      status: 'failed',
      failure: { detail: 'out of memory' },
    });
  });
  test('ignores the answer to a question about another pin', async () => {
    const own = await pinnedOnce();
    const { result } = own.store.getState().run.answer!;
    const asked = own.store.getState().compareWithPin(result, own.id);
    own.store.getState().unpin(own.id);
    own.pinComparisons[0]!.finish(found);
    await asked;
    expect(own.store.getState().pinComparison).toBeUndefined();
  });
});
