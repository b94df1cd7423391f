import { comparedQuantities } from '../../sim-core/index.ts';
import type { ComparedQuantity, PairedDifference, PlanComparison } from '../../sim-core/index.ts';
import type { TableDescription } from '../charts/table.ts';
import { formatWhole } from '../format/numbers.ts';
import { Noted, columnsOf } from './columns.tsx';
import { comparedWords, differenceWords, isWorthTelling, notComparedWords } from './comparisonWords.ts';

const column = columnsOf<ComparedQuantity>();

/** By how much two plans differ, run by run, a quantity a row. */
export function planDifferences(
  { differences, replications }: PlanComparison,
  [first, second]: readonly [string, string],
): TableDescription<ComparedQuantity> {
  return {
    caption: `Differences of ${first} to ${second}`,
    rows: comparedQuantities.filter((quantity) => isWorthTelling(differences[quantity])),
    rowKey: (quantity) => quantity,
    columns: [
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
        bounds: (quantity) => {
          const found = differences[quantity];
          return 'notCompared' in found ? null : found.interval;
        },
      },
      share(`Lower with ${first}`, ({ firstLower }) => firstLower),
      share(`Lower with ${second}`, ({ secondLower }) => secondLower),
      share('The same', ({ same }) => same),
    ],
  };

  function share(title: string, of: (found: PairedDifference) => PairedDifference['same']) {
    return column.probability(title, (quantity) => {
      const found = differences[quantity];
      return 'notCompared' in found ? null : of(found);
    });
  }
}
