import type { PlanResult } from '../../sim-core/index.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { RunLinks } from '../charts/RunLinks.tsx';
import { formatHours, formatHoursInterval, timeUnit } from '../format/durations.ts';
import { formatInterval } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { Summary } from '../simulation/summary.ts';
import { useApp } from '../store/index.ts';
import { ReachMeasureToggle } from './ReachMeasureToggle.tsx';
import { TradeOffPlot } from './TradeOffPlot.tsx';
import { Noted, columnsOf } from './columns.tsx';
import { formatReach, reachWords } from './takeaways.ts';
import { dominances, tradeOff, tradeOffTakeaway, undecidedWords } from './tradeOff.ts';
import type { TradeOffNumber, UndecidedPlan } from './tradeOff.ts';

interface Row extends UndecidedPlan {
  readonly hours?: TradeOffNumber;
}

const column = columnsOf<Row>();
const TITLE = 'Which plans are worth weighing?';

/** Time to decide against what is reached: a plan that is worse in one and no better in the other is dominated. */
export function TradeOffChart({
  plans,
  exemplars,
  styles,
  population,
}: {
  plans: readonly PlanResult[];
  exemplars: Summary['exemplars'];
  styles: ReadonlyMap<string, PlanStyle>;
  population: number;
}) {
  const measure = useApp((state) => state.reach);
  const { points, undecided } = tradeOff(plans, exemplars, measure);
  const format = (value: number, plan: PlanResult) => formatReach(value, measure, plan, population);
  const takeaway = tradeOffTakeaway(points, undecided, measure, format);
  const dominated = dominances(points);
  const { unit } = reachWords[measure];
  return (
    <ChartCard
      title={TITLE}
      takeaway={takeaway}
      tools={<ReachMeasureToggle />}
      chart={(width) => (
        <>
          {points.length > 0 && (
            <TradeOffPlot
              points={points}
              dominated={dominated}
              styles={styles}
              measure={measure}
              format={format}
              width={width}
              label={`${TITLE} ${takeaway}`}
            />
          )}
          {undecided.length > 0 && (
            <ul className="apart">
              {undecided.map((own) => (
                <li key={own.plan.id}>
                  {undecidedWords(own, measure, format)}{' '}
                  <RunLinks
                    runs={[
                      {
                        planId: own.plan.id,
                        planName: own.plan.name,
                        replication: own.reach.replication,
                        as: 'reaches that much',
                      },
                    ]}
                  />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      table={{
        caption: 'Time to decide and reach by plan',
        rows: [...points, ...undecided] as readonly Row[],
        rowKey: ({ plan }) => plan.id,
        columns: [
          column.name('Plan', ({ plan }) => plan.name),
          {
            title: '9 in 10 runs decided within',
            numeric: true,
            unit: 'hours',
            cell: ({ hours }) =>
              hours ? (
                <Noted
                  value={formatHours(hours.estimate)}
                  note={formatHoursInterval(hours.low, hours.high, timeUnit(hours.estimate))}
                />
              ) : (
                'more than 1 in 10 undecided'
              ),
            value: ({ hours }) => hours?.estimate ?? null,
            bounds: ({ hours }) => (hours ? [hours.low, hours.high] : null),
          },
          column.probability('No verdict', ({ plan }) => plan.verdict.undecided),
          {
            title: `1 run in 20: ${unit} at least`,
            numeric: true,
            cell: ({ plan, reach }) => (
              <Noted
                value={format(reach.estimate, plan)}
                note={formatInterval(format(reach.low, plan), format(reach.high ?? reach.estimate, plan))}
              />
            ),
            value: ({ reach }) => reach.estimate,
            bounds: ({ reach }) => [reach.low, reach.high],
          },
          column.name('Dominated by', ({ plan, hours }) =>
            hours ? (dominated.get(plan.id)?.by.plan.name ?? 'no plan') : 'not weighed',
          ),
        ],
      }}
    />
  );
}
