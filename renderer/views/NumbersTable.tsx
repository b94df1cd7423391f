import type { PlanResult, QuantityEstimate } from '../../sim-core/index.ts';
import { DataTable } from '../charts/DataTable.tsx';
import { formatHours, formatHoursRange, timeUnit } from '../format/durations.ts';
import { formatAmount, formatProbability, formatProbabilityRange, formatRange } from '../format/numbers.ts';

/** What the charts do not draw, one row a plan. */
export function NumbersTable({ plans }: { plans: readonly PlanResult[] }) {
  return (
    <section className="chart-card" aria-labelledby="all-numbers">
      <h3 id="all-numbers">What else does each plan cost?</h3>
      <p className="takeaway">Medians over all runs, each with its 95% interval.</p>
      <DataTable
        caption="More numbers by plan"
        rows={plans}
        rowKey={({ id }) => id}
        columns={[
          { title: 'Plan', cell: ({ name }) => name },
          {
            title: 'Time to the verdict',
            numeric: true,
            cell: ({ decisionHours }) => {
              if (!decisionHours) return 'no verdict';
              return (
                <>
                  {formatHours(decisionHours.p50)}{' '}
                  <small>
                    {formatHoursRange(...decisionHours.intervals.p50, timeUnit(decisionHours.p50))}
                  </small>
                </>
              );
            },
          },
          {
            title: 'Requests reached',
            numeric: true,
            cell: ({ blastRadius }) => amount(blastRadius.requests),
          },
          {
            title: 'Peak share',
            numeric: true,
            cell: ({ blastRadius: { peakShare } }) =>
              peakShare ? (
                <>
                  {formatProbability(peakShare.p50)}{' '}
                  <small>{formatProbabilityRange(...peakShare.intervals.p50)}</small>
                </>
              ) : (
                '–'
              ),
          },
          {
            title: 'Harm, weighted by severity',
            numeric: true,
            cell: ({ blastRadius }) => amount(blastRadius.harm),
          },
          { title: 'Extra model runs', numeric: true, cell: ({ extraModelRuns }) => amount(extraModelRuns) },
          {
            title: 'Gain forgone',
            numeric: true,
            cell: ({ gainForgone }) => (gainForgone ? amount(gainForgone) : 'none to gain'),
          },
        ]}
      />
    </section>
  );
}

function amount(quantity: QuantityEstimate | null) {
  if (!quantity) return '–';
  const [low, high] = quantity.intervals.p50;
  return (
    <>
      {formatAmount(quantity.p50)} <small>{formatRange(formatAmount(low), formatAmount(high))}</small>
    </>
  );
}
