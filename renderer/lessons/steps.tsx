import { Glossed } from '../glossary/Term.tsx';
import { appStore, useApp } from '../store/index.ts';
import { isAnswered } from '../store/lessonSlice.ts';
import { Situation } from './Situation.tsx';
import { ChoiceList } from './ChoiceList.tsx';
import { KnobForm } from './KnobForm.tsx';
import type { LessonResults } from './claims.ts';
import { confront, toldParagraphs } from './lessonText.ts';
import type { Lesson, Question } from './lesson.ts';

/** Nothing has been played: the question, and what one would guess. */
export function PredictStep({ lesson }: { lesson: Lesson }) {
  const prediction = useApp((state) => state.lesson!.prediction);
  const isOpen = useApp((state) => state.lesson!.reached === 'predict');
  const { choosePrediction, runLesson, showLessonStep } = appStore.getState();
  return (
    <div className="lesson-step">
      {/* Until then it stands in the place of the answer. */}
      {!isOpen && <Situation lesson={lesson} />}
      <ChoiceList
        question={lesson.predict}
        chosen={prediction}
        disabled={!isOpen}
        onChoose={choosePrediction}
      />
      {isOpen ? (
        <>
          <NextButton disabled={prediction === undefined} onClick={runLesson}>
            Keep my prediction and run
          </NextButton>
          {prediction === undefined && <p className="hint">Choose an answer first. It will be kept.</p>}
        </>
      ) : (
        <NextButton onClick={() => showLessonStep('run')}>To the run</NextButton>
      )}
    </div>
  );
}

/** What a team would see, and nothing of the truth. */
export function RunStep({ lesson }: { lesson: Lesson }) {
  const answered = useApp(isAnswered);
  const running = useApp((state) => state.run.status === 'running');
  const isOpen = useApp((state) => state.lesson!.reached === 'run');
  const { showLessonStep, startRun } = appStore.getState();
  return (
    <div className="lesson-step">
      {lesson.run.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {isOpen && <p>The truth is hidden: the page shows what a real team could see, over all runs.</p>}
      {!answered && !running && isOpen && (
        <button type="button" className="button" onClick={() => void startRun()}>
          Run again
        </button>
      )}
      <NextButton disabled={isOpen && !answered} onClick={() => showLessonStep('reveal')}>
        {isOpen ? 'Reveal the truth' : 'To the truth'}
      </NextButton>
      {isOpen && !answered && <p className="hint">The run has to end first.</p>}
    </div>
  );
}

/** The prediction held against what came out, and why it came out so. */
export function RevealStep({ lesson }: { lesson: Lesson }) {
  const prediction = useApp((state) => state.lesson!.prediction);
  const plans = useApp((state) => state.lesson!.first?.result.plans);
  if (!plans) return null;
  return (
    <div className="lesson-step">
      <Outcome question={lesson.predict} chosen={prediction} results={{ plans }} />
      {toldParagraphs(lesson.reveal, { plans }).map((text) => (
        <p key={text}>
          <Glossed text={text} />
        </p>
      ))}
      <NextButton onClick={() => appStore.getState().showLessonStep('change')}>Change one thing</NextButton>
    </div>
  );
}

/** The one thing to change, before it is played again. */
export function ChangeStep({ lesson: { change } }: { lesson: Lesson }) {
  return (
    <div className="lesson-step">
      {change.text.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <KnobForm edits={change.edits} />
    </div>
  );
}

/** What the change has come to, as a question. */
export function CheckStep({ lesson }: { lesson: Lesson }) {
  const plans = useApp((state) => (isAnswered(state) ? state.run.answer?.result.plans : undefined));
  const before = useApp((state) => state.lesson!.first?.result.plans);
  const answer = useApp((state) => state.lesson!.answer);
  const { chooseAnswer, showDialog, startRun } = appStore.getState();
  const running = useApp((state) => state.run.status === 'running');
  const results = plans && { plans, before };
  return (
    <div className="lesson-step">
      <ChoiceList question={lesson.check} chosen={answer} onChoose={chooseAnswer} />
      {!results && running && <p className="hint">The run goes on; the answer comes with its end.</p>}
      {!results && !running && (
        <>
          <p className="hint">Inputs changed since the last run.</p>
          <button type="button" className="button" onClick={() => void startRun()}>
            Run again
          </button>
        </>
      )}
      {results && answer !== undefined && (
        <>
          <Outcome question={lesson.check} chosen={answer} results={results} />
          {toldParagraphs(lesson.check.after, results).map((text) => (
            <p key={text}>
              <Glossed text={text} />
            </p>
          ))}
          <div className="lesson-next">
            <button type="button" className="button primary" onClick={() => showDialog('gallery')}>
              Choose another lesson
            </button>
          </div>
        </>
      )}
    </div>
  );
}

function Outcome({
  question,
  chosen,
  results,
}: {
  question: Question;
  chosen: string | undefined;
  results: LessonResults;
}) {
  const found = confront(question, chosen, results);
  if (!found) return null;
  return (
    <div className="confrontation" data-verdict={found.verdict} role="status">
      <p>
        <b>{found.sentence}</b>
      </p>
      <ul>
        {found.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </div>
  );
}

function NextButton({
  disabled = false,
  onClick,
  children,
}: {
  disabled?: boolean;
  onClick: () => void;
  children: string;
}) {
  return (
    <div className="lesson-next">
      <button type="button" className="button primary" disabled={disabled} onClick={onClick}>
        {children}
      </button>
    </div>
  );
}
