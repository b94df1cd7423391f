import { useApp } from '../store/index.ts';
import { formatWhole } from '../format/numbers.ts';
import { progressWords } from './runWords.ts';

/** How far the run is: as a bar, and in words with its precision and what is left. */
export function RunProgress() {
  const run = useApp((state) => state.run);
  const precision = useApp((state) => state.precision);
  const { status, done, total, expected } = run;
  return (
    <div className="progress">
      <div
        className="progress-track"
        role="progressbar"
        aria-label="Progress of the run"
        aria-valuemin={0}
        aria-valuemax={Math.max(1, total)}
        aria-valuenow={done}
        aria-valuetext={`${formatWhole(done)} of ${formatWhole(total)}`}
      >
        <div
          className="progress-done"
          data-status={status}
          style={{ width: `${expected > 0 ? Math.min(100, (100 * done) / expected) : 0}%` }}
        />
      </div>
      <p className="progress-words">{progressWords(run, precision).join(' · ')}</p>
    </div>
  );
}
