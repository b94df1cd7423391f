import { isRunActive } from '../store/runSlice.ts';
import { runObstacle } from '../store/selectors.ts';
import { appStore, useApp } from '../store/index.ts';

/** Run, or pause and resume; cancel while there is something to cancel. */
export function RunButtons() {
  const active = useApp(({ run }) => isRunActive(run));
  const status = useApp(({ run }) => run.status);
  const preview = useApp(({ run }) => run.preview);
  const obstacle = useApp(runObstacle);
  const { startRun, pauseRun, resumeRun, cancelRun } = appStore.getState();
  return (
    <div className="run-buttons">
      {obstacle !== undefined && (
        <p className="obstacle" id="run-obstacle">
          {obstacle}
        </p>
      )}
      {active && (
        <button type="button" className="button run" onClick={cancelRun}>
          Cancel
        </button>
      )}
      {status === 'paused' ? (
        <button type="button" className="button primary run" onClick={resumeRun}>
          Resume
        </button>
      ) : status === 'running' && !preview ? (
        <button type="button" className="button run" onClick={pauseRun}>
          Pause
        </button>
      ) : (
        <button
          type="button"
          className="button primary run"
          disabled={obstacle !== undefined}
          aria-describedby={obstacle === undefined ? undefined : 'run-obstacle'}
          onClick={() => void startRun()}
        >
          Run
        </button>
      )}
    </div>
  );
}
