import { useId, useState } from 'react';
import { formatPlain, formatWhole } from '../format/numbers.ts';
import { formatTimeLeft } from '../format/durations.ts';
import { parseNumber } from '../format/parseNumber.ts';
import type { Json } from '../store/path.ts';
import { problemsWithin, runObstacle, widestHalfInterval } from '../store/selectors.ts';
import { appStore, useApp } from '../store/index.ts';

/** Seed, replications and workers; run and cancel; how far the run is. */
export function RunBar() {
  const draft = useApp((state) => state.edits.draft as { readonly [key: string]: Json });
  const problems = useApp((state) => state.edits.checked.problems);
  const edit = useApp((state) => state.edit);
  const run = useApp((state) => state.run);
  const workers = useApp((state) => state.workers);
  const setWorkers = useApp((state) => state.setWorkers);
  const obstacle = useApp(runObstacle);
  const running = run.status === 'running';
  const messageOf = (key: string) => problemsWithin(problems, [key])[0]?.message;
  return (
    <>
      <h2 className="visually-hidden">Run</h2>
      <BarField
        label="Seed"
        value={draft['seed'] ?? ''}
        problem={messageOf('seed')}
        onChange={(value) => edit(['seed'], value)}
      />
      <BarField
        label="Replications"
        value={draft['replications'] ?? ''}
        problem={messageOf('replications')}
        onChange={(value) => edit(['replications'], value)}
      />
      <BarField
        label="Workers"
        value={workers}
        problem={undefined}
        onChange={(value) => {
          if (typeof value === 'number') setWorkers(value);
        }}
      />
      <Progress />
      {obstacle !== undefined && (
        <p className="obstacle" id="run-obstacle">
          {obstacle}
        </p>
      )}
      {running ? (
        <button type="button" className="button run" onClick={() => appStore.getState().cancelRun()}>
          Cancel
        </button>
      ) : (
        <button
          type="button"
          className="button primary run"
          disabled={obstacle !== undefined}
          aria-describedby={obstacle === undefined ? undefined : 'run-obstacle'}
          onClick={() => void appStore.getState().startRun()}
        >
          Run
        </button>
      )}
    </>
  );
}

function Progress() {
  const { status, done, total, millisecondsLeft, answer } = useApp((state) => state.run);
  const half = answer && widestHalfInterval(answer.result.plans);
  const precision = half === undefined ? undefined : `±${(half * 100).toFixed(1)} points`;
  const count = `${formatWhole(done)} of ${formatWhole(total)}`;
  const words =
    status === 'running'
      ? [
          count,
          done > 0 ? precision : undefined,
          millisecondsLeft === undefined ? 'starting' : formatTimeLeft(millisecondsLeft),
        ]
      : status === 'finished'
        ? [
            done < total ? `stopped at ${count}` : `${formatWhole(done)} replications`,
            done > 0 ? precision : undefined,
          ]
        : status === 'failed'
          ? ['the run failed']
          : ['not run yet'];
  return (
    <div className="progress">
      <div
        className="progress-track"
        role="progressbar"
        aria-label="Progress of the run"
        aria-valuemin={0}
        aria-valuemax={Math.max(1, total)}
        aria-valuenow={done}
        aria-valuetext={count}
      >
        <div
          className="progress-done"
          data-status={status}
          style={{ width: `${total > 0 ? (100 * done) / total : 0}%` }}
        />
      </div>
      <p className="progress-words">{words.filter((word) => word !== undefined).join(' · ')}</p>
    </div>
  );
}

function BarField({
  label,
  value,
  problem,
  onChange,
}: {
  label: string;
  value: Json;
  problem: string | undefined;
  onChange: (value: number | string) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  return (
    <div className="bar-field" data-invalid={problem !== undefined || undefined}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="number"
        inputMode="numeric"
        autoComplete="off"
        value={
          typed ?? (typeof value === 'number' ? formatPlain(value) : typeof value === 'string' ? value : '')
        }
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(parseNumber(event.target.value) ?? event.target.value);
        }}
        onBlur={() => setTyped(undefined)}
      />
      {problem !== undefined && (
        <p className="bar-problem" id={`${id}-problem`} role="alert">
          {label} {problem}
        </p>
      )}
    </div>
  );
}
