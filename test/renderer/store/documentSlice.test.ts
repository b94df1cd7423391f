import { describe, expect, test } from 'vitest';
import { hasUnsavedChanges, problemsWithin, runObstacle } from '../../../renderer/store/selectors.ts';
import { parseScenario } from '../../../sim-core/index.ts';
import { settled, shippedText, testStore } from '../fixtures/store.ts';

const stage = ['plans', 1, 'phases', 0, 'stages', 0, 'share'];

describe('edit(path, value)', () => {
  test('keeps what the check accepts as the scenario to run', () => {
    const { store } = testStore();
    store.getState().edit(['world', 'traffic', 'requestsPerSecond'], 7);
    expect(store.getState().edits.checked.scenario?.world.traffic.requestsPerSecond).toBe(7);
    expect(runObstacle(store.getState())).toBeUndefined();
  });
  test('keeps text that is no number for the check to refuse at its place', () => {
    const { store } = testStore();
    store.getState().edit(stage, 'a lot');
    const { checked } = store.getState().edits;
    expect(checked.scenario).toBeUndefined();
    expect(problemsWithin(checked.problems, stage).map(({ message }) => message)).toEqual([
      'requires a number from 0 to 1, got "a lot"',
    ]);
    expect(runObstacle(store.getState())).toBe('1 problem to solve first');
  });
  test('is no unsaved change once it is undone by hand', () => {
    const { store } = testStore();
    const { seed } = store.getState().document.opened;
    expect(hasUnsavedChanges(store.getState())).toBe(false);
    store.getState().edit(['seed'], seed + 1);
    expect(hasUnsavedChanges(store.getState())).toBe(true);
    store.getState().edit(['seed'], seed);
    expect(hasUnsavedChanges(store.getState())).toBe(false);
  });
});

describe('openFile()', () => {
  test('shows the scenario of the file and plays it', async () => {
    const { store, runs, files } = testStore();
    files.push({
      name: 'mine.rollout.json',
      path: '/home/me/mine.rollout.json',
      text: shippedText('needle'),
    });
    store.getState().openFile();
    await settled();
    expect(store.getState().document).toMatchObject({
      fileName: 'mine.rollout.json',
      filePath: '/home/me/mine.rollout.json',
    });
    expect(runs.at(-1)?.settings.scenario.name).toBe('Needle in the haystack');
  });
  test('lists the problems of a bad file and leaves the open document as it was', async () => {
    const { store, files } = testStore();
    const before = store.getState().document;
    files.push({ name: 'bad.json', text: '{"format": "rollout-lab/scenario", "version": 1}' });
    store.getState().openFile();
    await settled();
    expect(store.getState().document).toBe(before);
    expect(store.getState().refused?.fileName).toBe('bad.json');
    expect(store.getState().refused?.problems).toContain('world requires an object, got nothing');
  });
  test('tells the host which file it goes on with, and of a bad one nothing', async () => {
    const { store, files, accepted } = testStore();
    files.push({ name: 'bad.json', path: '/home/me/bad.json', text: '{' });
    store.getState().openFile();
    await settled();
    expect(store.getState().refused?.fileName).toBe('bad.json');
    files.push({ name: 'mine.json', path: '/home/me/mine.json', text: shippedText('needle') });
    store.getState().openFile();
    await settled();
    expect(accepted).toEqual(['/home/me/mine.json']);
  });
  test('does nothing when the person picks no file', async () => {
    const { store, files } = testStore();
    const before = store.getState().document;
    files.push(undefined);
    store.getState().openFile();
    await settled();
    expect(store.getState().document).toBe(before);
    expect(store.getState().refused).toBeUndefined();
  });
});

describe('openShipped(id)', () => {
  test('asks before unsaved changes are lost, and keeps them on "keep editing"', () => {
    const { store } = testStore();
    store.getState().edit(['seed'], 99);
    store.getState().openShipped('needle');
    expect(store.getState().document.fileName).toBe('slow-burn.rollout.json');
    expect(store.getState().pending).toBeDefined();
    store.getState().answerDiscard(false);
    expect(store.getState().document.fileName).toBe('slow-burn.rollout.json');
    expect(store.getState().pending).toBeUndefined();
  });
  test('opens on "discard"', () => {
    const { store } = testStore();
    store.getState().edit(['seed'], 99);
    store.getState().openShipped('needle');
    store.getState().answerDiscard(true);
    expect(store.getState().document.fileName).toBe('needle.rollout.json');
    expect(hasUnsavedChanges(store.getState())).toBe(false);
  });
});

describe('save({as})', () => {
  test('writes what parses to the scenario in view, and nothing is unsaved afterwards', async () => {
    const { store, saves } = testStore();
    store.getState().edit(['seed'], 99);
    await store.getState().save({ as: false });
    expect(parseScenario(saves[0]!.text).scenario).toEqual(store.getState().edits.checked.scenario);
    expect(hasUnsavedChanges(store.getState())).toBe(false);
  });
  test('writes nothing while there are problems, and says so', async () => {
    const { store, saves } = testStore();
    store.getState().edit(stage, 2);
    await store.getState().save({ as: false });
    expect(saves).toEqual([]);
    expect(store.getState().fileFailure).toBe(
      'The scenario has problems. It can be saved once they are solved.',
    );
  });
});
