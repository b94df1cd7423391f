import type { ReactNode } from 'react';
import { strategies } from '../../sim-core/index.ts';
import type { PlanResult, ProbabilityEstimate } from '../../sim-core/index.ts';
import { formatHours } from '../format/durations.ts';
import {
  formatAmount,
  formatAmountOf,
  formatProbability,
  formatProbabilityRange,
  withoutNoise,
} from '../format/numbers.ts';
import { Glossed } from '../glossary/Term.tsx';
import type { PlanStyle } from '../plans/planStyle.ts';
import { PlanCardFrame } from './PlanCardFrame.tsx';
import { CAUGHT_IN_HALF, NOT_IN_HALF, caughtInHalf } from './detectionWords.ts';
import { quantityWords } from './quantityWords.ts';
import { requiredWords } from './takeaways.ts';
import { likeliestEnding, toldTruth } from './verdictTerms.ts';

/** The answer for one plan: its likeliest ending, its three numbers, what it cannot see. */
export function PlanCard({
  plan,
  style,
  population,
  onTrace,
}: {
  plan: PlanResult;
  style: PlanStyle;
  /** Users in the world. */
  population: number;
  onTrace: () => void;
}) {
  return (
    <PlanCardFrame
      id={`card-${plan.id}`}
      name={plan.name}
      style={style}
      ending={likeliestEnding(plan)}
      rows={
        <>
          <DetectionRows plan={plan} />
          <ReachRows plan={plan} population={population} />
          <SampleRows plan={plan} />
        </>
      }
    >
      <BlindSpots kinds={plan.strategies} />
      <p className="card-links">
        <button
          type="button"
          className="button quiet small"
          onClick={onTrace}
          aria-label={`Look at one run of ${plan.name}`}
        >
          Look at one run
        </button>
        <a
          className="button quiet small"
          href={`#account-${plan.id}`}
          aria-label={`Why ${plan.name} does so`}
        >
          Why
        </a>
      </p>
    </PlanCardFrame>
  );
}

function BlindSpots({ kinds }: { kinds: readonly string[] }) {
  const known = strategies.filter(({ kind }) => kinds.includes(kind));
  return (
    <div className="blind-spot">
      {known.map(({ kind, name, blindSpot }) => (
        <p key={kind}>
          <b>{known.length > 1 ? `Blind spot of ${name}.` : 'Blind spot.'}</b> <Glossed text={blindSpot} />
        </p>
      ))}
    </div>
  );
}

function DetectionRows({ plan }: { plan: PlanResult }) {
  const { decisionHours, missed, stoppedBeforeOnset } = plan;
  if (!missed) {
    const label = 'Time to the verdict, if any';
    return (
      <tbody>
        {decisionHours ? (
          <Row label={label} {...quantityWords(decisionHours, 'p50', formatHours)} strong />
        ) : (
          <Row label={label} value="no verdict" strong />
        )}
      </tbody>
    );
  }
  const median = caughtInHalf(plan);
  return (
    <tbody>
      {median && <Row label={CAUGHT_IN_HALF} {...median} strong />}
      <ProbabilityRow
        label={median ? 'never caught' : 'Never caught'}
        probability={missed}
        strong={!median}
      />
      {!median && (
        <tr>
          <th scope="row" colSpan={3}>
            {NOT_IN_HALF}
          </th>
        </tr>
      )}
      {toldTruth(plan.truth) === 'open' && (
        <tr>
          <th scope="row" colSpan={3}>
            of the runs in which it is harmful
          </th>
        </tr>
      )}
      {stoppedBeforeOnset && stoppedBeforeOnset.estimate > 0 && (
        <ProbabilityRow label="stopped before the harm" probability={stoppedBeforeOnset} />
      )}
    </tbody>
  );
}

function ReachRows({ plan: { blastRadius }, population }: { plan: PlanResult; population: number }) {
  const { users, extraFailures, requests } = blastRadius;
  const scale = requests?.p95 ?? 0;
  const isBenefit = extraFailures !== null && withoutNoise(extraFailures.p50, scale) < 0;
  return (
    <tbody>
      {users ? (
        <Row
          label="Users reached"
          {...quantityWords(users, 'p50', (value) => formatAmountOf(value, population))}
          strong
        />
      ) : (
        <Row label="Users reached" value="none" strong />
      )}
      {extraFailures && (
        <Row
          label={isBenefit ? 'failures avoided' : 'extra failures'}
          {...quantityWords(
            extraFailures,
            'p50',
            (value) => formatAmount(withoutNoise(value, scale)),
            isBenefit ? -1 : 1,
          )}
        />
      )}
    </tbody>
  );
}

function SampleRows({ plan }: { plan: PlanResult }) {
  const { used, unit, required, available } = plan.sampleSize;
  return (
    <tbody>
      {used ? (
        <Row label={`Sample, ${unit}`} {...quantityWords(used, 'p50', formatAmount)} strong />
      ) : (
        <Row label={`Sample, ${unit}`} value="none" strong />
      )}
      {required === null || (available !== null && required > available) ? (
        <tr>
          <th scope="row">theory asks for</th>
          <td colSpan={2} className="remark">
            {requiredWords(plan)}
          </td>
        </tr>
      ) : (
        <Row label="theory asks for" value={requiredWords(plan)} />
      )}
    </tbody>
  );
}

function ProbabilityRow({
  label,
  probability: { estimate, low, high },
  strong = false,
}: {
  label: string;
  probability: ProbabilityEstimate;
  strong?: boolean;
}) {
  return (
    <Row
      label={label}
      value={formatProbability(estimate)}
      interval={formatProbabilityRange(low, high)}
      strong={strong}
    />
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
  interval?: string | undefined;
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
