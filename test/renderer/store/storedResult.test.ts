import { describe, expect, test } from 'vitest';
import { played, settled, testStore } from '../fixtures/store.ts';

describe('a stored result', () => {
  test('is opened beside the document, which stays as it is and is not played', async () => {
    const { store, runs, files } = testStore();
    const before = store.getState().document;
    const result = {
      format: 'rollout-lab/result',
      version: 1,
      programVersion: '0.1.0',
      scenario: { name: 'Then', hash: '0123456789abcdef' },
    };
    const text = JSON.stringify({
      ...result,
      seed: 3,
      replications: 0,
      engine: 'lazy',
      partial: true,
      stoppedBy: null,
      plans: [],
    });
    files.push({ name: 'then.rollout-result.json', path: '/then.rollout-result.json', text });
    store.getState().openFile();
    await settled();
    expect(store.getState().storedResult).toMatchObject({
      fileName: 'then.rollout-result.json',
      result: { seed: 3 },
    });
    expect(store.getState().document).toBe(before);
    expect(runs).toEqual([]);
    store.getState().closeStoredResult();
    expect(store.getState().storedResult).toBeUndefined();
  });

  test('with problems is refused with their paths', async () => {
    const { store, files } = testStore();
    files.push({ name: 'bad.json', text: '{"format":"rollout-lab/result","version":1,"seed":-1}' });
    store.getState().openFile();
    await settled();
    expect(store.getState().storedResult).toBeUndefined();
    expect(store.getState().refused?.problems).toContain(
      'seed requires a whole number from 0 to 9007199254740991, got -1',
    );
  });

  test('is written as the result in view under the name of the document', async () => {
    const { store, runs, exports } = testStore();
    await store.getState().saveResult();
    expect(exports).toEqual([]);
    const run = store.getState().startRun();
    runs[0]!.finish(played(runs[0]!.settings));
    await run;
    await store.getState().saveResult();
    expect(exports).toHaveLength(1);
    expect(exports[0]!.suggestedName).toMatch(/^[a-z-]+\.rollout-result\.json$/);
    expect(JSON.parse(exports[0]!.content as string)).toEqual(
      JSON.parse(JSON.stringify(store.getState().run.answer!.result)),
    );
  });
});
