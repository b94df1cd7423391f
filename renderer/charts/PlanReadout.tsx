import type { PlanStyle } from '../plans/planStyle.ts';
import { PlanKey } from './Marker.tsx';
import { RunLinks } from './RunLinks.tsx';
import type { RunLink } from './RunLinks.tsx';

/** What is read of one plan. */
export interface PlanReading {
  readonly id: string;
  readonly name: string;
  readonly style: PlanStyle;
  readonly value: string;
  /** Its interval or what else is to be known of the value. */
  readonly note?: string | undefined;
  readonly runs: readonly RunLink[];
}

/** The values of all plans at one place of a chart, each with the replication that stands for it. */
export function PlanReadout({
  title,
  place,
  plans,
}: {
  /** What the place is: "Caught within". */
  title: string;
  place: string;
  plans: readonly PlanReading[];
}) {
  return (
    <>
      <p>
        {title} <b>{place}</b>
      </p>
      <dl className="plan-readout">
        {plans.map(({ id, name, style, value, note, runs }) => (
          <div key={id}>
            <dt>
              <PlanKey style={style} />
              {name}
            </dt>
            <dd>
              {value} <small>{note}</small>
              <RunLinks runs={runs} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The same to be read aloud. */
export function readingWords(title: string, place: string, plans: readonly PlanReading[]): string {
  return `${title} ${place}: ${plans.map(({ name, value }) => `${name} ${value}`).join(', ')}`;
}
