import { ToggleGroup } from 'radix-ui';
import { useState } from 'react';
import type { PlanResult } from '../../sim-core/index.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { DataTable } from '../charts/DataTable.tsx';
import { formatProbability, formatProbabilityRange } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { reaches } from '../simulation/summary.ts';
import type { Reach, Summary } from '../simulation/summary.ts';
import { ExceedancePlot } from './ExceedancePlot.tsx';
import { quantityWords } from './quantityWords.ts';
import { formatReach, reachTakeaway, reachWords } from './takeaways.ts';

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
  const curves = plans.map((plan) => ({
    plan,
    style: styles.get(plan.id)!,
    curve: exceedance[plan.id]![reach],
  }));
  const takeaway = reachTakeaway(plans, reach, population);
  const words = reachWords[reach];
  const quantile = (plan: PlanResult, key: 'p50' | 'p95') => {
    const quantity = plan.blastRadius[reach];
    if (!quantity) return '–';
    const { value, interval } = quantityWords(quantity, key, (amount) =>
      formatReach(amount, reach, plan, population),
    );
    return (
      <>
        {value} <small>{interval}</small>
      </>
    );
  };
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
      table={
        <DataTable
          caption={`${words.title} by plan`}
          rows={curves}
          rowKey={({ plan }) => plan.id}
          columns={[
            { title: 'Plan', cell: ({ plan }) => plan.name },
            {
              title: reach === 'extraFailures' ? 'None or fewer' : 'None',
              numeric: true,
              cell: ({ curve: { zeroShare } }) =>
                zeroShare ? (
                  <>
                    {formatProbability(zeroShare.estimate)}{' '}
                    <small>{formatProbabilityRange(zeroShare.low, zeroShare.high)}</small>
                  </>
                ) : (
                  '–'
                ),
            },
            { title: `Median ${words.unit}`, numeric: true, cell: ({ plan }) => quantile(plan, 'p50') },
            { title: '1 run in 20: at least', numeric: true, cell: ({ plan }) => quantile(plan, 'p95') },
            {
              title: 'Mean of that 1 in 20',
              numeric: true,
              cell: ({ plan }) => {
                const shortfall = plan.blastRadius.expectedShortfall[reach];
                return shortfall === null ? '–' : formatReach(shortfall, reach, plan, population);
              },
            },
          ]}
        />
      }
    />
  );
}
