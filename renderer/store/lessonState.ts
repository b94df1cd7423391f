import type { LessonEdit, LessonStep } from '../lessons/lesson.ts';
import type { OpenDocument } from './documentState.ts';
import type { Answer } from './runState.ts';

/** A lesson that goes on. */
export interface LessonState {
  readonly id: string;
  /** The step in view. */
  readonly step: LessonStep;
  /** The furthest step that was reached. */
  readonly reached: LessonStep;
  /** The choice that was predicted, by its id. */
  readonly prediction: string | undefined;
  /** What came out before the change. */
  readonly first: Answer | undefined;
  /** What was answered to the last question, by its id. */
  readonly answer: string | undefined;
  readonly notesShown: boolean;
  /** What was open before the lesson, and comes back after it. */
  readonly before: OpenDocument;
  readonly truthBefore: boolean;
}

/** A story as a lesson. */
export interface LessonSlice {
  readonly lesson: LessonState | undefined;
  /** Begins a lesson, after asking about unsaved changes. */
  startLesson: (id: string) => void;
  /** Brings back what was open before the lesson, after asking about unsaved changes. */
  leaveLesson: () => void;
  choosePrediction: (choiceId: string) => void;
  /** Holds the prediction and plays the scenario. */
  runLesson: () => void;
  showLessonStep: (step: LessonStep) => void;
  /** Changes what the lesson changes and plays the scenario again. */
  applyLessonChange: (edits: readonly LessonEdit[]) => void;
  chooseAnswer: (choiceId: string) => void;
  showTeacherNotes: (shown: boolean) => void;
}
