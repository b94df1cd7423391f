import { formatWhole } from '../format/numbers.ts';
import { useApp } from '../store/index.ts';
import type { TracedCell } from '../whatIf/tracedCell.ts';

/** A replication that a plotted point stands for. */
export interface RunLink {
  readonly planId: string;
  readonly planName: string;
  readonly replication: number;
  /** What of the plan it stands for, in a few words: "1 run in 20 reaches more". */
  readonly as?: string;
  /** The scenario that it is a run of, where that is another than the answer's. */
  readonly cell?: TracedCell;
}

/** Opens the very replications that a plotted point stands for. */
export function RunLinks({ runs }: { runs: readonly RunLink[] }) {
  const openTrace = useApp((state) => state.openTrace);
  return runs.map(({ planId, planName, replication, as, cell }) => {
    const words = `Open run ${formatWhole(replication)}${as === undefined ? '' : ` (${as})`}`;
    return (
      <button
        key={`${planId}/${as}`}
        type="button"
        className="button quiet small run-link"
        aria-label={`${words} of ${planName}`}
        onClick={() => void openTrace(planId, replication, cell)}
      >
        {words}
      </button>
    );
  });
}
