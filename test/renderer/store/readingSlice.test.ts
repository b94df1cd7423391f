import { expect, test } from 'vitest';
import { testStore } from '../fixtures/store.ts';

test('a deadline and what is counted stay while a single run is looked at', async () => {
  const { store, replays } = testStore();
  expect([store.getState().deadlineHours, store.getState().reach]).toEqual([undefined, 'users']);
  store.getState().setDeadline(48);
  store.getState().chooseReach('harm');
  const opening = store.getState().openTrace('canary', 3);
  // It waits for the run, which the test ends itself.
  replays[0]!.finish();
  await opening;
  expect(store.getState().trace?.status).toBe('ready');
  store.getState().showTab('answer');
  expect([store.getState().deadlineHours, store.getState().reach]).toEqual([48, 'harm']);
});
