import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../../sim-core/index.ts';
import { settled, shippedText, testStore } from '../fixtures/store.ts';

const path = '/home/me/future.rollout.json';

/** A store with a file of version 7 open, which has a setting that nobody knows yet. */
async function withNewer() {
  const opened = testStore();
  const text = shippedText('needle').replace('"version": 1,', '"version": 7,\n  "regions": ["eu"],');
  opened.files.push({ name: 'future.rollout.json', path, text });
  opened.store.getState().openFile();
  await settled();
  return opened;
}

describe('a file of a newer version', () => {
  test('opens as a copy without a place of its own, says what was left out, and is played', async () => {
    const { store, runs } = await withNewer();
    expect(store.getState().document).toMatchObject({
      fileName: 'future copy.rollout.json',
      newer: { version: 7, lost: [['regions']] },
    });
    expect(store.getState().document.filePath).toBeUndefined();
    expect(store.getState().edits.checked.warnings).toEqual([]);
    expect(runs.at(-1)?.settings.scenario.name).toBe('Needle in the haystack');
  });

  test('is not saved before it was asked about, and not at all when that is declined', async () => {
    const { store, saves: saved } = await withNewer();
    await store.getState().save({ as: false });
    expect(store.getState().conversionAsked).toBe(true);
    await store.getState().answerConversion(false);
    expect(store.getState().conversionAsked).toBe(false);
    expect(saved).toEqual([]);
    expect(store.getState().document.newer?.version).toBe(7);
  });

  test('is saved as a copy of the present version to a place that is asked for, and is then an ordinary document', async () => {
    const { store, saves: saved } = await withNewer();
    await store.getState().save({ as: false });
    await store.getState().answerConversion(true);
    expect(saved).toHaveLength(1);
    expect(saved[0]).toMatchObject({ suggestedName: 'future copy.rollout.json', saveAs: true });
    expect(saved[0]).not.toHaveProperty('path');
    expect(parseScenario(saved[0]!.text).scenario?.version).toBe(1);
    expect(store.getState().document.newer).toBeUndefined();
    await store.getState().save({ as: false });
    expect(store.getState().conversionAsked).toBe(false);
    expect(saved).toHaveLength(2);
  });
});
