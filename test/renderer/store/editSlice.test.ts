import { describe, expect, test } from 'vitest';
import { valueAt } from '../../../renderer/store/path.ts';
import type { Json, Path } from '../../../renderer/store/path.ts';
import { hasUnsavedChanges, runObstacle } from '../../../renderer/store/selectors.ts';
import { testStore } from '../fixtures/store.ts';

const rate = ['world', 'traffic', 'requestsPerSecond'];
const users = ['world', 'users', 'population'];

function editor() {
  const { store, saves } = testStore();
  const state = store.getState;
  return {
    state,
    saves,
    at: (path: Path): Json | undefined => valueAt(state().edits.draft, path),
    steps: () => store.temporal.getState().pastStates.length,
    back: () => store.temporal.getState().futureStates.length,
  };
}

describe('undo()', () => {
  test('takes the edits back one by one, and redo() brings them again', () => {
    const { state, at } = editor();
    const before = [at(rate), at(users)];
    state().edit(rate, 7);
    state().edit(users, 50_000);
    state().undo();
    expect([at(rate), at(users)]).toEqual([7, before[1]]);
    state().undo();
    expect([at(rate), at(users)]).toEqual(before);
    expect(hasUnsavedChanges(state())).toBe(false);
    state().undo();
    state().redo();
    state().redo();
    expect([at(rate), at(users)]).toEqual([7, 50_000]);
  });
  test('brings the verdict of the check back with the draft', () => {
    const { state } = editor();
    state().edit(rate, 'much');
    expect(runObstacle(state())).toBe('1 problem to solve first');
    state().undo();
    expect(runObstacle(state())).toBeUndefined();
    expect(state().edits.checked.scenario?.world.traffic.requestsPerSecond).toBe(2.3148);
    state().redo();
    expect(runObstacle(state())).toBe('1 problem to solve first');
  });
  test('takes what was typed in one field, or moved in one drag, back at once', () => {
    const { state, at, steps } = editor();
    for (const typed of [1, 12, 120]) state().edit(rate, typed);
    expect(steps()).toBe(1);
    state().undo();
    expect(at(rate)).toBe(2.3148);
  });
  test('takes a curve that was dragged bit by bit back at once, and the next drag by itself', () => {
    const { state, at, steps } = editor();
    const path = ['world', 'incumbent', 'error'];
    const curve = (value: number) => ({ kind: 'curve', over: 'hours', points: [{ at: 0, value }] });
    const before = at(path);
    for (const value of [0.01, 0.02, 0.03]) state().drag(path, curve(value));
    expect(steps()).toBe(1);
    state().endGesture();
    state().drag(path, curve(0.5));
    state().undo();
    expect(at([...path, 'points', 0, 'value'])).toBe(0.03);
    state().undo();
    expect(at(path)).toEqual(before);
  });
  test('takes two drags of one slider back one by one', () => {
    const { state, at } = editor();
    state().edit(rate, 5);
    state().endGesture();
    state().edit(rate, 6);
    state().undo();
    expect(at(rate)).toBe(5);
  });
  test('takes parts that were added or removed in one place back one by one', () => {
    const { state, steps } = editor();
    state().edit(['plans', 0], undefined);
    state().edit(['plans', 0], undefined);
    expect(steps()).toBe(2);
  });
  test('leaves no way forward once something else is edited, in the same field too', () => {
    const { state, at, back } = editor();
    state().edit(rate, 5);
    state().edit(users, 500);
    state().undo();
    expect(back()).toBe(1);
    state().edit(rate, 6);
    expect(back()).toBe(0);
    state().undo();
    expect(at(rate)).toBe(5);
  });
  test('shows what it changed, and what is left where that is no more', () => {
    const { state } = editor();
    state().edit(['world', 'feedbacks', 0], { name: 'F', quantity: 'error', change: 0, servedHours: 9 });
    state().select(['world', 'feedbacks', 0]);
    state().undo();
    expect(state().selection).toEqual([]);
    state().redo();
    expect(state().selection).toEqual(['world', 'feedbacks', 0]);
    state().edit(users, 5);
    state().select(['plans', 0]);
    state().undo();
    expect(state().selection).toEqual(['world', 'users']);
  });
  test('leaves the file saved as it is', async () => {
    const { state } = editor();
    state().edit(users, 500);
    await state().save({ as: false });
    expect(hasUnsavedChanges(state())).toBe(false);
    state().undo();
    expect(hasUnsavedChanges(state())).toBe(true);
    state().redo();
    expect(hasUnsavedChanges(state())).toBe(false);
  });
  test('does not go back into a document that was open before', () => {
    const { state, steps } = editor();
    state().edit(users, 500);
    state().openShipped('needle');
    state().answerDiscard(true);
    expect(steps()).toBe(0);
    state().undo();
    expect(state().document.fileName).toBe('needle.rollout.json');
    expect(hasUnsavedChanges(state())).toBe(false);
  });
  test('does nothing where there is nothing to undo', () => {
    const { state } = editor();
    const before = state().edits;
    state().undo();
    state().redo();
    expect(state().edits).toBe(before);
  });
});
