import { useId } from 'react';
import type { OutcomeTree } from '../../sim-core/index.ts';
import { PlanKey } from '../charts/Marker.tsx';
import { formatProbability, formatProbabilityRange } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { Segment } from './EndingSegment.tsx';
import { treeBranches } from './outcomeTreeWords.ts';

const BAR = 80;

/** What a plan does with a bad and with a good challenger: a branch each, a bar for each ending. */
export function OutcomeTreeList({
  name,
  style,
  tree,
}: {
  name: string;
  style: PlanStyle;
  tree: OutcomeTree;
}) {
  const id = useId();
  return (
    <section className="outcome-tree" aria-labelledby={id}>
      <h4 id={id}>
        <PlanKey style={style} />
        {name}
      </h4>
      <ul>
        {treeBranches(tree).map(({ label, share, leaves }) => (
          <li key={label}>
            <p className="branch">
              {label} <span>{formatProbability(share.estimate)} of runs</span>
            </p>
            <ul className="leaves">
              {leaves.map(({ key, label: ending, worth, probability: { estimate, low, high } }) => (
                <li key={key}>
                  <span>{ending}</span>{' '}
                  <svg width={BAR} height="14" aria-hidden="true" focusable="false">
                    <rect width={BAR} height="14" fill="var(--surface-2)" />
                    <Segment
                      x={0}
                      y={0}
                      width={BAR * estimate}
                      height={14}
                      colour={style.colour}
                      worth={worth}
                    />
                  </svg>{' '}
                  <b>{formatProbability(estimate)}</b> <small>{formatProbabilityRange(low, high)}</small>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
