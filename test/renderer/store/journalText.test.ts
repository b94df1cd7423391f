import { describe, expect, test } from 'vitest';
import { isFileSize } from '../../../sim-core/index.ts';
import { documentOfJournal, journalTextOf, unsavedWork } from '../../../renderer/store/journalText.ts';
import type { AppState } from '../../../renderer/store/appState.ts';
import type { Json } from '../../../renderer/store/path.ts';
import { hasUnsavedChanges } from '../../../renderer/store/selectors.ts';
import { settled, shippedText, testStore } from '../fixtures/store.ts';

const rate = ['world', 'traffic', 'requestsPerSecond'];

/** A store with a file open. */
async function openedStore(text = shippedText('needle')) {
  const { store, files } = testStore();
  files.push({ name: 'mine.rollout.json', path: '/home/me/mine.rollout.json', text });
  store.getState().openFile();
  await settled();
  return store;
}

function restored(state: AppState) {
  const work = documentOfJournal(journalTextOf(state));
  if (!work) throw new Error('the journal cannot be read');
  return work;
}

/** The journal of an edited document with other contents. */
function journalWith(contents: object): string {
  const { store } = testStore();
  store.getState().edit(['seed'], 77);
  return JSON.stringify({ ...(JSON.parse(journalTextOf(store.getState())) as object), ...contents });
}

describe('journalTextOf(work) and documentOfJournal(text)', () => {
  test.each([
    ['valid', 7],
    ['half-typed', '7e'],
  ])('bring back a duplicate with a %s edit as it was', async (_, value) => {
    const store = await openedStore();
    store.getState().duplicate();
    store.getState().edit(rate, value);
    const { document, edits } = restored(store.getState());
    const before = store.getState().document;
    expect({ ...document, id: before.id }).toEqual(before);
    expect(edits).toEqual({ ...store.getState().edits, place: undefined, gesture: undefined });
  });

  test.each(['a\tb', 'a\nb\rc', '\u001b[31mevil', 'a\u0085\u202egnp', 'a\\b:c', ' ', 'x'.repeat(255)])(
    'bring back the edits of a file named %j, as some system takes it',
    async (name) => {
      const { store, files } = testStore();
      files.push({ name, path: `/home/me/${name}`, text: shippedText('needle') });
      store.getState().openFile();
      await settled();
      store.getState().edit(rate, 7);
      const { document, edits } = restored(store.getState());
      expect(document).toMatchObject({ fileName: name, filePath: `/home/me/${name}` });
      expect(edits.draft).toEqual(store.getState().edits.draft);
    },
  );

  test('bring back that a file is of a newer version and what was left out of it', async () => {
    const store = await openedStore(
      shippedText('needle').replace('"version": 1,', '"version": 7,\n  "regions": ["eu"],'),
    );
    store.getState().edit(rate, 7);
    const { document } = restored(store.getState());
    expect(document).toMatchObject({
      fileName: 'mine copy.rollout.json',
      newer: { version: 7, lost: [['regions']] },
    });
    store.getState().showDocument(restored(store.getState()));
    await store.getState().save({ as: false });
    expect(store.getState().conversionAsked).toBe(true);
  });

  test.each([
    { filePath: 5 },
    { filePath: '' },
    { filePath: { a: 1 } },
    { fileName: 5 },
    { fileName: '' },
    { fileName: 'a/b' },
    { fileName: 'a\0b' },
    { draft: null },
    { draft: 'text' },
    { draft: [] },
    { newer: 7 },
    { newer: { version: 7 } },
    { newer: { version: 1.5, lost: [] } },
    { newer: { version: 7, lost: [5] } },
    { newer: { version: 7, lost: [[{}]] } },
    { version: 2 },
  ])('make no document of %j', (contents) => {
    expect(documentOfJournal(journalWith({}))).toBeDefined();
    expect(documentOfJournal(journalWith(contents))).toBeUndefined();
  });

  test('keep the edits alone where they would be too large with what was saved', async () => {
    const store = await openedStore();
    const { draft } = store.getState().edits;
    const large = { ...(draft as object), description: 'x'.repeat(10 * 2 ** 20) } as Json;
    const work = {
      document: { ...store.getState().document, saved: large },
      edits: { ...store.getState().edits, draft: { ...(large as object), seed: 8 } as Json },
    };
    const text = journalTextOf(work);
    expect(isFileSize(text)).toBe(true);
    const kept = JSON.parse(text) as { draft: Json; saved?: Json };
    expect(kept.draft).toEqual(work.edits.draft);
    expect(kept).not.toHaveProperty('saved');
  });
});

describe('unsavedWork(state)', () => {
  test('is the document before a lesson while that has unsaved changes, and that of the lesson otherwise', async () => {
    const store = await openedStore();
    store.getState().edit(rate, 7);
    const { document, edits } = store.getState();
    store.getState().startLesson('slow-burn');
    store.getState().answerDiscard(true);
    store.getState().edit(rate, 8);
    expect(unsavedWork(store.getState())).toEqual({ document, edits });
    store.getState().leaveLesson();
    store.getState().answerDiscard(true);
    expect(store.getState().document).toBe(document);

    const other = await openedStore();
    other.getState().startLesson('slow-burn');
    expect(unsavedWork(other.getState())).toBeUndefined();
    other.getState().edit(rate, 8);
    expect(unsavedWork(other.getState())?.document.fileName).toBe('slow-burn.rollout.json');
    expect(hasUnsavedChanges(other.getState().lesson!.before)).toBe(false);
  });
});
