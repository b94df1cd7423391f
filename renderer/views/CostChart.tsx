import type { PlanResult } from '../../sim-core/index.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { formatHours } from '../format/durations.ts';
import { formatProbability } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { Summary } from '../simulation/summary.ts';
import { CostPlot } from './CostPlot.tsx';
import { columnsOf } from './columns.tsx';
import { costTakeaway, costs } from './costs.ts';

const column = columnsOf<PlanResult>();
const TITLE = 'What else does each plan cost?';

/** What a plan costs beside harm and time, a small chart a cost; its table holds what no chart draws. */
export function CostChart({
  plans,
  exemplars,
  styles,
}: {
  plans: readonly PlanResult[];
  exemplars: Summary['exemplars'];
  styles: ReadonlyMap<string, PlanStyle>;
}) {
  const takeaway = costTakeaway(plans);
  return (
    <ChartCard
      title={TITLE}
      takeaway={takeaway}
      chart={(width) => (
        <CostPlot
          plans={plans}
          exemplars={exemplars}
          styles={styles}
          width={width}
          label={`${TITLE} ${takeaway}`}
        />
      )}
      table={{
        caption: 'More numbers by plan',
        rows: plans,
        rowKey: ({ id }) => id,
        columns: [
          column.name('Plan', ({ name }) => name),
          ...costs.map(({ title, of, none }) => column.quantity(title, of, { key: 'mean', none })),
          column.quantity('Time to the verdict, if any, median', ({ decisionHours }) => decisionHours, {
            unit: 'hours',
            format: formatHours,
            none: 'no verdict',
          }),
          column.quantity('Requests reached, median', ({ blastRadius }) => blastRadius.requests),
          column.quantity('Peak share, median', ({ blastRadius }) => blastRadius.peakShare, {
            unit: 'share',
            format: formatProbability,
          }),
          column.quantity('Harm, weighted by severity, median', ({ blastRadius }) => blastRadius.harm),
        ],
      }}
    />
  );
}
