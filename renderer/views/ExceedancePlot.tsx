import { Scale } from '@visx/visx';
import type { PlanResult, ReachMeasure } from '../../sim-core/index.ts';
import { Marker, PlanKey } from '../charts/Marker.tsx';
import { PlanReadout, readingWords } from '../charts/PlanReadout.tsx';
import type { PlanReading } from '../charts/PlanReadout.tsx';
import { Plot } from '../charts/Plot.tsx';
import { PointReader } from '../charts/PointReader.tsx';
import { Scrubber } from '../charts/Scrubber.tsx';
import { shorten } from '../charts/shorten.ts';
import { BottomAxis, LeftAxis } from '../charts/axes.tsx';
import { decadesWithin } from '../charts/decades.ts';
import { spreadLabels } from '../charts/paths.ts';
import { usePointReading, useReading } from '../charts/useReading.ts';
import { formatAmount, formatProbability, formatProbabilityRange } from '../format/numbers.ts';
import { GhostExceedance } from '../pins/GhostLines.tsx';
import { useGhostCurves } from '../pins/ghosts.tsx';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { ReachCurve } from '../simulation/reachCurves.ts';
import { NoneBars } from './NoneBars.tsx';
import { ReachMarkGlyph } from './ReachMarkGlyph.tsx';
import { exceedanceShape } from './exceedanceShape.ts';
import { markKinds, markWords } from './reachMarks.ts';
import type { ReachMark } from './reachMarks.ts';
import { reachWords } from './takeaways.ts';

const HEIGHT = 300;
const TOP = 14;
const PLOT_HEIGHT = 226;
/** Curves of which each is named where it runs; more would not find room and are named in a legend. */
const MOST_NAMED = 6;
const NAME_CHARACTER = 7.5;
const NAME_HEIGHT = 17;

/** How likely a plan's outcome exceeds each value, and how the plan is drawn. */
export interface PlanCurve {
  readonly plan: PlanResult;
  readonly style: PlanStyle;
  readonly curve: ReachCurve;
}

/** The curves on a logarithmic axis, beside them a bar for the runs that reach none, below them the values read. */
export function ExceedancePlot({
  curves,
  marks,
  reach,
  width,
  label,
}: {
  curves: readonly PlanCurve[];
  marks: readonly ReachMark[];
  reach: ReachMeasure;
  width: number;
  label: string;
}) {
  const { place: position, setPlace, point } = useReading<number>();
  const words = reachWords[reach];
  const ghosts = useGhostCurves(curves, reach);
  const positive = [...curves, ...ghosts].flatMap(({ curve }) => curve.points.map(({ value }) => value));
  const left = 46;
  const noneWords = words.noneTitle.toLowerCase();
  // Room for its words beside the first number of the axis.
  const noneWidth = Math.max(noneWords.length * 7, Math.min(curves.length * 18 + 20, width * 0.2));
  const plotLeft = left + noneWidth + 26;
  const plotWidth = Math.max(80, width - plotLeft - 26);
  const y = Scale.scaleLinear({ domain: [0, 1], range: [PLOT_HEIGHT, 0] });
  const lowest = Math.min(...positive);
  const highest = Math.max(...positive);
  // From a power of ten, but clear of the lowest value: a fall on the edge itself would not be seen.
  const from = Math.min(10 ** Math.floor(Math.log10(lowest)), lowest / 1.5);
  const domain: [number, number] =
    positive.length === 0 ? [1, 10] : [from, Math.max(from * 10, highest * 1.15)];
  const x = Scale.scaleLog({ domain, range: [0, plotWidth], clamp: true });
  const placed = marks.map((mark) => ({ mark, x: plotLeft + x(mark.value), y: TOP + y(mark.probability) }));
  const read = usePointReading(placed);
  if (positive.length === 0) return <p className="empty">No run of any plan had {words.unit} above zero.</p>;
  const value = position === undefined ? undefined : x.invert(position * plotWidth);
  const shapes = curves.map(({ plan, style, curve }) => ({ plan, style, ...exceedanceShape(curve, x, y) }));
  const readings = curves.map((own) => readingOf(own, value, words.unit));
  const isNamed = curves.length <= MOST_NAMED;
  const current = read.index === undefined ? undefined : placed[read.index];
  return (
    <>
      <ul className="legend" aria-hidden="true">
        {!isNamed &&
          curves.map(({ plan, style }) => (
            <li key={plan.id}>
              <PlanKey style={style} />
              {plan.name}
            </li>
          ))}
        {markKinds.map((kind) => (
          <li key={kind}>
            <svg width="14" height="14" viewBox="-7 -7 14 14" focusable="false">
              <ReachMarkGlyph kind={kind} colour="var(--ink)" x={0} y={0} />
            </svg>
            {markWords[kind]}
          </li>
        ))}
      </ul>
      <Plot
        label={label}
        width={width}
        height={HEIGHT}
        plotLeft={plotLeft}
        plotWidth={plotWidth}
        onPoint={(next, at, gesture) => {
          point(next, gesture);
          read.onPoint(next, at, gesture);
        }}
      >
        <g transform={`translate(${left},${TOP})`}>
          <LeftAxis
            scale={y}
            at={0}
            width={plotLeft - left + plotWidth}
            values={[0, 0.25, 0.5, 0.75, 1]}
            format={formatProbability}
          />
          <NoneBars curves={curves} width={noneWidth} height={PLOT_HEIGHT} toY={y} words={noneWords} />
        </g>
        <g transform={`translate(${plotLeft},${TOP})`}>
          {shapes.map(({ plan, style, band }) => (
            <path key={plan.id} d={band} fill={style.colour} opacity={isNamed ? 0.14 : 0.05} />
          ))}
          {shapes.map(({ plan, style, line }) => (
            <path
              key={plan.id}
              d={line}
              fill="none"
              stroke={style.colour}
              strokeWidth={style.lineWidth}
              strokeDasharray={style.dash}
            />
          ))}
          <GhostExceedance curves={ghosts} toX={x} toY={y} width={plotWidth} />
          {marks.map(
            ({ planId, kind, interval, probability }) =>
              interval && (
                <line
                  key={`${planId}/${kind}`}
                  className="end-interval"
                  x1={x(Math.max(from, interval[0]))}
                  x2={x(Math.max(from, interval[1]))}
                  y1={y(probability)}
                  y2={y(probability)}
                  stroke={curves.find(({ plan }) => plan.id === planId)?.style.colour}
                />
              ),
          )}
          {marks.map(({ planId, kind, value: own, probability }) => {
            const { style } = curves.find(({ plan }) => plan.id === planId)!;
            const at = { x: x(own), y: y(probability) };
            return kind === 'p50' ? (
              <Marker key={`${planId}/${kind}`} style={style} {...at} />
            ) : (
              <ReachMarkGlyph key={`${planId}/${kind}`} kind={kind} colour={style.colour} {...at} />
            );
          })}
          {isNamed && <CurveNames shapes={shapes} plotWidth={plotWidth} />}
          {value !== undefined && (
            <line className="crosshair" x1={x(value)} x2={x(value)} y1={0} y2={PLOT_HEIGHT} />
          )}
          <BottomAxis
            scale={x}
            at={PLOT_HEIGHT}
            values={decadesWithin(...domain, plotWidth)}
            format={formatAmount}
            label={`more than so many ${words.unit} (logarithmic)`}
          />
        </g>
        {current && <circle data-screen-only className="read-ring" cx={current.x} cy={current.y} r={9} />}
      </Plot>
      <Scrubber
        label={`Read the chart at a number of ${words.unit}`}
        caption="Values"
        position={position}
        onMove={setPlace}
        left={plotLeft}
        width={plotWidth}
        valueText={
          value === undefined
            ? 'not reading yet'
            : readingWords('more than', `${formatAmount(value)} ${words.unit}`, readings)
        }
      >
        {value === undefined ? (
          <p className="hint">
            Move along the chart, or use the slider and the arrow keys, to read values and open the runs
            behind them.
          </p>
        ) : (
          <PlanReadout title="More than" place={`${formatAmount(value)} ${words.unit}`} plans={readings} />
        )}
      </Scrubber>
      <PointReader
        label="Go through the marks of the chart"
        caption="Marks"
        points={marks}
        index={read.index}
        onMove={read.setIndex}
        hint="Point at a mark, or use the arrow keys, to open the run that it stands for."
        left={plotLeft}
        width={plotWidth}
      />
    </>
  );
}

/** What a curve says at a value, and the run that has the value where it last fell. */
function readingOf({ plan, style, curve }: PlanCurve, value: number | undefined, unit: string): PlanReading {
  const { zeroShare, points } = curve;
  const at = value === undefined ? undefined : points.findLast((own) => own.value <= value);
  const start = zeroShare && {
    probability: 1 - zeroShare.estimate,
    low: 1 - zeroShare.high,
    high: 1 - zeroShare.low,
  };
  const found = at ?? start;
  return {
    id: plan.id,
    name: plan.name,
    style,
    value: found ? formatProbability(found.probability) : 'none',
    note: found ? formatProbabilityRange(found.low, found.high) : undefined,
    runs: at
      ? [
          {
            planId: plan.id,
            planName: plan.name,
            replication: at.replication,
            as: `${formatAmount(at.value)} ${unit}`,
          },
        ]
      : [],
  };
}

/** Names beside their curves, each at a height of its own so that none covers another. */
function CurveNames({
  shapes,
  plotWidth,
}: {
  shapes: readonly {
    readonly plan: PlanResult;
    readonly style: PlanStyle;
    readonly fallsAt: ReturnType<typeof exceedanceShape>['fallsAt'];
  }[];
  plotWidth: number;
}) {
  const order = shapes
    .flatMap(({ plan, style, fallsAt }) => {
      const middle = fallsAt(0.5);
      return middle ? [{ plan, style, fallsAt, x: middle.x }] : [];
    })
    .sort((a, b) => a.x - b.x);
  const places = order.map(({ fallsAt }, index) => fallsAt((index + 0.75) / (order.length + 0.5))!);
  const heights = spreadLabels(
    places.map(({ y }) => y),
    NAME_HEIGHT,
    8,
    PLOT_HEIGHT - 10,
  );
  return order.map(({ plan, style }, index) => {
    const { x } = places[index]!;
    const middle = heights[index]!;
    const name = shorten(plan.name, 26);
    const isRight = x + 24 + name.length * NAME_CHARACTER > plotWidth;
    return (
      <g key={plan.id} transform={`translate(${x},${middle})`}>
        <Marker style={style} x={isRight ? -13 : 13} y={0} />
        <text
          className="end-label haloed"
          x={isRight ? -24 : 24}
          dy="0.35em"
          textAnchor={isRight ? 'end' : 'start'}
        >
          {name}
        </text>
      </g>
    );
  });
}
