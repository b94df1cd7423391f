import type { ReactNode } from 'react';
import { strategies } from '../../sim-core/index.ts';
import type { PlanResult, QuantityEstimate } from '../../sim-core/index.ts';
import { PlanKey } from '../charts/Marker.tsx';
import { formatHoursRange, formatIn, timeUnit } from '../format/durations.ts';
import { formatAmount, formatProbability, formatProbabilityRange, formatRange } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { likeliestEnding } from './verdictTerms.ts';

/** The answer for one plan: its likeliest ending, its three numbers, what it cannot see. */
export function PlanCard({
  plan,
  style,
  onTrace,
}: {
  plan: PlanResult;
  style: PlanStyle;
  onTrace: () => void;
}) {
  const ending = likeliestEnding(plan);
  const id = `card-${plan.id}`;
  return (
    <article className="plan-card" aria-labelledby={id} style={{ '--plan': style.colour } as object}>
      <h3 id={id}>
        <PlanKey style={style} />
        {plan.name}
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
            <th scope="col">95% interval</th>
          </tr>
        </thead>
        <DetectionRows plan={plan} />
        <ReachRows plan={plan} />
        <SampleRows plan={plan} />
      </table>
      <BlindSpots kinds={plan.strategies} />
      <button
        type="button"
        className="button quiet small"
        onClick={onTrace}
        aria-label={`Look at one run of ${plan.name}`}
      >
        Look at one run
      </button>
    </article>
  );
}

function BlindSpots({ kinds }: { kinds: readonly string[] }) {
  const known = strategies.filter(({ kind }) => kinds.includes(kind));
  return (
    <div className="blind-spot">
      {known.map(({ kind, name, blindSpot }) => (
        <p key={kind}>
          <b>{known.length > 1 ? `Blind spot of ${name}.` : 'Blind spot.'}</b> {blindSpot}
        </p>
      ))}
    </div>
  );
}

function DetectionRows({ plan: { detection, decisionHours } }: { plan: PlanResult }) {
  const { hours, probability } = detection;
  if (!probability) {
    return (
      <tbody>
        <DurationRow label="Time to the verdict" hours={decisionHours} none="no verdict" />
      </tbody>
    );
  }
  const inDays = hours && timeUnit(hours.p50).short === 'd';
  return (
    <tbody>
      <DurationRow
        label={inDays ? 'Days until caught' : 'Time until caught'}
        hours={hours}
        none="not caught"
      />
      <Row
        label="never caught"
        value={formatProbability(1 - probability.estimate)}
        interval={formatProbabilityRange(1 - probability.high, 1 - probability.low)}
      />
    </tbody>
  );
}

function DurationRow({
  label,
  hours,
  none,
}: {
  label: string;
  hours: QuantityEstimate | null;
  none: string;
}) {
  if (!hours) return <Row label={label} value={none} strong />;
  const unit = timeUnit(hours.p50);
  return (
    <Row
      label={label}
      value={formatIn(hours.p50, unit)}
      interval={formatHoursRange(...hours.intervals.p50, unit)}
      strong
    />
  );
}

function ReachRows({ plan: { blastRadius } }: { plan: PlanResult }) {
  const { users, extraFailures } = blastRadius;
  const isBenefit = extraFailures !== null && extraFailures.p50 < 0;
  return (
    <tbody>
      <Row label="Users reached" {...amountOf(users)} strong />
      <Row
        label={isBenefit ? 'failures avoided' : 'extra failures'}
        {...amountOf(extraFailures, isBenefit ? -1 : 1)}
      />
    </tbody>
  );
}

function SampleRows({ plan: { sampleSize } }: { plan: PlanResult }) {
  const { used, unit, required } = sampleSize;
  return (
    <tbody>
      <Row label={`Sample, ${unit}`} {...amountOf(used)} strong />
      {required === null ? (
        <tr>
          <th scope="row">in theory</th>
          <td colSpan={2}>cannot see the effect</td>
        </tr>
      ) : (
        <Row label="theory asks for" value={formatAmount(required)} />
      )}
    </tbody>
  );
}

function Row({
  label,
  value,
  interval,
  strong,
}: {
  label: string;
  value: ReactNode;
  interval?: string;
  strong?: boolean;
}) {
  return (
    <tr className={strong ? 'strong' : undefined}>
      <th scope="row">{label}</th>
      <td>{value}</td>
      <td className="interval">{interval}</td>
    </tr>
  );
}

/** A quantity's median and interval; with sign -1 a benefit is told as a positive number. */
function amountOf(quantity: QuantityEstimate | null, sign: 1 | -1 = 1) {
  if (!quantity) return { value: 'none' };
  const [low, high] = quantity.intervals.p50;
  const ends = sign === 1 ? [low, high] : [-high, -low];
  return {
    value: formatAmount(sign * quantity.p50),
    interval: formatRange(formatAmount(ends[0]!), formatAmount(ends[1]!)),
  };
}
