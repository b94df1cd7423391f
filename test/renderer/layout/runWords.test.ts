import { describe, expect, test } from 'vitest';
import { formatHalfWidth, progressWords, runNoteWords } from '../../../renderer/layout/runWords.ts';
import type { Answer, RunState } from '../../../renderer/store/runState.ts';
import { played, testStore } from '../fixtures/store.ts';

const { store } = testStore();
const scenario = store.getState().edits.checked.scenario!;
const settings = { scenario, seed: 1, replications: 5000, engine: 'auto' } as const;

const answerOf = (replications: number): Answer => ({ ...played(settings, replications), settings, key: '' });

const state = (change: Partial<RunState>): RunState => ({
  ...store.getState().run,
  status: 'running',
  total: 5000,
  expected: 5000,
  ...change,
});

test.each([
  [0.014, '±1.4 points'],
  [0.0007, '±0.07 points'],
  [0.00096, '±0.1 points'],
])('formatHalfWidth(%d) is %s', (halfWidth, words) => {
  expect(formatHalfWidth(halfWidth)).toBe(words);
});

describe('progressWords(run, precision)', () => {
  const going = { done: 1240, halfWidth: 0.014, millisecondsLeft: 12_000 };
  test.each<[string, RunState, number | undefined, string]>([
    ['a run that begins', state({}), undefined, '0 of 5,000 · starting'],
    ['a run', state(going), undefined, '1,240 of 5,000 · ±1.4 points · about 12 s left'],
    ['a run to a precision', state(going), 0.01, '1,240 of at most 5,000 · ±1.4 points · about 12 s left'],
    [
      'a preview',
      state({ preview: true, done: 200, halfWidth: 0.035 }),
      undefined,
      'preview · 200 of 5,000 · ±3.5 points',
    ],
    [
      'a preview on its way',
      state({ ...going, preview: true, done: 60 }),
      undefined,
      'preview · 60 of 5,000 · ±1.4 points · about 12 s left',
    ],
    ['a pause', state({ ...going, status: 'paused' }), undefined, 'paused · 1,240 of 5,000 · ±1.4 points'],
    [
      'a whole run',
      state({ status: 'finished', done: 5000, halfWidth: 0.007, answer: answerOf(5000) }),
      undefined,
      '5,000 replications · ±0.7 points',
    ],
    [
      'a whole run that is not as precise as wanted',
      state({ status: 'finished', done: 5000, halfWidth: 0.007, answer: answerOf(5000) }),
      0.005,
      '5,000 replications · ±0.7 points · less precise than wanted',
    ],
    [
      'a cancelled run',
      state({ ...going, status: 'finished' }),
      undefined,
      'stopped at 1,240 of 5,000 · ±1.4 points',
    ],
    ['a failure', state({ status: 'failed' }), undefined, 'the run failed'],
    ['nothing', state({ status: 'idle' }), undefined, 'not run yet'],
    [
      'an answer from before',
      state({ status: 'idle', answer: answerOf(5000) }),
      undefined,
      'not run again yet',
    ],
  ])('of %s', (_, run, precision, words) => {
    expect(progressWords(run, precision).join(' · ')).toBe(words);
  });
  test('of a run that was as precise as wanted', () => {
    const answer = answerOf(5000);
    const stopped = { ...answer, result: { ...answer.result, stoppedBy: 'precision' as const } };
    expect(
      progressWords(state({ status: 'finished', done: 1300, halfWidth: 0.01, answer: stopped }), 0.01),
    ).toEqual(['1,300 replications', '±1.0 points', 'as precise as wanted']);
  });
});

describe('runNoteWords(run, isStale, precision)', () => {
  test.each<[string, RunState, boolean, string | undefined]>([
    ['no run', state({ status: 'finished' }), false, undefined],
    ['a run without numbers', state({}), false, 'Running; the first numbers are on their way'],
    [
      'a run after an edit',
      state({ answer: answerOf(5000) }),
      true,
      'Running; these results are from before',
    ],
    ['its first numbers', state({ done: 900, answer: answerOf(600) }), false, 'So far: the first 600 runs'],
    [
      'a preview to come',
      state({ preview: true, answer: answerOf(5000) }),
      true,
      'Preview on its way; these results are from before',
    ],
    [
      'a preview that takes long',
      state({ preview: true, answer: answerOf(5000), millisecondsLeft: 40_000 }),
      true,
      'Slow to play: the preview takes about 40 s more; these results are from before',
    ],
    [
      'a preview',
      state({ preview: true, done: 200, halfWidth: 0.035, answer: { ...answerOf(200), isPreview: true } }),
      false,
      'Preview: 200 of 5,000 runs, ±3.5 points',
    ],
    [
      'a pause',
      state({ status: 'paused', done: 700, answer: answerOf(700) }),
      false,
      'Paused: the first 700 runs',
    ],
    ['a pause before any number', state({ status: 'paused' }), false, 'Paused before the first numbers'],
  ])('of %s', (_, run, isStale, words) => {
    expect(runNoteWords(run, isStale, undefined)).toBe(words);
  });
});
