import { Label } from 'radix-ui';
import { DataTable } from '../charts/DataTable.tsx';
import { RunLinks } from '../charts/RunLinks.tsx';
import type { ComparedPlan } from './pinMeasures.ts';
import { pinTable } from './pinTable.tsx';
import { differenceRows } from './pinWords.ts';

/** All numbers of one plan as pinned and now, and the run in which the two are furthest apart. */
export function PinDifferences({
  plans,
  chosen,
  pinName,
  onChoose,
}: {
  plans: readonly ComparedPlan[];
  chosen: ComparedPlan;
  pinName: string;
  onChoose: (planId: string) => void;
}) {
  const { comparison, now, pinned } = chosen;
  const { mostApart } = comparison;
  return (
    <section className="chart-card" aria-labelledby="pin-differences">
      <h3 id="pin-differences">All that differs</h3>
      <div className="trace-tools">
        {plans.length > 1 && (
          <Label.Root className="inline-field">
            Plan
            <select value={now.id} onChange={({ target }) => onChoose(target.value)}>
              {plans.map(({ now: plan }) => (
                <option key={plan.id} value={plan.id}>
                  {plan.name}
                </option>
              ))}
            </select>
          </Label.Root>
        )}
        {mostApart !== undefined && (
          <RunLinks
            runs={[
              {
                planId: now.id,
                planName: now.name,
                replication: mostApart,
                as: 'as it is now, where extra failures differ most',
              },
            ]}
          />
        )}
      </div>
      <DataTable
        {...pinTable(
          `Differences of ${now.name} to “${pinName}”`,
          differenceRows(comparison, now, pinned),
          pinName,
          { withPlan: false },
        )}
      />
    </section>
  );
}
