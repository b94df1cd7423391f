import { ToggleGroup } from 'radix-ui';
import { useState } from 'react';
import type { PlanResult } from '../../sim-core/index.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import type { PlanStyle } from '../plans/planStyle.ts';
import { reaches } from '../simulation/summary.ts';
import type { Reach, Summary } from '../simulation/summary.ts';
import { ExceedancePlot } from './ExceedancePlot.tsx';
import type { PlanCurve } from './ExceedancePlot.tsx';
import { columnsOf } from './columns.tsx';
import { formatReach, reachTakeaway, reachWords } from './takeaways.ts';

const column = columnsOf<PlanCurve>();

interface Props {
  plans: readonly PlanResult[];
  exceedance: Summary['exceedance'];
  styles: ReadonlyMap<string, PlanStyle>;
  /** Users in the world. */
  population: number;
}

const TITLE = 'How far does the challenger reach?';

/** Probability of reaching more than so many, on a logarithmic axis; reaching none has a bar of its own. */
export function ReachChart({ plans, exceedance, styles, population }: Props) {
  const [reach, setReach] = useState<Reach>('users');
  const curves = plans.map<PlanCurve>((plan) => ({
    plan,
    style: styles.get(plan.id)!,
    curve: exceedance[plan.id]![reach],
  }));
  const takeaway = reachTakeaway(plans, reach, population);
  const words = reachWords[reach];
  const told = (amount: number, { plan }: PlanCurve) => formatReach(amount, reach, plan, population);
  return (
    <ChartCard
      title={TITLE}
      takeaway={takeaway}
      tools={
        <ToggleGroup.Root
          type="single"
          className="segmented"
          aria-label="What is counted"
          value={reach}
          onValueChange={(value) => {
            if (value) setReach(value as Reach);
          }}
        >
          {reaches.map((key) => (
            <ToggleGroup.Item key={key} value={key}>
              {reachWords[key].unit}
            </ToggleGroup.Item>
          ))}
        </ToggleGroup.Root>
      }
      chart={(width) => (
        <ExceedancePlot curves={curves} reach={reach} width={width} label={`${TITLE} ${takeaway}`} />
      )}
      table={{
        caption: `${words.title} by plan`,
        rows: curves,
        rowKey: ({ plan }) => plan.id,
        columns: [
          column.name('Plan', ({ plan }) => plan.name),
          column.probability(
            reach === 'extraFailures' ? 'None or fewer' : 'None',
            ({ curve }) => curve.zeroShare,
          ),
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
              return shortfall === null ? '–' : told(shortfall, row);
            },
            value: ({ plan }) => plan.blastRadius.expectedShortfall[reach],
          },
        ],
      }}
    />
  );
}
