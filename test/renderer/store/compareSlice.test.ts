import { describe, expect, test } from 'vitest';
import type { PlanComparison } from '../../../sim-core/index.ts';
import type { PlanPair } from '../../../renderer/store/comparisonState.ts';
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

/** Compares in the answer in view. */
function compare({ getState }: ReturnType<typeof testStore>['store'], planIds: PlanPair) {
  return getState().comparePlans(getState().run.answer!.result, planIds);
}

describe('comparePlans(result, planIds)', () => {
  test('compares in that result, and asks only once', async () => {
    const { store, comparisons } = await answered();
    const asked = compare(store, ['ab', 'canary']);
    expect(comparisons[0]).toMatchObject({ planIds: ['ab', 'canary'] });
    expect(comparisons[0]!.result).toBe(store.getState().run.answer!.result);
    expect(store.getState().comparison).toMatchObject({ status: 'loading', comparison: undefined });
    comparisons[0]!.finish(found);
    await asked;
    expect(store.getState().comparison).toMatchObject({ status: 'ready', comparison: found });
    await compare(store, ['ab', 'canary']);
    expect(comparisons).toHaveLength(1);
  });
  test('ignores the answer to an earlier question', async () => {
    const { store, comparisons } = await answered();
    const first = compare(store, ['ab', 'canary']);
    void compare(store, ['ab', 'shadow']);
    comparisons[0]!.finish(found);
    await first;
    expect(store.getState().comparison).toMatchObject({ planIds: ['ab', 'shadow'], status: 'loading' });
  });
  test('keeps the numbers of the same two plans in view while the run goes on, and of no others', async () => {
    const { store, comparisons, runs } = testStore();
    const running = store.getState().startRun();
    runs[0]!.listeners.onPartial(played(runs[0]!.settings, 100));
    const asked = compare(store, ['ab', 'canary']);
    comparisons[0]!.finish(found);
    await asked;
    runs[0]!.finish(played(runs[0]!.settings));
    await running;
    void compare(store, ['ab', 'canary']);
    expect(store.getState().comparison).toMatchObject({ status: 'loading', comparison: found });
    void compare(store, ['canary', 'ab']);
    expect(store.getState().comparison?.comparison).toBeUndefined();
  });
  test('says that the outcomes are lost, and that comparing failed', async () => {
    const { store, comparisons } = await answered();
    const lost = compare(store, ['ab', 'canary']);
    comparisons[0]!.finish(undefined);
    await lost;
    expect(store.getState().comparison?.status).toBe('lost');
    const failed = compare(store, ['ab', 'canary']);
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
    const asked = compare(store, ['ab', 'canary']);
    store.getState().openShipped('needle');
    comparisons[0]!.finish(found);
    await asked;
    expect(store.getState().comparison).toBeUndefined();
    expect(store.getState().comparedPlans).toBeUndefined();
  });
});
