import { describe, expect, test, vi } from 'vitest';
import { keepJournal } from '../../../renderer/store/keepJournal.ts';
import { hasEdits, hasUnsavedChanges } from '../../../renderer/store/selectors.ts';
import { documentOfJournal } from '../../../renderer/store/journalText.ts';
import { settled, shippedText, testStore } from '../fixtures/store.ts';

const rate = ['world', 'traffic', 'requestsPerSecond'];
const mine = { name: 'mine.rollout.json', path: '/home/me/mine.rollout.json' };

/** A store with a file open, whose edits are journalled. */
async function openedStore() {
  const made = testStore();
  made.files.push({ ...mine, text: shippedText('needle') });
  made.store.getState().openFile();
  await settled();
  await vi.waitFor(() => expect(made.store.getState().document.filePath).toBe(mine.path));
  return { ...made, keeper: keepJournal(made.store, made.host) };
}

describe('keepJournal(store, host)', () => {
  test('writes edits together once they rest, and clears them when they are undone by hand', async () => {
    const { store, journal, keeper } = await openedStore();
    store.getState().edit(rate, 7);
    store.getState().edit(rate, 8);
    expect(journal).toEqual([]);
    await vi.waitFor(() => expect(journal).toHaveLength(1));
    expect(journal[0]).toMatchObject({ name: 'mine.rollout.json', path: mine.path });
    expect(documentOfJournal(journal[0]!.text)?.edits.draft).toEqual(store.getState().edits.draft);
    store.getState().edit([], store.getState().document.saved);
    await vi.waitFor(() => expect(journal).toHaveLength(2));
    expect(journal[1]).toBeUndefined();
    keeper.stop();
  });
  test('tells why edits cannot be kept, until they can', async () => {
    const { store, host, keeper } = await openedStore();
    const write = vi.spyOn(host, 'writeJournal');
    write.mockRejectedValueOnce(new Error('Unsaved edits could not be kept: the disk is full.'));
    store.getState().edit(rate, 7);
    await keeper.flush();
    expect(store.getState().journalFailure).toBe('Unsaved edits could not be kept: the disk is full.');
    store.getState().edit(rate, 8);
    await keeper.flush();
    expect(store.getState().journalFailure).toBeUndefined();
    keeper.stop();
  });
});

describe('restoreKept(id)', () => {
  test('brings back half-typed edits as unsaved, and removes the old journal once they are kept anew', async () => {
    const first = await openedStore();
    first.store.getState().edit(rate, 'half-typed');
    await first.keeper.flush();
    first.keeper.stop();
    const { store, kept, journal } = testStore();
    kept.push({ id: 'k1', keptAtMs: 0, ...first.journal[0]! });
    await store.getState().beginJournal();
    expect(store.getState()).toMatchObject({
      keptShown: true,
      document: { fileName: 'slow-burn.rollout.json' },
    });
    store.getState().restoreKept('k1');
    await vi.waitFor(() => expect(store.getState().kept).toEqual([]));
    const { document, edits } = store.getState();
    expect(document).toMatchObject({ fileName: 'mine.rollout.json', filePath: mine.path });
    expect(edits).toEqual({ ...first.store.getState().edits, place: undefined, gesture: undefined });
    expect(hasUnsavedChanges(store.getState())).toBe(true);
    expect(journal).toHaveLength(1);
    expect(kept).toEqual([]);
  });
  test('keeps the journal where its edits could not be kept anew', async () => {
    const first = await openedStore();
    first.store.getState().edit(rate, 7);
    await first.keeper.flush();
    first.keeper.stop();
    const { store, kept, host } = testStore();
    vi.spyOn(host, 'writeJournal').mockRejectedValue(new Error('the disk is full'));
    kept.push({ id: 'k1', keptAtMs: 0, ...first.journal[0]! });
    await store.getState().beginJournal();
    store.getState().restoreKept('k1');
    await vi.waitFor(() => expect(store.getState().fileFailure).toBe('the disk is full'));
    expect(kept).toHaveLength(1);
  });
  test('leaves a journal that cannot be read and the open document as they are, and it can be saved as a file', async () => {
    const { store, kept, exports } = testStore();
    kept.push({ id: 'k1', keptAtMs: 0, name: 'old.rollout.json', text: '{"version":99}' });
    await store.getState().beginJournal();
    const { document } = store.getState();
    store.getState().edit(rate, 7);
    store.getState().restoreKept('k1');
    // There is nothing to discard for it.
    expect(store.getState()).toMatchObject({ keptUnreadable: ['k1'], pending: undefined, keptShown: true });
    expect(store.getState().document).toBe(document);
    expect(kept).toHaveLength(1);
    await store.getState().saveKept('k1');
    expect(exports).toEqual([{ suggestedName: 'old kept edits.json', content: '{"version":99}' }]);
    expect(kept).toHaveLength(1);
    await store.getState().discardKept('k1');
    expect(store.getState()).toMatchObject({ kept: [], keptShown: false });
  });
});

describe('a file that others have changed', () => {
  test('is not overwritten by a save until somebody says so', async () => {
    const { store, saves, outside } = await openedStore();
    store.getState().edit(rate, 7);
    outside.push('changed');
    await store.getState().save({ as: false });
    expect(store.getState().outside).toEqual({ kind: 'changed', saving: true });
    expect(hasUnsavedChanges(store.getState())).toBe(true);
    await store.getState().answerOutside('keep');
    expect(saves.map(({ overwrite }) => overwrite)).toEqual([false, true]);
    expect(hasUnsavedChanges(store.getState())).toBe(false);
    // The next one asks again.
    await store.getState().save({ as: false });
    expect(saves.at(-1)?.overwrite).toBe(false);
  });
  test('is noticed once and can be reloaded', async () => {
    const { store, files, outside } = await openedStore();
    outside.push('changed', 'changed');
    await store.getState().lookOutside();
    await store.getState().lookOutside();
    expect(outside).toHaveLength(1);
    files.push({ ...mine, text: shippedText('slow-burn') });
    await store.getState().answerOutside('reload');
    expect(store.getState().document).toMatchObject({ filePath: mine.path, opened: { name: 'Slow burn' } });
    expect(store.getState().outside).toBeUndefined();
  });
  test('is kept as it is here, which is held against what others do from then on', async () => {
    const { store, files, outside, saves, host } = await openedStore();
    const accept = vi.spyOn(host, 'acceptOpened');
    store.getState().edit(rate, 7);
    outside.push('changed');
    await store.getState().lookOutside();
    files.push({ ...mine, text: shippedText('slow-burn') });
    await store.getState().answerOutside('keep');
    // The host knows what is there now, and the page has what it had.
    expect(accept.mock.calls).toEqual([[mine.path]]);
    expect(store.getState().document).toMatchObject({ outsideKnown: undefined, differsFromFile: true });
    expect(store.getState().document.opened.name).toBe('Needle in the haystack');
    expect(hasUnsavedChanges(store.getState())).toBe(true);
    outside.push('changed');
    await store.getState().lookOutside();
    expect(store.getState().outside).toEqual({ kind: 'changed', saving: false });
    store.getState().dismissOutside();
    await store.getState().save({ as: false });
    expect(saves.at(-1)?.overwrite).toBe(false);
  });
  test('whose reload was refused is not asked about again before it is saved', async () => {
    const { store, files, outside, saves } = await openedStore();
    store.getState().edit(rate, 7);
    outside.push('changed', 'changed');
    await store.getState().lookOutside();
    files.push({ ...mine, text: '{"half": "written' });
    await store.getState().answerOutside('reload');
    expect(store.getState().refused?.fileName).toBe('mine.rollout.json');
    expect(hasUnsavedChanges(store.getState())).toBe(true);
    await store.getState().lookOutside();
    expect(store.getState().outside).toBeUndefined();
    outside.push('changed');
    await store.getState().save({ as: false });
    expect(store.getState().outside).toEqual({ kind: 'changed', saving: true });
    expect(saves).toHaveLength(1);
  });
  test('is asked about again when it is saved, and not before, where the question was put off', async () => {
    const { store, outside, saves } = await openedStore();
    store.getState().edit(rate, 7);
    outside.push('changed', 'changed');
    await store.getState().lookOutside();
    store.getState().dismissOutside();
    await store.getState().lookOutside();
    expect(store.getState().outside).toBeUndefined();
    outside.push('changed');
    await store.getState().save({ as: false });
    expect(store.getState().outside).toEqual({ kind: 'changed', saving: true });
    expect(saves).toHaveLength(1);
  });
  test('is not asked about for another document that was opened while it was looked at', async () => {
    const { store, host } = await openedStore();
    let answer: (state: 'changed') => void;
    vi.spyOn(host, 'lookOutside').mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    const looking = store.getState().lookOutside();
    store.getState().showShipped('slow-burn');
    answer!('changed');
    await looking;
    expect(store.getState().outside).toBeUndefined();
    expect(store.getState().document.outsideKnown).toBeUndefined();
  });
});

describe('a document whose file others have changed or taken away', () => {
  test.each(['changed', 'gone'] as const)(
    'counts as unsaved without an edit until it is saved: %s',
    async (kind) => {
      const { store, outside, journal, keeper } = await openedStore();
      const unsaved = () => hasUnsavedChanges(store.getState());
      expect(unsaved()).toBe(false);
      outside.push(kind);
      await store.getState().lookOutside();
      // Before the question is answered, and after it was put off.
      expect(unsaved()).toBe(true);
      store.getState().dismissOutside();
      expect(unsaved()).toBe(true);
      expect(hasEdits(store.getState())).toBe(false);
      await keeper.flush();
      const work = documentOfJournal(journal.at(-1)!.text)!;
      expect(hasUnsavedChanges(work)).toBe(true);
      let closed = false;
      store.getState().unlessUnsaved(() => (closed = true));
      expect(closed).toBe(false);
      store.getState().answerDiscard(false);
      await store.getState().save({ as: false, overwrite: true });
      expect(unsaved()).toBe(false);
    },
  );
  test('is no longer unsaved once its file is back as it was', async () => {
    const { store, outside } = await openedStore();
    outside.push('gone', 'same');
    await store.getState().lookOutside();
    store.getState().dismissOutside();
    await store.getState().lookOutside();
    expect(hasUnsavedChanges(store.getState())).toBe(false);
  });
  test('stays unsaved where it was kept in place of what is in its file by now', async () => {
    const { store, files, outside } = await openedStore();
    outside.push('changed');
    await store.getState().lookOutside();
    files.push({ ...mine, text: shippedText('slow-burn') });
    await store.getState().answerOutside('keep');
    outside.push('gone', 'same');
    await store.getState().lookOutside();
    store.getState().dismissOutside();
    await store.getState().lookOutside();
    expect(hasUnsavedChanges(store.getState())).toBe(true);
    await store.getState().save({ as: true });
    expect(hasUnsavedChanges(store.getState())).toBe(false);
  });
});

describe('a file that is gone', () => {
  test('is asked about once, and again when it was back and is gone anew', async () => {
    const { store, outside } = await openedStore();
    const asked: boolean[] = [];
    for (const state of ['gone', 'gone', 'gone', 'same', 'gone', 'changed'] as const) {
      outside.push(state);
      await store.getState().lookOutside();
      asked.push(store.getState().outside?.kind === state);
      if (store.getState().outside) store.getState().dismissOutside();
    }
    expect(asked).toEqual([true, false, false, false, true, true]);
  });
  test('is asked about again when it is saved, and saved there where somebody says so', async () => {
    const { store, outside, saves } = await openedStore();
    outside.push('gone');
    await store.getState().lookOutside();
    store.getState().dismissOutside();
    await store.getState().save({ as: false });
    expect(store.getState().outside).toEqual({ kind: 'gone', saving: true });
    expect(saves).toEqual([]);
    await store.getState().answerOutside('keep');
    expect(saves).toMatchObject([{ path: mine.path, overwrite: true }]);
    expect(store.getState()).toMatchObject({ outside: undefined, document: { outsideKnown: undefined } });
  });
});

describe('duplicate()', () => {
  test('goes on with a copy that was never saved, and whose save asks where to', async () => {
    const { store, saves } = await openedStore();
    store.getState().duplicate();
    expect(store.getState().document.fileName).toBe('mine copy.rollout.json');
    expect(hasUnsavedChanges(store.getState())).toBe(true);
    await store.getState().save({ as: false });
    expect(saves[0]).toMatchObject({ suggestedName: 'mine copy.rollout.json' });
    expect(saves[0]).not.toHaveProperty('path');
  });
  test('is not asked about what others did to the file that it is a copy of', async () => {
    const { store, outside, saves } = await openedStore();
    outside.push('gone');
    await store.getState().lookOutside();
    store.getState().duplicate();
    expect(store.getState().outside).toBeUndefined();
    await store.getState().save({ as: false });
    expect(saves).toHaveLength(1);
    expect(hasUnsavedChanges(store.getState())).toBe(false);
  });
});
