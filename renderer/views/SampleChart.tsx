import type { PlanResult } from '../../sim-core/index.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { formatHours, formatHoursInterval, timeUnit } from '../format/durations.ts';
import { ROUNDS_TO_THE_SAME, formatAmount, formatInterval } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { Summary } from '../simulation/summary.ts';
import { SamplePlot } from './SamplePlot.tsx';
import { Noted, columnsOf } from './columns.tsx';
import { requiredWords, sampleTakeaway } from './takeaways.ts';

const column = columnsOf<PlanResult>();
const TITLE = 'How much traffic does the verdict take?';

/** Sample seen by the verdict beside what theory asks for, and when single runs come to their verdicts. */
export function SampleChart({
  plans,
  exemplars,
  styles,
  horizonHours,
}: {
  plans: readonly PlanResult[];
  exemplars: Summary['exemplars'];
  styles: ReadonlyMap<string, PlanStyle>;
  horizonHours: number;
}) {
  const takeaway = sampleTakeaway(plans);
  return (
    <ChartCard
      title={TITLE}
      takeaway={takeaway}
      chart={(width) => (
        <SamplePlot
          plans={plans}
          exemplars={exemplars}
          styles={styles}
          horizonHours={horizonHours}
          width={width}
          label={`${TITLE} ${takeaway}`}
        />
      )}
      table={{
        caption: 'Sample size by plan',
        rows: plans,
        rowKey: ({ id }) => id,
        columns: [
          column.name('Plan', ({ name }) => name),
          column.name('Unit', ({ sampleSize }) => sampleSize.unit),
          column.quantity('Used, mean', ({ sampleSize }) => sampleSize.used, { key: 'mean' }),
          {
            title: '9 in 10 runs use at most',
            numeric: true,
            cell: ({ id }) => {
              const p90 = exemplars[id]!.sampleP90;
              if (!p90) return '–';
              const { estimate, low, high } = p90;
              const note = formatInterval(formatAmount(low), high === null ? null : formatAmount(high));
              return <Noted value={formatAmount(estimate)} note={note ?? ROUNDS_TO_THE_SAME} />;
            },
            value: ({ id }) => exemplars[id]!.sampleP90?.estimate ?? null,
            bounds: ({ id }) => boundsOf(exemplars[id]!.sampleP90),
          },
          {
            title: 'Theory asks for',
            numeric: true,
            cell: requiredWords,
            value: ({ sampleSize }) => sampleSize.required,
          },
          {
            title: '9 in 10 runs decide within',
            numeric: true,
            unit: 'hours',
            cell: ({ id }) => {
              const p90 = exemplars[id]!.decisionP90;
              if (!p90) return 'more than 1 in 10 never do';
              const { estimate, low, high } = p90;
              return (
                <Noted
                  value={formatHours(estimate)}
                  note={formatHoursInterval(low, high, timeUnit(estimate)) ?? ROUNDS_TO_THE_SAME}
                />
              );
            },
            value: ({ id }) => exemplars[id]!.decisionP90?.estimate ?? null,
            bounds: ({ id }) => boundsOf(exemplars[id]!.decisionP90),
          },
          column.probability('No verdict', ({ verdict }) => verdict.undecided),
        ],
      }}
    />
  );
}

function boundsOf(found: { readonly low: number; readonly high: number | null } | null) {
  return found && ([found.low, found.high] as const);
}
