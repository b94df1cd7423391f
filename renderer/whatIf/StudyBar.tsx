import { formatTimeLeft } from '../format/durations.ts';
import { FailureDetail } from '../layout/FailureDetail.tsx';
import { useApp } from '../store/index.ts';
import { runObstacle } from '../store/selectors.ts';
import type { Study } from '../store/whatIfState.ts';
import { progressWords } from './progressWords.ts';
import type { Question } from './setup.ts';

/** Starts, pauses and stops a study, and says how far it is. */
export function StudyBar({
  question,
  study,
  start,
  played,
  problem,
}: {
  question: Question;
  study: Study | undefined;
  /** What starting it is called: "Run the sweep". */
  start: string;
  /** Whether what is set up was played: not at all, in part, or through. */
  played: 'new' | 'partial' | 'done';
  /** Why it cannot be started. */
  problem: string | undefined;
}) {
  const startStudy = useApp((state) => state.startStudy);
  const pauseStudy = useApp((state) => state.pauseStudy);
  const resumeStudy = useApp((state) => state.resumeStudy);
  const stopStudy = useApp((state) => state.stopStudy);
  const obstacle = useApp(runObstacle) ?? problem;
  const goesOn = study?.status === 'running' || study?.status === 'paused';
  return (
    <div className="study-bar">
      {goesOn ? (
        <>
          {study.status === 'paused' ? (
            <button type="button" className="button primary" onClick={resumeStudy}>
              Go on
            </button>
          ) : (
            <button type="button" className="button" onClick={pauseStudy}>
              Pause
            </button>
          )}
          <button type="button" className="button" onClick={stopStudy}>
            Stop
          </button>
        </>
      ) : (
        <button
          type="button"
          className="button primary"
          disabled={obstacle !== undefined || played === 'done'}
          aria-describedby={`study-${question}`}
          onClick={() => void startStudy()}
        >
          {played === 'partial' ? 'Go on with it' : start}
        </button>
      )}
      {goesOn && (
        <div
          className="progress-track"
          role="progressbar"
          aria-label="Progress of this round"
          aria-valuemin={0}
          aria-valuemax={Math.max(1, study.total)}
          aria-valuenow={study.done}
        >
          <div
            className="progress-done"
            style={{ width: `${study.total > 0 ? (100 * study.done) / study.total : 0}%` }}
          />
        </div>
      )}
      <p className="study-words" id={`study-${question}`} role="status">
        {obstacle ?? studyWords(study, played)}
      </p>
      {study?.status === 'failed' && study.failure && (
        <div className="notice" data-kind="failed">
          <span>{study.failure.sentence}</span>
          <FailureDetail failure={study.failure} />
        </div>
      )}
    </div>
  );
}

function studyWords(study: Study | undefined, played: 'new' | 'partial' | 'done'): string {
  if (!study) return 'Not played yet.';
  if (played === 'new' && study.status !== 'running' && study.status !== 'paused') {
    return 'Not played as it is set up now; what is shown was played before.';
  }
  return progressWords(study, formatTimeLeft);
}
