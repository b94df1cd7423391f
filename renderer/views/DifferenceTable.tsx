import type { PlanComparison } from '../../sim-core/index.ts';
import { DataTable } from '../charts/DataTable.tsx';
import { planDifferences } from './planDifferences.tsx';

/** By how much two plans differ, run by run, a quantity a row. */
export function DifferenceTable({
  comparison,
  names,
}: {
  comparison: PlanComparison;
  names: readonly [string, string];
}) {
  const [first, second] = names;
  return (
    <section className="chart-card" aria-labelledby="paired-differences">
      <h3 id="paired-differences">By how much do they differ?</h3>
      <p className="takeaway">
        Means of {first} less {second}, each run against the same run of the other plan, with 95% intervals.
        Times are compared only where both plans have one: what never ends is not in them.
      </p>
      <DataTable {...planDifferences(comparison, names)} />
    </section>
  );
}
