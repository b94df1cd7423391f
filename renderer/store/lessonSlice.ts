import type { StateCreator } from 'zustand/vanilla';
import { lessons } from '../lessons/lessons.ts';
import { lessonSteps } from '../lessons/lesson.ts';
import { changedDraft } from '../lessons/knob.ts';
import type { AppState } from './appState.ts';
import type { OpenDocument } from './documentState.ts';
import type { LessonSlice, LessonState } from './lessonState.ts';
import { isStale } from './selectors.ts';

/** A story as a lesson: which step it is at, what was predicted, and what came out before the change. */
export const createLessonSlice: StateCreator<AppState, [], [], LessonSlice> = (set, get) => {
  const update = (change: Partial<LessonState>) =>
    set(({ lesson }) => (lesson ? { lesson: { ...lesson, ...change } } : {}));
  return {
    lesson: undefined,

    startLesson: (id) => {
      if (!lessons.has(id)) throw new RangeError(`startLesson requires the id of a lesson, got "${id}"`);
      get().unlessUnsaved(() => {
        const { document, edits, lesson: running, truthShown } = get();
        const before: OpenDocument = running?.before ?? { document, edits };
        const truthBefore = running?.truthBefore ?? truthShown;
        // Nothing is played before somebody has predicted what comes out.
        get().showShipped(id);
        get().showTruth(false);
        set({
          lesson: {
            id,
            step: 'predict',
            reached: 'predict',
            prediction: undefined,
            first: undefined,
            answer: undefined,
            notesShown: false,
            before,
            truthBefore,
          },
        });
      });
    },

    leaveLesson: () => {
      const { lesson } = get();
      if (!lesson) return;
      get().unlessUnsaved(() => {
        get().showDocument(lesson.before);
        void get().startRun();
      });
    },

    choosePrediction: (prediction) => update({ prediction }),

    runLesson: () => {
      if (get().lesson?.prediction === undefined) return;
      get().showLessonStep('run');
      void get().startRun();
    },

    showLessonStep: (step) => {
      const { lesson, run } = get();
      if (!lesson) return;
      const isNew = lessonSteps.indexOf(step) > lessonSteps.indexOf(lesson.reached);
      update({ step, reached: isNew ? step : lesson.reached });
      if (step !== 'reveal' || !isNew) return;
      update({ first: run.answer });
      get().showTruth(true);
    },

    applyLessonChange: (edits) => {
      const { edits: now, document, edit, select } = get();
      const wasSaved = now.draft === document.saved;
      const [first] = edits;
      if (!first) return;
      get().endGesture();
      edit([], changedDraft(now.draft, edits), first.path);
      select(first.path);
      // The lesson brings its own change along again; only what somebody edits besides can be lost.
      if (wasSaved) set((state) => ({ document: { ...state.document, saved: state.edits.draft } }));
      get().showLessonStep('check');
      void get().startRun();
    },

    chooseAnswer: (answer) => update({ answer }),
    showTeacherNotes: (notesShown) => update({ notesShown }),
  };
};

/** What of the state ends with a lesson, for whoever opens another document. */
export function withoutLesson({ lesson, truthShown }: Pick<AppState, 'lesson' | 'truthShown'>) {
  return { lesson: undefined, truthShown: lesson ? lesson.truthBefore : truthShown };
}

/** Whether the answer in view is that of the document as it stands, played to its end. */
export function isAnswered(state: Pick<AppState, 'edits' | 'precision' | 'run'>): boolean {
  const { status, answer } = state.run;
  return status === 'finished' && answer !== undefined && !isStale(state);
}

/** Whether the predictions of a lesson are being made: no result may be in view. */
export function isPredicting({ lesson }: Pick<AppState, 'lesson'>): boolean {
  return lesson?.step === 'predict' && lesson.reached === 'predict';
}

/** Whether a lesson goes on that will reveal the truth itself. */
export function isRevealAhead({ lesson }: Pick<AppState, 'lesson'>): boolean {
  return lesson !== undefined && lessonSteps.indexOf(lesson.reached) < lessonSteps.indexOf('reveal');
}
