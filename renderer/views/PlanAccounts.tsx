import { memo } from 'react';
import { strategies } from '../../sim-core/index.ts';
import type { PlanResult } from '../../sim-core/index.ts';
import { DataTable } from '../charts/DataTable.tsx';
import { PlanKey } from '../charts/Marker.tsx';
import { formatHours } from '../format/durations.ts';
import { formatAmount } from '../format/numbers.ts';
import { Glossed } from '../glossary/Term.tsx';
import type { PlanStyle } from '../plans/planStyle.ts';
import { hoursRange, requiredBeside, unsaidReasons } from './accountWords.ts';
import { columnsOf } from './columns.tsx';

type Phase = PlanResult['phases'][number];

const phaseColumn = columnsOf<{ phase: Phase; index: number }>();
const gateColumn = columnsOf<{ gate: PlanResult['why']['gates'][number]; index: number }>();

/** Tables of gates that are longer stay closed until they are asked for. */
const MOST_GATES = 8;

/** Why each plan came to its verdicts: what its gates did, what they could see it by, and what the evidence lacked. */
export const PlanAccounts = memo(function PlanAccounts({
  plans,
  styles,
}: {
  plans: readonly PlanResult[];
  styles: ReadonlyMap<string, PlanStyle>;
}) {
  return (
    <>
      <h2>Why it turns out so</h2>
      {plans.map((plan) => (
        <PlanAccount key={plan.id} plan={plan} style={styles.get(plan.id)} />
      ))}
    </>
  );
});

function PlanAccount({ plan, style }: { plan: PlanResult; style: PlanStyle | undefined }) {
  const { summary, gates } = plan.why;
  const reasons = unsaidReasons(plan.why);
  const id = `account-${plan.id}`;
  const table = <GateTable plan={plan} />;
  return (
    <section className="account" aria-labelledby={id}>
      <h3 id={id}>
        {style && <PlanKey style={style} />}
        {plan.name}
      </h3>
      <p className="summary">
        <Glossed text={summary} />
      </p>
      {reasons.length > 0 && (
        <ul className="reasons">
          {reasons.map((text) => (
            <li key={text}>
              <Glossed text={text} />
            </li>
          ))}
        </ul>
      )}
      {plan.phases.length > 1 && <PhaseTable plan={plan} />}
      {gates.length > MOST_GATES ? (
        <details>
          <summary>All {gates.length} gates</summary>
          {table}
        </details>
      ) : (
        gates.length > 0 && table
      )}
    </section>
  );
}

function PhaseTable({ plan }: { plan: PlanResult }) {
  return (
    <DataTable
      caption={`Phases of ${plan.name}`}
      rows={plan.phases.map((phase, index) => ({ phase, index }))}
      rowKey={({ index }) => String(index)}
      columns={[
        {
          title: 'Phase',
          cell: ({ phase, index }) => `${index + 1}. ${nameOf(phase)}`,
          value: ({ index }) => index + 1,
        },
        phaseColumn.probability('Reached', ({ phase }) => phase.reached),
        phaseColumn.probability('Passed', ({ phase }) => phase.ending.passed),
        phaseColumn.probability('Failed', ({ phase }) => phase.ending.failed),
        phaseColumn.probability('Undecided', ({ phase }) => phase.ending.undecided),
        phaseColumn.quantity('Time, median', ({ phase }) => phase.hours, {
          unit: 'hours',
          format: formatHours,
        }),
      ]}
    />
  );
}

function GateTable({ plan }: { plan: PlanResult }) {
  const isPhased = plan.phases.length > 1;
  return (
    <DataTable
      caption={`Gates of ${plan.name}`}
      rows={plan.why.gates.map((gate, index) => ({ gate, index }))}
      rowKey={({ index }) => String(index)}
      columns={[
        {
          title: 'Gate',
          cell: ({ gate }) => (isPhased ? `Phase ${gate.phase + 1}: ${gate.name}` : gate.name),
          value: ({ index }) => index + 1,
        },
        { title: 'Evidence of', cell: ({ gate }) => hoursRange(gate), value: ({ gate }) => gate.fromHours },
        gateColumn.probability('Stops, of what reaches it', ({ gate }) => gate.stopped, 'never reached'),
        {
          title: 'Can expect',
          numeric: true,
          cell: ({ gate: { sampleSize } }) => (
            <>
              {formatAmount(sampleSize.expected)} <small>{sampleSize.unit}</small>
            </>
          ),
          value: ({ gate: { sampleSize } }) => sampleSize.expected,
        },
        {
          title: 'Theory asks for',
          numeric: true,
          cell: ({ gate }) => {
            const { amount, note } = requiredBeside(gate);
            return (
              <>
                {amount} {note !== undefined && <small>{note}</small>}
              </>
            );
          },
          value: ({ gate: { sampleSize } }) => sampleSize.required,
        },
      ]}
    />
  );
}

function nameOf({ strategy }: Phase): string {
  return strategies.find(({ kind }) => kind === strategy)?.name ?? strategy;
}
