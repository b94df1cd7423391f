import { describe, expect, it } from 'vitest';
import { lessons } from '../../../renderer/lessons/lessons.ts';
import { isAnswered, isPredicting, isRevealAhead } from '../../../renderer/store/lessonSlice.ts';
import { documentKey, hasUnsavedChanges } from '../../../renderer/store/selectors.ts';
import { valueAt } from '../../../renderer/store/path.ts';
import { played, testStore } from '../fixtures/store.ts';

const needle = lessons.get('needle')!;

/** A lesson of which the prediction was made and the first run has ended. */
async function atRun() {
  const made = testStore();
  const { store, runs } = made;
  store.getState().startLesson('needle');
  store.getState().choosePrediction('canary');
  store.getState().runLesson();
  await finish(made);
  expect(runs).toHaveLength(1);
  return made;
}

async function finish({ runs }: ReturnType<typeof testStore>) {
  const run = runs.at(-1)!;
  run.finish(played(run.settings));
  await new Promise((resolve) => setTimeout(resolve));
}

describe('a lesson', () => {
  it('plays nothing before a prediction is kept, and hides the truth until it is revealed', async () => {
    const made = testStore();
    const { store, runs } = made;
    store.getState().startLesson('needle');
    expect(isPredicting(store.getState())).toBe(true);
    expect(store.getState().truthShown).toBe(false);
    store.getState().runLesson();
    expect(runs).toHaveLength(0);
    store.getState().choosePrediction('canary');
    store.getState().runLesson();
    expect(runs).toHaveLength(1);
    expect(isPredicting(store.getState())).toBe(false);
    expect(isRevealAhead(store.getState())).toBe(true);
    await finish(made);
    expect(isAnswered(store.getState())).toBe(true);
    expect(store.getState().truthShown).toBe(false);
    store.getState().showLessonStep('reveal');
    expect(store.getState().truthShown).toBe(true);
    expect(store.getState().lesson).toMatchObject({ prediction: 'canary', reached: 'reveal' });
    expect(store.getState().lesson?.first).toBe(store.getState().run.answer);
  });

  it('keeps what came out first when a step is looked at again', async () => {
    const made = await atRun();
    const { store } = made;
    store.getState().showLessonStep('reveal');
    const { first } = store.getState().lesson!;
    store.getState().showLessonStep('change');
    store.getState().applyLessonChange(needle.change.edits);
    await finish(made);
    store.getState().showTruth(false);
    store.getState().showLessonStep('reveal');
    expect(store.getState().lesson).toMatchObject({ step: 'reveal', reached: 'check' });
    expect(store.getState().lesson?.first).toBe(first);
    // Whoever hid it again wants it hidden.
    expect(store.getState().truthShown).toBe(false);
  });

  it('changes the document in one step that can be undone, and plays it', async () => {
    const made = await atRun();
    const { store, runs } = made;
    store.getState().showLessonStep('reveal');
    const before = store.getState().edits.draft;
    const [edit] = needle.change.edits;
    store.getState().applyLessonChange(needle.change.edits);
    expect(valueAt(store.getState().edits.draft, edit!.path)).toBe(edit!.value);
    expect(runs).toHaveLength(2);
    expect(documentKey(store.getState())).not.toBe(store.getState().lesson?.first?.key);
    store.getState().undo();
    expect(store.getState().edits.draft).toBe(before);
  });

  it('brings back what was open before, without a question when only the lesson changed something', async () => {
    const made = testStore();
    const { store } = made;
    store.getState().openShipped('slow-burn');
    const { document } = store.getState();
    store.getState().startLesson('needle');
    store.getState().choosePrediction('ab');
    store.getState().runLesson();
    await finish(made);
    store.getState().showLessonStep('reveal');
    store.getState().applyLessonChange(needle.change.edits);
    expect(hasUnsavedChanges(store.getState())).toBe(false);
    store.getState().leaveLesson();
    expect(store.getState().pending).toBeUndefined();
    expect(store.getState().document).toBe(document);
    expect(store.getState().lesson).toBeUndefined();
    expect(store.getState().truthShown).toBe(true);
  });

  it('asks before edits of one’s own are lost, at its beginning and at its end', () => {
    const { store } = testStore();
    store.getState().edit(['seed'], 7);
    store.getState().startLesson('needle');
    expect(store.getState().lesson).toBeUndefined();
    store.getState().answerDiscard(false);
    expect(store.getState().lesson).toBeUndefined();
    store.getState().startLesson('needle');
    store.getState().answerDiscard(true);
    expect(store.getState().lesson?.id).toBe('needle');
    store.getState().edit(['seed'], 8);
    store.getState().leaveLesson();
    expect(store.getState().lesson?.id).toBe('needle');
    store.getState().answerDiscard(true);
    expect(store.getState().lesson).toBeUndefined();
  });

  it('ends when another document is opened, and gives the truth back as it was', () => {
    const { store } = testStore();
    store.getState().startLesson('needle');
    store.getState().openShipped('slow-burn');
    expect(store.getState().lesson).toBeUndefined();
    expect(store.getState().truthShown).toBe(true);
  });

  it('leads to another one and still knows what was open before both', () => {
    const { store } = testStore();
    const { document } = store.getState();
    store.getState().startLesson('needle');
    store.getState().startLesson('slow-burn');
    store.getState().leaveLesson();
    expect(store.getState().document).toBe(document);
  });

  it('refuses an id that is none', () => {
    expect(() => testStore().store.getState().startLesson('nobody')).toThrow(
      'startLesson requires the id of a lesson, got "nobody"',
    );
  });
});
