import type { PlanResult } from '../../sim-core/index.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { RunLinks } from '../charts/RunLinks.tsx';
import { formatHours, formatHoursInterval, timeUnit } from '../format/durations.ts';
import { ROUNDS_TO_THE_SAME, formatInterval } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { Summary } from '../simulation/summary.ts';
import { useApp } from '../store/index.ts';
import { ReachMeasureToggle } from './ReachMeasureToggle.tsx';
import { TradeOffPlot } from './TradeOffPlot.tsx';
import { Noted, columnsOf } from './columns.tsx';
import { gainStake, reachStake } from './stake.ts';
import type { Stake } from './stake.ts';
import { dominances, tradeOff, tradeOffTakeaway, undecidedWords } from './tradeOff.ts';
import type { TradeOffNumber, UndecidedPlan } from './tradeOff.ts';
import { toldTruth } from './verdictTerms.ts';

interface Row extends UndecidedPlan {
  readonly hours?: TradeOffNumber;
}

const column = columnsOf<Row>();
const TITLE = 'Which plans are worth weighing?';

/**
 * Time to decide against what is at stake meanwhile: what a challenger reaches that may be harmful, the gain that a better
 * one would bring. A plan that is worse in one and no better in the other is dominated.
 */
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
  const truth = plans[0] && toldTruth(plans[0].truth);
  if (truth === 'equal') {
    return (
      <section className="chart-card" aria-labelledby="trade-off-empty">
        <h3 id="trade-off-empty">{TITLE}</h3>
        <p className="empty">
          The challenger does neither harm nor good in this world: nothing is lost by what it reaches, and
          nothing by waiting. The plans differ only in their time and in what they cost.
        </p>
      </section>
    );
  }
  const stake = truth === 'better' ? gainStake : reachStake(measure, population);
  const { points, undecided } = tradeOff(plans, exemplars, stake);
  const takeaway = tradeOffTakeaway(points, undecided, stake);
  const dominated = dominances(points);
  const { unit, format } = stake;
  return (
    <ChartCard
      title={TITLE}
      takeaway={takeaway}
      tools={truth === 'better' ? undefined : <ReachMeasureToggle />}
      chart={(width) => (
        <>
          {points.length > 0 && (
            <TradeOffPlot
              points={points}
              dominated={dominated}
              styles={styles}
              stake={stake}
              width={width}
              label={`${TITLE} ${takeaway}`}
            />
          )}
          <UndecidedList plans={undecided} stake={stake} />
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
                  note={
                    formatHoursInterval(hours.low, hours.high, timeUnit(hours.estimate)) ?? ROUNDS_TO_THE_SAME
                  }
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
            cell: ({ plan, atStake }) => (
              <Noted
                value={format(atStake.estimate, plan)}
                note={
                  formatInterval(
                    format(atStake.low, plan),
                    atStake.high === null ? null : format(atStake.high, plan),
                  ) ?? ROUNDS_TO_THE_SAME
                }
              />
            ),
            value: ({ atStake }) => atStake.estimate,
            bounds: ({ atStake }) => [atStake.low, atStake.high],
          },
          column.name('Dominated by', ({ plan, hours }) =>
            hours ? (dominated.get(plan.id)?.by.plan.name ?? 'no plan') : 'not weighed',
          ),
        ],
      }}
    />
  );
}

/** More of them stay closed until they are asked for. */
const MOST_OPEN = 3;

/** The plans that have no place in the chart, and why. */
function UndecidedList({ plans, stake }: { plans: readonly UndecidedPlan[]; stake: Stake }) {
  if (plans.length === 0) return null;
  const list = (
    <ul className="apart">
      {plans.map((own) => (
        <li key={own.plan.id}>
          {undecidedWords(own, stake)}{' '}
          <RunLinks
            runs={[
              {
                planId: own.plan.id,
                planName: own.plan.name,
                replication: own.atStake.replication,
                as: '1 in 20',
              },
            ]}
          />
        </li>
      ))}
    </ul>
  );
  if (plans.length <= MOST_OPEN) return list;
  return (
    <details className="apart">
      <summary>{plans.length} plans leave more than 1 in 10 of their runs without a verdict</summary>
      {list}
    </details>
  );
}
