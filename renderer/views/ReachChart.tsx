import { ToggleGroup } from 'radix-ui';
import { useMemo, useState } from 'react';
import { exceedanceCurve } from '../../sim-core/index.ts';
import type { PlanOutcomes, PlanResult, QuantityEstimate } from '../../sim-core/index.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { DataTable } from '../charts/DataTable.tsx';
import { formatAmount, formatProbability, formatProbabilityRange, formatRange } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { ExceedancePlot } from './ExceedancePlot.tsx';
import type { PlanCurve } from './ExceedancePlot.tsx';
import { reachTakeaway, reachWords } from './takeaways.ts';
import type { Reach } from './takeaways.ts';

interface Props {
  plans: readonly PlanResult[];
  outcomes: readonly PlanOutcomes[];
  styles: ReadonlyMap<string, PlanStyle>;
}

const TITLE = 'How far does the challenger reach?';
const POINTS = 160;

/** Probability of reaching more than so many, on a logarithmic axis; reaching none has a bar of its own. */
export function ReachChart({ plans, outcomes, styles }: Props) {
  const [reach, setReach] = useState<Reach>('users');
  const curves = useMemo(
    () =>
      plans.map((plan): PlanCurve => {
        const own = outcomes.find(({ planId }) => planId === plan.id);
        return {
          plan,
          style: styles.get(plan.id)!,
          curve: exceedanceCurve(own?.columns[reach] ?? new Float64Array(), { points: POINTS }),
        };
      }),
    [plans, outcomes, styles, reach],
  );
  const takeaway = reachTakeaway(plans, reach);
  const words = reachWords[reach];
  const quantile = (plan: PlanResult, key: 'p50' | 'p95') => {
    const quantity: QuantityEstimate | null = plan.blastRadius[reach];
    if (!quantity) return '–';
    const [low, high] = quantity.intervals[key];
    return (
      <>
        {formatAmount(quantity[key])} <small>{formatRange(formatAmount(low), formatAmount(high))}</small>
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
          {(['users', 'requests', 'extraFailures'] as const).map((key) => (
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
                return shortfall === null ? '–' : formatAmount(shortfall);
              },
            },
          ]}
        />
      }
    />
  );
}
