import type { PlanResult } from '../../sim-core/index.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { formatHours } from '../format/durations.ts';
import { formatProbability } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { Summary } from '../simulation/summary.ts';
import { IncidencePlot } from './IncidencePlot.tsx';
import { Noted, columnsOf } from './columns.tsx';
import { CAUGHT_IN_HALF, NOT_IN_HALF, caughtInHalf } from './detectionWords.ts';
import { detectionTakeaway } from './takeaways.ts';

const column = columnsOf<PlanResult>();

interface Props {
  plans: readonly PlanResult[];
  exemplars: Summary['exemplars'];
  styles: ReadonlyMap<string, PlanStyle>;
  /** From the onset to the end of the world; undefined where nothing harmful begins. */
  hoursWatched: number | undefined;
}

const TITLE = 'How soon is the harm caught?';

/** Cumulative incidence of detection since the harm began; promotion and the horizon leave the rest at "never". */
export function DetectionChart({ plans, exemplars, styles, hoursWatched }: Props) {
  const takeaway = detectionTakeaway(plans);
  if (hoursWatched === undefined) {
    return (
      <section className="chart-card" aria-labelledby="detection-empty">
        <h3 id="detection-empty">{TITLE}</h3>
        <p className="empty">{takeaway}</p>
      </section>
    );
  }
  const stopsEarly = plans.some(({ stoppedBeforeOnset }) => (stoppedBeforeOnset?.estimate ?? 0) > 0);
  return (
    <ChartCard
      title={TITLE}
      takeaway={takeaway}
      chart={(width) => (
        <IncidencePlot
          plans={plans}
          exemplars={exemplars}
          styles={styles}
          hoursWatched={hoursWatched}
          width={width}
          label={`${TITLE} ${takeaway}`}
        />
      )}
      table={{
        caption: 'Detection by plan',
        rows: plans,
        rowKey: ({ id }) => id,
        columns: [
          column.name('Plan', ({ name }) => name),
          column.probability('Caught', ({ detection }) => detection.probability),
          column.probability('Never caught', ({ missed }) => missed),
          ...(stopsEarly
            ? [column.probability('Stopped before the harm', ({ stoppedBeforeOnset }) => stoppedBeforeOnset)]
            : []),
          {
            title: CAUGHT_IN_HALF,
            numeric: true,
            unit: 'hours',
            cell: (plan) => {
              const median = caughtInHalf(plan);
              return median ? <Noted value={median.value} note={median.interval} /> : NOT_IN_HALF;
            },
            value: ({ detection }) => detection.median?.estimate ?? null,
            bounds: ({ detection: { median } }) => median && [median.low, median.high],
          },
          {
            title: 'When caught at all',
            unit: 'median hours',
            cell: ({ detection: { hours, probability } }) =>
              hours && probability
                ? `of the ${formatProbability(probability.estimate)} caught, half within ${formatHours(hours.p50)}, 9 in 10 within ${formatHours(hours.p90)}`
                : '–',
            value: ({ detection: { hours } }) => hours?.p50 ?? null,
            bounds: ({ detection: { hours } }) => hours?.intervals.p50 ?? null,
          },
        ],
      }}
    />
  );
}
