import { expect, test } from 'vitest';
import { testStore } from '../fixtures/store.ts';

test('exportFile(name, contentOf) hands the file to the host', async () => {
  const { store, exports } = testStore();
  await store.getState().exportFile('chart.csv', () => 'Plan');
  expect(exports).toEqual([{ suggestedName: 'chart.csv', content: 'Plan' }]);
  expect(store.getState().fileFailure).toBeUndefined();
});

test('exportFile(name, contentOf) tells why a picture could not be made, and writes nothing', async () => {
  const { store, exports } = testStore();
  await store.getState().exportFile('chart.png', () => Promise.reject(new Error('too large')));
  expect(store.getState().fileFailure).toBe('too large');
  expect(exports).toEqual([]);
});
