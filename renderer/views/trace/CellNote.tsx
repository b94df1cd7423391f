import { useApp } from '../../store/index.ts';
import { isStudyStale, studyKey } from '../../store/whatIfSelectors.ts';
import { UseValues } from '../../whatIf/UseValues.tsx';
import { cellWords, isCellKnownToTeam } from '../../whatIf/cellWords.ts';
import type { TracedCell } from '../../whatIf/tracedCell.ts';

/** Says whose run it is where it is of another scenario than the answer's, and leads back. */
export function CellNote({
  cell,
  truthShown,
  onBack,
}: {
  cell: TracedCell;
  truthShown: boolean;
  onBack: () => void;
}) {
  const stale = useApp((state) => isStudyStale(state, { key: studyKey(cell.scenario) }));
  const isTold = truthShown || isCellKnownToTeam(cell);
  const which = stale ? 'In the scenario as it was then, with' : 'In the scenario with';
  return (
    <div className="notice cell-note" role="note">
      <span>
        {which} <b>{isTold ? cellWords(cell) : 'numbers that are hidden with the truth'}</b>
      </span>
      <button type="button" className="button small" onClick={onBack}>
        Back to the scenario’s own runs
      </button>
      {isTold && <UseValues {...cell} />}
    </div>
  );
}
