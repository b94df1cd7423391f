import { Scale } from '@visx/visx';
import type { PlanResult } from '../../sim-core/index.ts';
import { Marker } from '../charts/Marker.tsx';
import { Plot } from '../charts/Plot.tsx';
import type { Gesture } from '../charts/Plot.tsx';
import { PointReader } from '../charts/PointReader.tsx';
import { RowLabel } from '../charts/RowLabel.tsx';
import { BottomAxis } from '../charts/axes.tsx';
import type { Point } from '../charts/paths.ts';
import { useReading } from '../charts/useReading.ts';
import { formatProbability, formatProbabilityRange } from '../format/numbers.ts';
import { GhostVerdict } from '../pins/GhostLines.tsx';
import type { PlanStyle } from '../plans/planStyle.ts';
import { nextOf } from '../runs/runEndings.ts';
import type { Summary } from '../simulation/summary.ts';
import { Segment } from './EndingSegment.tsx';
import { Whisker } from './Whisker.tsx';
import { endingsOf } from './verdictTerms.ts';
import type { Ending } from './verdictTerms.ts';

const TOP = 12;
const ROW = 46;
const BAR = 22;

/** A part of a bar: an ending and where it begins, as a share of all runs. */
interface Part {
  readonly plan: PlanResult;
  readonly row: number;
  readonly ending: Ending;
  readonly start: number;
}

/** The parts of each plan's bar from the left, but for what never happens. */
function partsOf(plans: readonly PlanResult[]): readonly Part[] {
  return plans.flatMap((plan, row) => {
    let from = 0;
    return endingsOf(plan).flatMap((ending) => {
      const start = from;
      from += ending.probability.estimate;
      return ending.probability.estimate > 0 ? [{ plan, row, ending, start }] : [];
    });
  });
}

/** A bar a plan, wanted endings from the left, unwanted ones from the right; each part opens a run that ends so. */
export function VerdictPlot({
  plans,
  endings,
  styles,
  width,
  label,
}: {
  plans: readonly PlanResult[];
  endings: Summary['endings'];
  styles: ReadonlyMap<string, PlanStyle>;
  width: number;
  label: string;
}) {
  const { place, setPlace, point } = useReading<number>();
  const left = Math.min(190, Math.max(110, width * 0.24));
  const plotWidth = Math.max(60, width - left - 24);
  const x = Scale.scaleLinear({ domain: [0, 1], range: [0, plotWidth] });
  const parts = partsOf(plans);
  const points = parts.map(({ plan, ending }) => {
    const { estimate, low, high } = ending.probability;
    const run = endings[plan.id] && nextOf(endings[plan.id]!, ending.leaves, -1);
    return {
      words: `${plan.name}, ${ending.label.toLowerCase()}: ${formatProbability(estimate)} of runs (${formatProbabilityRange(low, high)})`,
      runs:
        run === undefined
          ? []
          : [{ planId: plan.id, planName: plan.name, replication: run, as: 'the first that ends so' }],
    };
  });
  const onPoint = (position: number, { y }: Point, gesture: Gesture) => {
    const row = Math.floor((y - TOP + (ROW - BAR) / 2) / ROW);
    const found = parts.findLastIndex((part) => part.row === row && part.start <= position);
    if (found !== -1 || gesture === 'enter') point(found === -1 ? place : found, gesture);
  };
  const read = place === undefined ? undefined : parts[place];
  return (
    <>
      <Plot
        label={label}
        width={width}
        height={plans.length * ROW + 56}
        plotLeft={left}
        plotWidth={plotWidth}
        onPoint={onPoint}
      >
        {plans.map((plan, row) => {
          const style = styles.get(plan.id)!;
          const own = parts.filter((part) => part.row === row);
          return (
            <g key={plan.id} transform={`translate(0,${row * ROW + TOP})`}>
              <Marker style={style} x={8} y={BAR / 2} />
              <RowLabel name={plan.name} x={22} y={BAR / 2} width={left - 26} grows="around" />
              <g transform={`translate(${left},0)`}>
                <rect className="bar-track" width={plotWidth} height={BAR} fill="var(--surface-2)" />
                {own.map(({ ending, start }) => (
                  <Segment
                    key={ending.key}
                    x={x(start)}
                    y={0}
                    width={x(ending.probability.estimate)}
                    height={BAR}
                    colour={style.colour}
                    worth={ending.worth}
                  />
                ))}
                {own.map(({ ending }) => {
                  const { low, high } = ending.probability;
                  const isLast = ending.worth === 'bad';
                  if (ending.worth === 'open' || ending.worth === 'early') return null;
                  // The interval stands at the inner edge; a bad ending is measured from the right.
                  const [from, to] = isLast ? [1 - high, 1 - low] : [low, high];
                  return <Whisker key={ending.key} from={x(from)} to={x(to)} y={isLast ? -5 : BAR + 5} />;
                })}
                {own.map(({ ending, start }) =>
                  x(ending.probability.estimate) > 40 ? (
                    <text
                      key={ending.key}
                      className="bar-label"
                      data-worth={ending.worth}
                      x={x(start + ending.probability.estimate / 2)}
                      y={BAR / 2}
                      dy="0.35em"
                      textAnchor="middle"
                    >
                      {formatProbability(ending.probability.estimate)}
                    </text>
                  ) : null,
                )}
                <GhostVerdict
                  planId={plan.id}
                  ending={endingsOf(plan)[0]}
                  toX={x}
                  height={BAR}
                  width={plotWidth}
                />
              </g>
            </g>
          );
        })}
        {read && (
          <rect
            data-screen-only
            className="read-ring"
            x={left + x(read.start) - 2}
            y={read.row * ROW + TOP - 2}
            width={x(read.ending.probability.estimate) + 4}
            height={BAR + 4}
          />
        )}
        <g transform={`translate(${left},0)`}>
          <BottomAxis
            scale={x}
            at={plans.length * ROW + 4}
            values={[0, 0.25, 0.5, 0.75, 1]}
            format={formatProbability}
            label="of runs"
          />
        </g>
      </Plot>
      <PointReader
        label="Go through the endings"
        caption="Endings"
        points={points}
        index={place}
        onMove={setPlace}
        hint="Point at a part of a bar, or use the arrow keys, to open a run that ends so."
        left={left}
        width={plotWidth}
      />
    </>
  );
}
