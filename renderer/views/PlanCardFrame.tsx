import type { ReactNode } from 'react';
import type { ProbabilityEstimate } from '../../sim-core/index.ts';
import { PlanKey } from '../charts/Marker.tsx';
import { formatProbability, formatProbabilityRange } from '../format/numbers.ts';
import { Term } from '../glossary/Term.tsx';
import type { PlanStyle } from '../plans/planStyle.ts';

/** A plan's card: its name, its most likely ending, a table of numbers with their intervals, and what follows it. */
export function PlanCardFrame({
  id,
  name,
  style,
  ending,
  rows,
  children,
}: {
  id: string;
  name: string;
  style: PlanStyle;
  /** Undefined where nothing was counted. */
  ending: { readonly phrase: string; readonly probability: ProbabilityEstimate } | undefined;
  /** The bodies of the table. */
  rows: ReactNode;
  children: ReactNode;
}) {
  return (
    <article className="plan-card" aria-labelledby={id} style={{ '--plan': style.colour } as object}>
      <h3 id={id}>
        <PlanKey style={style} />
        {name}
      </h3>
      {ending && (
        <p className="ending">
          <strong>{formatProbability(ending.probability.estimate)}</strong>
          <span>
            of runs: {ending.phrase}
            <small>{formatProbabilityRange(ending.probability.low, ending.probability.high)}</small>
          </span>
        </p>
      )}
      <table className="card-numbers">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Number</span>
            </th>
            <th scope="col">Median</th>
            <th scope="col">
              <Term id="interval">95% interval</Term>
            </th>
          </tr>
        </thead>
        {rows}
      </table>
      {children}
    </article>
  );
}
