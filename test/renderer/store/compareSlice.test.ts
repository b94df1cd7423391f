import { describe, expect, test } from 'vitest';
import type { PlanComparison } from '../../../sim-core/index.ts';
import { played, testStore } from '../fixtures/store.ts';

const found = { replications: 4 } as PlanComparison;

/** A store with an answer in view. */
async function answered() {
  const own = testStore();
  const running = own.store.getState().startRun();
  const run = own.runs[0]!;
  run.finish(played(run.settings));
  await running;
  return own;
}

describe('comparePlans(planIds)', () => {
  test('asks for nothing before there is an answer', async () => {
    const { store, comparisons } = testStore();
    await store.getState().comparePlans(['ab', 'canary']);
    expect(comparisons).toEqual([]);
    expect(store.getState().comparison).toBeUndefined();
  });
  test('compares in the answer in view', async () => {
    const { store, comparisons } = await answered();
    const asked = store.getState().comparePlans(['ab', 'canary']);
    expect(comparisons[0]).toMatchObject({ planIds: ['ab', 'canary'] });
    expect(comparisons[0]!.result).toBe(store.getState().run.answer!.result);
    expect(store.getState().comparison).toMatchObject({ status: 'loading', comparison: undefined });
    comparisons[0]!.finish(found);
    await asked;
    expect(store.getState().comparison).toMatchObject({ status: 'ready', comparison: found });
  });
  test('ignores the answer to an earlier question', async () => {
    const { store, comparisons } = await answered();
    const first = store.getState().comparePlans(['ab', 'canary']);
    void store.getState().comparePlans(['ab', 'shadow']);
    comparisons[0]!.finish(found);
    await first;
    expect(store.getState().comparison).toMatchObject({ planIds: ['ab', 'shadow'], status: 'loading' });
  });
  test('keeps the numbers of the same two plans in view while the run goes on, and of no others', async () => {
    const { store, comparisons, runs } = testStore();
    const running = store.getState().startRun();
    runs[0]!.listeners.onPartial(played(runs[0]!.settings, 100));
    const asked = store.getState().comparePlans(['ab', 'canary']);
    comparisons[0]!.finish(found);
    await asked;
    runs[0]!.finish(played(runs[0]!.settings));
    await running;
    void store.getState().comparePlans(['ab', 'canary']);
    expect(store.getState().comparison).toMatchObject({ status: 'loading', comparison: found });
    void store.getState().comparePlans(['canary', 'ab']);
    expect(store.getState().comparison?.comparison).toBeUndefined();
  });
  test('says that the outcomes are lost, and that comparing failed', async () => {
    const { store, comparisons } = await answered();
    const lost = store.getState().comparePlans(['ab', 'canary']);
    comparisons[0]!.finish(undefined);
    await lost;
    expect(store.getState().comparison?.status).toBe('lost');
    const failed = store.getState().comparePlans(['ab', 'canary']);
    comparisons[1]!.fail(new Error('out of memory'));
    await failed;
    expect(store.getState().comparison).toMatchObject({
      status: 'failed',
      failure: { detail: 'out of memory' },
    });
  });
  test('is forgotten with the choice of plans when another scenario is opened', async () => {
    const { store, comparisons } = await answered();
    store.getState().choosePlans(['ab', 'canary']);
    const asked = store.getState().comparePlans(['ab', 'canary']);
    store.getState().openShipped('needle');
    comparisons[0]!.finish(found);
    await asked;
    expect(store.getState().comparison).toBeUndefined();
    expect(store.getState().comparedPlans).toBeUndefined();
  });
});
