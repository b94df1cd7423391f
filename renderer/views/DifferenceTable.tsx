import { comparedQuantities } from '../../sim-core/index.ts';
import type { ComparedQuantity, PairedDifference, PlanComparison } from '../../sim-core/index.ts';
import { DataTable } from '../charts/DataTable.tsx';
import { formatWhole } from '../format/numbers.ts';
import { Noted, columnsOf } from './columns.tsx';
import { comparedWords, differenceWords, isWorthTelling, notComparedWords } from './comparisonWords.ts';

const column = columnsOf<ComparedQuantity>();

/** By how much two plans differ, run by run, a quantity a row. */
export function DifferenceTable({
  comparison: { differences, replications },
  names: [first, second],
}: {
  comparison: PlanComparison;
  names: readonly [string, string];
}) {
  return (
    <section className="chart-card" aria-labelledby="paired-differences">
      <h3 id="paired-differences">By how much do they differ?</h3>
      <p className="takeaway">
        Means of {first} less {second}, each run against the same run of the other plan, with 95% intervals.
        Times are compared only where both plans have one: what never ends is not in them.
      </p>
      <DataTable
        caption={`Differences of ${first} to ${second}`}
        rows={comparedQuantities.filter((quantity) => isWorthTelling(differences[quantity]))}
        rowKey={(quantity) => quantity}
        columns={[
          {
            title: 'Quantity',
            value: (quantity) => comparedWords[quantity].title,
            cell: (quantity) => {
              const { title, among } = comparedWords[quantity];
              const found = differences[quantity];
              return (
                <>
                  {title}
                  {among && !('notCompared' in found) && (
                    <small className="among">
                      where {among}: {formatWhole(found.counted)} of {formatWhole(replications)} runs
                    </small>
                  )}
                </>
              );
            },
          },
          {
            title: `${first}, compared with ${second}`,
            numeric: true,
            cell: (quantity) => {
              const found = differences[quantity];
              if ('notCompared' in found) return notComparedWords(found.notCompared);
              const { value, interval } = differenceWords(found, quantity);
              return <Noted value={value} note={interval} />;
            },
            value: (quantity) => {
              const found = differences[quantity];
              return 'notCompared' in found ? null : found.mean;
            },
          },
          share(`Lower with ${first}`, ({ firstLower }) => firstLower),
          share(`Lower with ${second}`, ({ secondLower }) => secondLower),
          share('The same', ({ same }) => same),
        ]}
      />
    </section>
  );

  function share(title: string, of: (found: PairedDifference) => PairedDifference['same']) {
    return column.probability(title, (quantity) => {
      const found = differences[quantity];
      return 'notCompared' in found ? null : of(found);
    });
  }
}
