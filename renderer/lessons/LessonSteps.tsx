import { appStore, useApp } from '../store/index.ts';
import { lessonSteps } from './lesson.ts';
import type { LessonStep } from './lesson.ts';

const stepNames: Record<LessonStep, string> = {
  predict: 'Predict',
  run: 'Run',
  reveal: 'Reveal',
  change: 'Change',
  check: 'Check',
};

/** How far the lesson is; leads back to every step that was reached. */
export function LessonSteps() {
  const step = useApp((state) => state.lesson?.step);
  const reached = useApp((state) => state.lesson?.reached ?? 'predict');
  const furthest = lessonSteps.indexOf(reached);
  return (
    <ol className="lesson-steps" aria-label="Steps of the lesson">
      {lessonSteps.map((name, index) => (
        <li key={name}>
          <button
            type="button"
            aria-current={name === step ? 'step' : undefined}
            disabled={index > furthest}
            onClick={() => appStore.getState().showLessonStep(name)}
          >
            <span aria-hidden="true">{index + 1}</span>
            {stepNames[name]}
          </button>
        </li>
      ))}
    </ol>
  );
}
