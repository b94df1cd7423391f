import { describe, expect, test } from 'vitest';
import type { SelfTestComparison } from '../../../sim-core/index.ts';
import { testStore } from '../fixtures/store.ts';

const figure = { quantity: 'a mean', ok: true } as SelfTestComparison;
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('startSelfTest()', () => {
  test('gathers what the parts come to, until all are played', async () => {
    const { store, selfTests } = testStore();
    void store.getState().startSelfTest();
    const [played] = selfTests;
    played!.onPart([figure]);
    played!.onPart([figure, figure]);
    expect(store.getState().selfTest).toMatchObject({ status: 'running', done: 2 });
    expect(store.getState().selfTest.comparisons).toHaveLength(3);
    played!.finish();
    await settled();
    expect(store.getState().selfTest.status).toBe('finished');
  });

  test('begins anew and forgets the one before', async () => {
    const { store, selfTests } = testStore();
    void store.getState().startSelfTest();
    selfTests[0]!.onPart([figure]);
    void store.getState().startSelfTest();
    expect(selfTests[0]!.signal.aborted).toBe(true);
    expect(store.getState().selfTest).toMatchObject({ status: 'running', done: 0, comparisons: [] });
    selfTests[0]!.finish();
    await settled();
    expect(store.getState().selfTest.status).toBe('running');
  });

  test('says when it could not be finished', async () => {
    const { store, selfTests } = testStore();
    void store.getState().startSelfTest();
    selfTests[0]!.fail(new RangeError('no'));
    await settled();
    expect(store.getState().selfTest).toMatchObject({ status: 'failed', failure: { detail: 'no' } });
  });
});

test('stopSelfTest() keeps what there is', async () => {
  const { store, selfTests } = testStore();
  void store.getState().startSelfTest();
  selfTests[0]!.onPart([figure]);
  store.getState().stopSelfTest();
  selfTests[0]!.finish();
  await settled();
  expect(store.getState().selfTest).toMatchObject({ status: 'stopped', done: 1, comparisons: [figure] });
  store.getState().stopSelfTest();
  expect(store.getState().selfTest.status).toBe('stopped');
});
