import type { PlanExemplars, PlanResult } from '../../sim-core/index.ts';
import { Marker } from '../charts/Marker.tsx';
import { formatAmount } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { FittedLabel } from './FittedLabel.tsx';
import { requiredWords } from './takeaways.ts';

/** The sample of a plan as a bar around a middle line: 8 in 10 runs, their mean, what 9 in 10 use at most, and theory. */
export function SampleBar({
  plan,
  p90,
  style,
  toX,
  width,
}: {
  plan: PlanResult;
  p90: PlanExemplars['sampleP90'];
  style: PlanStyle;
  toX: (units: number) => number;
  width: number;
}) {
  const { used, required } = plan.sampleSize;
  return (
    <>
      {used && p90 && p90.estimate > 0 && (
        <>
          <rect
            x={toX(used.p10) - 2}
            y={-6}
            width={Math.max(4, toX(p90.estimate) - toX(used.p10) + 2)}
            height={12}
            rx={2}
            fill={style.colour}
            opacity={0.35}
          />
          {p90.high !== null && (
            <line
              className="end-interval"
              x1={toX(p90.low)}
              x2={toX(p90.high)}
              y1={0}
              y2={0}
              stroke={style.colour}
            />
          )}
          <line
            x1={toX(p90.estimate)}
            x2={toX(p90.estimate)}
            y1={-9}
            y2={9}
            stroke={style.colour}
            strokeWidth={2.5}
          />
          {used.intervals.mean && (
            <line
              className="bar-interval"
              x1={toX(used.intervals.mean[0])}
              x2={toX(used.intervals.mean[1])}
              y1={0}
              y2={0}
            />
          )}
          <Marker style={style} x={toX(used.mean)} y={0} />
          <FittedLabel x={toX(used.mean)} y={20} width={width}>
            {`mean ${formatAmount(used.mean)}`}
          </FittedLabel>
          <FittedLabel x={toX(p90.estimate)} y={35} width={width}>
            {`9 in 10 at most ${formatAmount(p90.estimate)}`}
          </FittedLabel>
        </>
      )}
      {required !== null && (
        <line className="required" x1={toX(required)} x2={toX(required)} y1={-11} y2={11} />
      )}
      <FittedLabel x={required === null ? 0 : toX(required)} y={-20} width={width}>
        {required === null ? `theory – ${requiredWords(plan)}` : `theory ${requiredWords(plan)}`}
      </FittedLabel>
    </>
  );
}
