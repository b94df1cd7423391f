import type { PlanResult } from '../../sim-core/index.ts';
import { DataTable } from '../charts/DataTable.tsx';
import { formatHours } from '../format/durations.ts';
import { formatProbability } from '../format/numbers.ts';
import { columnsOf } from './columns.tsx';

const column = columnsOf<PlanResult>();

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
          column.name('Plan', ({ name }) => name),
          column.quantity('Time to the verdict, if any', ({ decisionHours }) => decisionHours, {
            unit: 'hours',
            format: formatHours,
            none: 'no verdict',
          }),
          column.quantity('Requests reached', ({ blastRadius }) => blastRadius.requests),
          column.quantity('Peak share', ({ blastRadius }) => blastRadius.peakShare, {
            unit: 'share',
            format: formatProbability,
          }),
          column.quantity('Harm, weighted by severity', ({ blastRadius }) => blastRadius.harm),
          column.quantity('Extra model runs', ({ extraModelRuns }) => extraModelRuns),
          column.quantity('Gain forgone', ({ gainForgone }) => gainForgone, { none: 'none to gain' }),
        ]}
      />
    </section>
  );
}
