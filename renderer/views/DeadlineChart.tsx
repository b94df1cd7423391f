import type { PlanResult } from '../../sim-core/index.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { formatHours } from '../format/durations.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { Summary } from '../simulation/summary.ts';
import { useApp } from '../store/index.ts';
import { DeadlineField } from './DeadlineField.tsx';
import { DeadlinePlot } from './DeadlinePlot.tsx';
import { columnsOf } from './columns.tsx';
import { caughtWithin, deadlineTakeaway, dotsInTime, firstDeadline } from './deadlineWords.ts';

const column = columnsOf<PlanResult>();
const TITLE = 'Is the harm caught by a deadline?';

/** Fifty runs of each plan as dots over the time at which they catch the harm, beside a deadline that people set. */
export function DeadlineChart({
  plans,
  exemplars,
  styles,
  hoursWatched,
}: {
  plans: readonly PlanResult[];
  exemplars: Summary['exemplars'];
  styles: ReadonlyMap<string, PlanStyle>;
  /** From the onset to the end of the world. */
  hoursWatched: number;
}) {
  const setDeadline = useApp((state) => state.setDeadline);
  const asked = useApp((state) => state.deadlineHours) ?? firstDeadline(hoursWatched);
  const deadline = Math.min(asked, hoursWatched);
  const takeaway = deadlineTakeaway(plans, exemplars, deadline);
  return (
    <ChartCard
      title={TITLE}
      takeaway={takeaway}
      tools={<DeadlineField hours={deadline} most={hoursWatched} onChange={setDeadline} />}
      chart={(width) => (
        <DeadlinePlot
          plans={plans}
          exemplars={exemplars}
          styles={styles}
          hoursWatched={hoursWatched}
          deadline={deadline}
          onDeadline={setDeadline}
          width={width}
          label={`${TITLE} ${takeaway}`}
        />
      )}
      table={{
        caption: `Caught within ${formatHours(deadline)}, by plan`,
        rows: plans,
        rowKey: ({ id }) => id,
        columns: [
          column.name('Plan', ({ name }) => name),
          {
            title: 'Deadline',
            unit: 'hours',
            numeric: true,
            cell: () => formatHours(deadline),
            value: () => deadline,
          },
          column.probability('Caught by then', (plan) => caughtWithin(plan, exemplars[plan.id]!, deadline)),
          column.name('Dots of 50', ({ id }) => dotsInTime(exemplars[id]!, deadline)),
          column.probability('Caught at any time', ({ detection }) => detection.probability),
          column.probability('Never caught', ({ missed }) => missed),
        ],
      }}
    />
  );
}
