import type { PlanResult, QuantityEstimate } from '../../sim-core/index.ts';
import { DataTable } from '../charts/DataTable.tsx';
import { formatHours } from '../format/durations.ts';
import { formatAmount, formatProbability } from '../format/numbers.ts';
import { quantityWords } from './quantityWords.ts';

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
            title: 'Time to the verdict, if any',
            numeric: true,
            cell: ({ decisionHours }) => (decisionHours ? told(decisionHours, formatHours) : 'no verdict'),
          },
          {
            title: 'Requests reached',
            numeric: true,
            cell: ({ blastRadius }) => told(blastRadius.requests),
          },
          {
            title: 'Peak share',
            numeric: true,
            cell: ({ blastRadius: { peakShare } }) => told(peakShare, formatProbability),
          },
          {
            title: 'Harm, weighted by severity',
            numeric: true,
            cell: ({ blastRadius }) => told(blastRadius.harm),
          },
          { title: 'Extra model runs', numeric: true, cell: ({ extraModelRuns }) => told(extraModelRuns) },
          {
            title: 'Gain forgone',
            numeric: true,
            cell: ({ gainForgone }) => (gainForgone ? told(gainForgone) : 'none to gain'),
          },
        ]}
      />
    </section>
  );
}

function told(quantity: QuantityEstimate | null, format = formatAmount) {
  if (!quantity) return '–';
  const { value, interval } = quantityWords(quantity, 'p50', format);
  return (
    <>
      {value} <small>{interval}</small>
    </>
  );
}
