import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { appStore, useApp } from '../store/index.ts';
import { shippedScenarios } from '../scenarios.ts';
import { LessonSteps } from './LessonSteps.tsx';
import { TeacherNotes } from './TeacherNotes.tsx';
import { ChangeStep, CheckStep, PredictStep, RevealStep, RunStep } from './steps.tsx';
import type { Lesson, LessonStep } from './lesson.ts';
import { lessons } from './lessons.ts';

/** The lesson that goes on, beside the answer: one step at a time. */
export function LessonPanel() {
  const id = useApp((state) => state.lesson?.id);
  const lesson = id === undefined ? undefined : lessons.get(id);
  return lesson ? <OpenLesson lesson={lesson} /> : null;
}

const stepViews: Record<LessonStep, (props: { lesson: Lesson }) => ReactNode> = {
  predict: PredictStep,
  run: RunStep,
  reveal: RevealStep,
  change: ChangeStep,
  check: CheckStep,
};

function OpenLesson({ lesson }: { lesson: Lesson }) {
  const step = useApp((state) => state.lesson!.step);
  const notesShown = useApp((state) => state.lesson!.notesShown);
  const { leaveLesson, showTeacherNotes } = appStore.getState();
  const Step = stepViews[step];
  const name = shippedScenarios.find(({ id }) => id === lesson.id)?.name;
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    // What was pressed is gone with its step; the next begins at its heading.
    if (shown.current !== step) heading.current?.focus();
    shown.current = step;
  }, [step]);
  return (
    <>
      <p className="lesson-kind">Lesson, about {lesson.minutes} minutes</p>
      <h2 ref={heading} tabIndex={-1}>
        {name}
      </h2>
      <LessonSteps />
      <Step key={step} lesson={lesson} />
      <div className="lesson-foot">
        <button
          type="button"
          className="button quiet small"
          aria-expanded={notesShown}
          onClick={() => showTeacherNotes(!notesShown)}
        >
          {notesShown ? 'Hide the notes for teachers' : 'Notes for teachers'}
        </button>
        <button type="button" className="button quiet small" onClick={leaveLesson}>
          Leave the lesson
        </button>
      </div>
      {notesShown && <TeacherNotes lesson={lesson} />}
    </>
  );
}
