import { expect, test } from 'vitest';
import { testStore } from '../fixtures/store.ts';

test('a deadline and what is counted stay while a single run is looked at', () => {
  const { store } = testStore();
  expect([store.getState().deadlineHours, store.getState().reach]).toEqual([undefined, 'users']);
  store.getState().setDeadline(48);
  store.getState().chooseReach('harm');
  void store.getState().openTrace('canary', 3);
  store.getState().showTab('answer');
  expect([store.getState().deadlineHours, store.getState().reach]).toEqual([48, 'harm']);
});
