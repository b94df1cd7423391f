import type { PlanResult } from '../../sim-core/index.ts';
import { DataTable } from '../charts/DataTable.tsx';
import { PlanKey } from '../charts/Marker.tsx';
import { formatHours } from '../format/durations.ts';
import { formatAmount, formatAmountOf, formatProbability } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { CAUGHT_IN_HALF, caughtInHalf } from './detectionWords.ts';
import { likeliestEnding, toldTruth } from './verdictTerms.ts';

/** The answer of all plans in one look, a line each. */
export function GlanceTable({
  plans,
  styles,
  population,
  note,
}: {
  plans: readonly PlanResult[];
  styles: ReadonlyMap<string, PlanStyle>;
  /** Of whom users are reached; Infinity where that is not known. */
  population: number;
  /** What to know of its numbers. */
  note: string;
}) {
  const isHarmful = plans[0] !== undefined && toldTruth(plans[0].truth) === 'harmful';
  return (
    <div className="glance">
      <DataTable
        caption="The plans at a glance"
        rows={plans}
        rowKey={({ id }) => id}
        columns={[
          {
            title: 'Plan',
            value: ({ name }) => name,
            cell: ({ id, name }) => (
              <span className="glance-plan">
                <PlanKey style={styles.get(id)!} />
                {name}
              </span>
            ),
          },
          {
            title: 'Most likely ending',
            cell: (plan) => {
              const ending = likeliestEnding(plan);
              return ending ? (
                <>
                  <b>{formatProbability(ending.probability.estimate)}</b> {ending.label.toLowerCase()}
                </>
              ) : (
                '–'
              );
            },
            value: (plan) => likeliestEnding(plan)?.probability.estimate ?? null,
          },
          isHarmful
            ? {
                title: CAUGHT_IN_HALF,
                numeric: true,
                cell: (plan) => caughtInHalf(plan)?.value ?? 'not in half',
                value: ({ detection }: PlanResult) => detection.median?.estimate ?? null,
              }
            : {
                title: 'Time to the verdict, if any',
                numeric: true,
                cell: ({ decisionHours }) => (decisionHours ? formatHours(decisionHours.p50) : 'no verdict'),
                value: ({ decisionHours }: PlanResult) => decisionHours?.p50 ?? null,
              },
          {
            title: 'Users reached',
            numeric: true,
            cell: ({ blastRadius: { users } }) => (users ? formatAmountOf(users.p50, population) : '–'),
            value: ({ blastRadius: { users } }) => users?.p50 ?? null,
          },
          {
            title: 'Sample',
            numeric: true,
            cell: ({ sampleSize: { used, unit } }) => (used ? `${formatAmount(used.p50)} ${unit}` : '–'),
            value: ({ sampleSize: { used } }) => used?.p50 ?? null,
          },
        ]}
      />
      <p className="hint">{note}</p>
    </div>
  );
}
