import { Scale } from '@visx/visx';
import { ToggleGroup } from 'radix-ui';
import type { PlanResult } from '../../sim-core/index.ts';
import { Marker } from '../charts/Marker.tsx';
import { Plot } from '../charts/Plot.tsx';
import { BottomAxis } from '../charts/axes.tsx';
import { shorten } from '../charts/shorten.ts';
import { timeUnit } from '../format/durations.ts';
import { formatAmount, formatProbability } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { PinnedPlan } from './PinChart.tsx';
import type { Estimated, PinMeasure, ToldDifference } from './pinMeasures.ts';

const ROW = 52;
const TOP = 10;
const LEFT = 168;
const RIGHT = 20;
const MAX_NAME = 20;
/** Mean width of a character of a label, in CSS pixels. */
const CHARACTER = 6.6;

/** A row a plan: pressing one, or going to it with the arrow keys and Enter, tells its differences in full. */
export function PinRows({
  measure,
  plans,
  chosen,
  onChoose,
  width,
  label,
}: {
  measure: PinMeasure;
  plans: readonly PinnedPlan[];
  chosen: string;
  onChoose: (planId: string) => void;
  width: number;
  label: string;
}) {
  const plotWidth = Math.max(80, width - LEFT - RIGHT);
  const ends = plans.flatMap(({ now, pinned }) =>
    [measure.of(now), measure.of(pinned)].flatMap((found) => (found ? [found.low, found.high] : [])),
  );
  if (ends.length === 0) return <p className="empty">No run has one, as pinned or now.</p>;
  const unit = timeUnit(Math.max(...ends));
  const per = measure.unit === 'hours' ? unit.hours : 1;
  const highest = Math.max(...ends) / per;
  const x = Scale.scaleLinear({
    domain:
      measure.unit === 'share' ? [0, 1] : [Math.min(0, Math.min(...ends) / per), highest > 0 ? highest : 1],
    range: [0, plotWidth],
    nice: measure.unit !== 'share',
  });
  const bottom = TOP + plans.length * ROW;
  return (
    <div className="pin-chart">
      <Plot label={label} width={width} height={bottom + 52}>
        {plans.map((plan, row) => (
          <g key={plan.now.id} transform={`translate(0,${TOP + row * ROW})`}>
            <RowName plan={plan} measure={measure} />
            <g transform={`translate(${LEFT},0)`}>
              <line className="gridline" x1={0} x2={plotWidth} y1={ROW - 3} y2={ROW - 3} />
              {(['pinned', 'now'] as const).map((side) => (
                <Estimate
                  key={side}
                  side={side}
                  style={plan.style}
                  found={measure.of(plan[side])}
                  format={measure.format}
                  at={(value) => x(value / per)}
                  width={plotWidth}
                />
              ))}
            </g>
          </g>
        ))}
        <g transform={`translate(${LEFT},0)`}>
          <BottomAxis
            scale={x}
            at={bottom}
            {...(measure.unit === 'share' && { values: [0, 0.25, 0.5, 0.75, 1] })}
            ticks={plotWidth < 300 ? 3 : 5}
            format={measure.unit === 'share' ? formatProbability : formatAmount}
            label={measure.unit === 'hours' ? `${unit.many} ${measure.axis}` : measure.axis}
          />
        </g>
      </Plot>
      <ToggleGroup.Root
        type="single"
        className="pin-rows"
        data-screen-only
        orientation="vertical"
        aria-label={`${measure.title} Plan by plan`}
        value={chosen}
        style={{ top: TOP }}
        onValueChange={(planId) => {
          if (planId) onChoose(planId);
        }}
      >
        {plans.map((plan) => (
          <ToggleGroup.Item
            key={plan.now.id}
            value={plan.now.id}
            style={{ height: ROW }}
            aria-label={rowWords(measure, plan)}
            title="Tell all its differences below"
          />
        ))}
      </ToggleGroup.Root>
    </div>
  );
}

/** A row as it is read aloud. */
function rowWords(measure: PinMeasure, plan: PinnedPlan): string {
  const { now, pinned } = plan;
  const say = (side: PlanResult) => {
    const found = measure.of(side);
    if (!found) return 'in no run';
    const [low, high] = [measure.format(found.low), measure.format(found.high)];
    return `${measure.format(found.value)}${low === high ? '' : ` (${low} to ${high})`}`;
  };
  const words = measure.difference(plan);
  const difference = words ? [words.value, words.interval].filter(Boolean).join(', ') : 'nothing to compare';
  return `${now.name}: ${say(pinned)} as pinned, ${say(now)} now; ${difference}`;
}

function RowName({ plan, measure }: { plan: PinnedPlan; measure: PinMeasure }) {
  const { now, style } = plan;
  return (
    <>
      <Marker style={style} x={8} y={16} />
      <text className="row-label" x={22} y={16} dy="0.35em">
        {shorten(now.name, MAX_NAME)}
      </text>
      <text className="end-note" x={22} y={34} dy="0.35em">
        {noteOf(measure.difference(plan))}
      </text>
    </>
  );
}

/** A difference in a few words; of one that may be chance only that. */
function noteOf(difference: ToldDifference | undefined): string {
  if (!difference) return 'nothing to compare';
  const { value, amount, ends } = difference;
  return ends && amount !== 0 && ends[0] <= 0 && ends[1] >= 0 ? 'no clear difference' : value;
}

/** A number and its interval with its name beside it, on the side where there is room. */
function Estimate({
  side,
  style,
  found,
  format,
  at,
  width,
}: {
  side: 'pinned' | 'now';
  style: PlanStyle;
  found: Estimated | undefined;
  format: (value: number) => string;
  at: (value: number) => number;
  width: number;
}) {
  const y = side === 'pinned' ? 14 : 34;
  if (!found) {
    return (
      <text className="end-note" x={2} y={y} dy="0.35em">
        {side}: in no run
      </text>
    );
  }
  const words = `${side} ${format(found.value)}`;
  const [low, high] = [at(found.low), at(found.high)];
  const isRoomRight = high + 10 + words.length * CHARACTER <= width + RIGHT;
  return (
    <g>
      <line
        x1={low}
        x2={high}
        y1={y}
        y2={y}
        stroke={style.colour}
        strokeWidth={2}
        {...(side === 'pinned' && { strokeDasharray: '3 2' })}
      />
      <Marker style={side === 'pinned' ? { ...style, hollow: true } : style} x={at(found.value)} y={y} />
      <text
        className="end-note"
        x={isRoomRight ? Math.max(high, at(found.value)) + 10 : Math.min(low, at(found.value)) - 10}
        y={y}
        dy="0.35em"
        textAnchor={isRoomRight ? 'start' : 'end'}
      >
        {words}
      </text>
    </g>
  );
}
