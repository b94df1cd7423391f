import type { PlanResult } from '../../sim-core/index.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { ROUNDS_TO_THE_SAME, formatInterval } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { Summary } from '../simulation/summary.ts';
import { useApp } from '../store/index.ts';
import { ExceedancePlot } from './ExceedancePlot.tsx';
import type { PlanCurve } from './ExceedancePlot.tsx';
import { ReachMeasureToggle } from './ReachMeasureToggle.tsx';
import { Noted, columnsOf } from './columns.tsx';
import { reachMarks } from './reachMarks.ts';
import { formatReach, reachTakeaway, reachWords } from './takeaways.ts';

const column = columnsOf<PlanCurve>();

interface Props {
  plans: readonly PlanResult[];
  exceedance: Summary['exceedance'];
  exemplars: Summary['exemplars'];
  styles: ReadonlyMap<string, PlanStyle>;
  /** Users in the world. */
  population: number;
}

const TITLE = 'How far does the challenger reach?';

/** Probability of reaching more than so many, on a logarithmic axis; reaching none has a bar of its own. */
export function ReachChart({ plans, exceedance, exemplars, styles, population }: Props) {
  const reach = useApp((state) => state.reach);
  const curves = plans.map<PlanCurve>((plan) => ({
    plan,
    style: styles.get(plan.id)!,
    curve: exceedance[plan.id]![reach],
  }));
  const takeaway = reachTakeaway(plans, reach, population);
  const words = reachWords[reach];
  const told = (amount: number, { plan }: PlanCurve) => formatReach(amount, reach, plan, population);
  const shortfallOf = ({ plan }: PlanCurve) => exemplars[plan.id]?.reach[reach]?.shortfallInterval ?? null;
  return (
    <ChartCard
      title={TITLE}
      takeaway={takeaway}
      tools={<ReachMeasureToggle />}
      chart={(width) => (
        <ExceedancePlot
          curves={curves}
          marks={curves.flatMap((row) =>
            reachMarks(row, reach, exemplars[row.plan.id]?.reach[reach], (amount) => told(amount, row)),
          )}
          reach={reach}
          width={width}
          label={`${TITLE} ${takeaway}`}
        />
      )}
      table={{
        caption: `${words.title} by plan`,
        rows: curves,
        rowKey: ({ plan }) => plan.id,
        columns: [
          column.name('Plan', ({ plan }) => plan.name),
          column.probability(words.noneTitle, ({ curve }) => curve.zeroShare),
          column.quantity(`Median ${words.unit}`, ({ plan }) => plan.blastRadius[reach], { format: told }),
          column.quantity('1 run in 20: at least', ({ plan }) => plan.blastRadius[reach], {
            key: 'p95',
            format: told,
          }),
          {
            title: 'Mean of that 1 in 20',
            numeric: true,
            cell: (row) => {
              const shortfall = row.plan.blastRadius.expectedShortfall[reach];
              const interval = shortfallOf(row);
              if (shortfall === null) return '–';
              return (
                <Noted
                  value={told(shortfall, row)}
                  note={
                    interval
                      ? (formatInterval(told(interval[0], row), told(interval[1], row)) ?? ROUNDS_TO_THE_SAME)
                      : undefined
                  }
                />
              );
            },
            value: ({ plan }) => plan.blastRadius.expectedShortfall[reach],
            bounds: shortfallOf,
          },
        ],
      }}
    />
  );
}
