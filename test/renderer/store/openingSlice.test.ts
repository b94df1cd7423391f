import { describe, expect, test, vi } from 'vitest';
import type { OpenedDocument } from '../../../electron/contract.ts';
import { hasUnsavedChanges } from '../../../renderer/store/selectors.ts';
import { settled, shippedText, testStore } from '../fixtures/store.ts';

const rate = ['world', 'traffic', 'requestsPerSecond'];
const slow = { name: 'slow.rollout.json', path: '/mnt/slow.rollout.json', text: shippedText('needle') };
const other = { name: 'other.rollout.json', path: '/mnt/other.rollout.json', text: shippedText('needle') };

/** A store whose host reads recent files when the test says so. */
function slowStore() {
  const made = testStore();
  const reads: ((file: OpenedDocument | Error) => Promise<void>)[] = [];
  vi.spyOn(made.host, 'openRecent').mockImplementation(
    () =>
      new Promise((resolve, reject) => {
        reads.push(async (file) => {
          if (file instanceof Error) reject(file);
          else resolve(file);
          await settled();
        });
      }),
  );
  return { ...made, reads, fileName: () => made.store.getState().document.fileName };
}

describe('a file that takes its time to be read', () => {
  test('does not replace what was edited meanwhile before that was asked about', async () => {
    const { store, reads, fileName } = slowStore();
    store.getState().openRecent('a');
    store.getState().edit(rate, 7);
    await reads[0]!(slow);
    expect(fileName()).toBe('slow-burn.rollout.json');
    expect(hasUnsavedChanges(store.getState())).toBe(true);
    store.getState().answerDiscard(false);
    expect(fileName()).toBe('slow-burn.rollout.json');
    store.getState().openRecent('a');
    store.getState().answerDiscard(true);
    store.getState().edit(rate, 8);
    await reads[1]!(slow);
    store.getState().answerDiscard(true);
    expect(fileName()).toBe('slow.rollout.json');
  });
  test('is not asked about twice where nothing was edited since the question', async () => {
    const { store, reads, fileName } = slowStore();
    store.getState().edit(rate, 7);
    store.getState().openRecent('a');
    store.getState().answerDiscard(true);
    await reads[0]!(slow);
    expect(store.getState().pending).toBeUndefined();
    expect(fileName()).toBe('slow.rollout.json');
  });
  test('is left alone once something else was opened, whichever comes first', async () => {
    const { store, reads, fileName } = slowStore();
    store.getState().openRecent('a');
    store.getState().openShipped('needle');
    await reads[0]!(slow);
    expect(fileName()).toBe('needle.rollout.json');
    store.getState().openRecent('a');
    store.getState().openRecent('b');
    await reads[1]!(other);
    await reads[2]!(slow);
    expect(fileName()).toBe('slow.rollout.json');
    store.getState().openRecent('a');
    store.getState().openRecent('b');
    await reads[4]!(other);
    await reads[3]!(new Error('The disk is gone.'));
    expect(fileName()).toBe('other.rollout.json');
    expect(store.getState().fileFailure).toBeUndefined();
  });
  test('does not replace a duplicate that was made meanwhile without asking', async () => {
    const { store, reads, fileName } = slowStore();
    store.getState().openRecent('a');
    store.getState().duplicate();
    await reads[0]!(slow);
    expect(fileName()).toBe('slow-burn copy.rollout.json');
    expect(store.getState().pending).toBeDefined();
  });
});

describe('a save that takes its time', () => {
  const saved = { name: 'mine.rollout.json', path: '/home/me/mine.rollout.json' };
  /** A save under way, to be ended by the test. */
  function savingStore() {
    const made = testStore();
    let end: (done: typeof saved | { changedOutside: true }) => void;
    vi.spyOn(made.host, 'saveScenario').mockImplementation(() => new Promise((resolve) => (end = resolve)));
    made.store.getState().edit(rate, 7);
    const saving = made.store.getState().save({ as: false });
    const finish = async (done: typeof saved | { changedOutside: true } = saved) => {
      end(done);
      await saving;
    };
    return { ...made, finish };
  }

  test('gives its name and place to the document that was saved, with what was edited since as unsaved', async () => {
    const { store, finish } = savingStore();
    store.getState().edit(rate, 8);
    await finish();
    expect(store.getState().document).toMatchObject({ fileName: saved.name, filePath: saved.path });
    expect(hasUnsavedChanges(store.getState())).toBe(true);
  });
  test.each([
    [
      'another document',
      (store: ReturnType<typeof savingStore>['store']) => store.getState().showShipped('needle'),
      'needle.rollout.json',
    ],
    [
      'a duplicate',
      (store: ReturnType<typeof savingStore>['store']) => store.getState().duplicate(),
      'slow-burn copy.rollout.json',
    ],
  ])('gives %s that is open by then neither its name nor its place', async (_, meanwhile, fileName) => {
    const { store, finish } = savingStore();
    meanwhile(store);
    const edited = hasUnsavedChanges(store.getState());
    await finish();
    expect(store.getState().document).toMatchObject({ fileName, filePath: undefined });
    expect(hasUnsavedChanges(store.getState())).toBe(edited);
  });
  test('counts for the document that comes back after a lesson', async () => {
    const { store, finish } = savingStore();
    store.getState().startLesson('slow-burn');
    store.getState().answerDiscard(true);
    await finish();
    expect(store.getState().document.filePath).toBeUndefined();
    store.getState().leaveLesson();
    expect(store.getState().document).toMatchObject({ fileName: saved.name, filePath: saved.path });
    expect(hasUnsavedChanges(store.getState())).toBe(false);
  });
  test('says that it was not done where others changed the file and another document is open by then', async () => {
    const { store, finish } = savingStore();
    store.getState().showShipped('needle');
    await finish({ changedOutside: true });
    expect(store.getState().outside).toBeUndefined();
    expect(store.getState().fileFailure).toBe(
      'slow-burn.rollout.json was not saved, for somebody else has changed it.',
    );
  });
});

describe('openDropped(files)', () => {
  test.each([
    [['a.json'], undefined],
    [['a.json', 'b.json'], 'A window has one scenario open: b.json was not opened.'],
    [['a.json', 'b.json', 'c.json'], 'A window has one scenario open: 2 of the files were not opened.'],
  ])('opens the first of %j and says what became of the others', async (names, said) => {
    const { store, host } = testStore();
    const open = vi
      .spyOn(host, 'openDropped')
      .mockImplementation(async ({ name }) => ({ name, text: shippedText('needle') }));
    store.getState().openDropped(names.map((name) => new File([], name)));
    await settled();
    expect(open).toHaveBeenCalledOnce();
    expect(store.getState().document.fileName).toBe('a.json');
    expect(store.getState().hint?.replace(/ Drop one at a time.*/, '')).toBe(said);
  });
});

test('of several files that are dropped one is opened here, the others elsewhere, and what is not is named', async () => {
  const { store, host, files } = testStore();
  files.push(slow, slow);
  const asked: string[] = [];
  vi.spyOn(host, 'openElsewhere').mockImplementation(async ({ name }) => {
    asked.push(name);
    if (name === 'plan.txt') throw new Error('"plan.txt" does not end in .json.');
    return name !== 'c.json';
  });
  const drop = (...names: string[]) =>
    store.getState().openDropped(names.map((name) => new File(['{}'], name)));
  drop('slow.rollout.json', 'b.json');
  await settled();
  expect(store.getState().document.fileName).toBe('slow.rollout.json');
  expect(asked).toEqual(['b.json']);
  expect(store.getState().hint).toBeUndefined();
  drop('slow.rollout.json', 'plan.txt', 'b.json', 'c.json');
  await settled();
  expect(asked).toEqual(['b.json', 'plan.txt', 'b.json', 'c.json']);
  expect(store.getState().hint).toContain('c.json was not opened.');
  expect(store.getState().fileFailure).toBe('"plan.txt" does not end in .json.');
});
