import { wilsonInterval } from '../../../sim-core/index.ts';
import { DataTable } from '../../charts/DataTable.tsx';
import { formatProbability, formatWhole } from '../../format/numbers.ts';
import { countOf, countPlayed } from '../../runs/runEndings.ts';
import type { RunEndings } from '../../runs/runEndings.ts';
import { columnsOf } from '../columns.tsx';
import type { EndingCount } from './replayCounts.ts';

interface TallyRow extends EndingCount {
  readonly isSum: boolean;
}

/** How many of the runs side by side have ended how, beside the share of all runs: both add up. */
export function ReplayTally({
  counts,
  endings,
}: {
  counts: readonly EndingCount[];
  endings: RunEndings | undefined;
}) {
  const shown = counts.reduce((sum, { count }) => sum + count, 0);
  const rows: TallyRow[] = [
    ...counts
      .filter(({ count, leaves }) => count > 0 || (endings && countOf(endings, leaves) > 0))
      .map((row) => ({ ...row, isSum: false })),
    { label: 'together', count: shown, leaves: [], isSum: true },
  ];
  const columns = columnsOf<TallyRow>();
  const shareOfAll = ({ leaves }: TallyRow) =>
    endings && leaves.length > 0 ? wilsonInterval(countOf(endings, leaves), played) : undefined;
  const played = endings ? countPlayed(endings) : 0;
  return (
    <div className="replay-tally">
      <DataTable
        caption="How the runs ended"
        rows={rows}
        rowKey={({ label }) => label}
        columns={[
          columns.name('Ending', ({ label }) => label),
          {
            title: `Of these ${formatWhole(shown)}`,
            numeric: true,
            cell: ({ count }) => formatWhole(count),
            value: ({ count }) => count,
          },
          ...(endings
            ? [
                {
                  ...columns.probability(`Of all ${formatWhole(played)} runs`, shareOfAll),
                  // All of them is a certainty, and has no interval.
                  cell: (row: TallyRow) =>
                    row.isSum ? formatProbability(1) : columns.probability('', shareOfAll).cell(row),
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}
