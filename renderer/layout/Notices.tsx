import { formatWhole } from '../format/numbers.ts';
import { clockJumpWords } from './clockJumpWords.ts';
import { FailureDetail } from './FailureDetail.tsx';
import { NewerFileNotice } from './NewerFileNotice.tsx';
import { warningSentences } from './warningWords.ts';
import { isRunActive } from '../store/runSlice.ts';
import { isStale } from '../store/selectors.ts';
import { runNoteWords } from './runWords.ts';
import { appStore, useApp } from '../store/index.ts';

/** What has to be known about the scenario and the answer in view: values kept within bounds, stale, partial, failed, a worker lost, a clock that jumped. */
export function Notices() {
  const run = useApp((state) => state.run);
  const stale = useApp(isStale);
  const { problems, warnings } = useApp((state) => state.edits.checked);
  const truthShown = useApp((state) => state.truthShown);
  const { answer, status, failure, lostWorkers, clockJump } = run;
  const journalFailure = useApp((state) => state.journalFailure);
  const running = isRunActive(run);
  return (
    <div className="notices" role="status">
      {status === 'failed' && (
        <div className="notice" data-kind="failed">
          <span>
            <b>The run failed.</b> {failure?.sentence} {answer && 'What is shown is from before.'}
          </span>
          {failure && <FailureDetail failure={failure} />}
        </div>
      )}
      <NewerFileNotice />
      {journalFailure !== undefined && (
        <p className="notice" data-kind="warning">
          <span>
            <b>Save now and then.</b> If the app ends unexpectedly, edits since the last save would be lost.{' '}
            {journalFailure}
          </span>
        </p>
      )}
      {/* They are of the world, which only the simulator knows. */}
      {warnings.length > 0 && truthShown && (
        <div className="notice" data-kind="warning">
          <div>
            <b>Good to know about this scenario.</b>
            <ul>
              {warningSentences(warnings).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {stale && !running && (
        <p className="notice" data-kind="stale">
          <span>
            <b>Inputs changed.</b> These results are from before.
          </span>
          {problems.length === 0 && (
            <button
              type="button"
              className="button small"
              onClick={() => void appStore.getState().startRun()}
            >
              Run again
            </button>
          )}
        </p>
      )}
      {answer?.result.partial && !running && (
        <p className="notice" data-kind="partial">
          <span>
            <b>
              Partial: {formatWhole(answer.result.replications)} of{' '}
              {formatWhole(answer.settings.replications)}.
            </b>{' '}
            The run was stopped; the intervals are as wide as that leaves them.
          </span>
        </p>
      )}
      {status !== 'failed' && lostWorkers.length > 0 && (
        <p className="notice" data-kind="lost">
          {lostWorkers.length === 1
            ? `A worker stopped (${lostWorkers[0]}); it was replaced, the numbers are not affected.`
            : `${lostWorkers.length} workers stopped (last: ${lostWorkers.at(-1)}); they were replaced, the numbers are not affected.`}
        </p>
      )}
      {status !== 'failed' && clockJump && (
        <p className="notice" data-kind="lost">
          {clockJumpWords(clockJump)}
        </p>
      )}
    </div>
  );
}

/** What the numbers in view are of while a run goes on. */
export function RunNote() {
  const words = useApp((state) => runNoteWords(state.run, isStale(state), state.precision));
  return words === undefined ? null : <p className="run-note">{words}</p>;
}
