import { Scale } from '@visx/visx';
import type { MeasuredNumber } from '../../sim-core/index.ts';
import { BottomAxis, LeftAxis } from '../charts/axes.tsx';
import { decadesWithin } from '../charts/decades.ts';
import { Marker } from '../charts/Marker.tsx';
import type { Gesture } from '../charts/Plot.tsx';
import { Plot } from '../charts/Plot.tsx';
import { gapPath, spreadLabels } from '../charts/paths.ts';
import { shorten } from '../charts/shorten.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { bandPaths } from './bandPaths.ts';

/** A plan's measure along an axis; undefined where it has no number. */
export interface LineSeries {
  readonly id: string;
  readonly name: string;
  readonly style: PlanStyle;
  readonly numbers: readonly (MeasuredNumber | undefined)[];
}

const HEIGHT = 320;
const TOP = 26;
const PLOT_HEIGHT = 240;
const LEFT = 62;
const LABEL_CHARACTER = 8;

/** Where the plot of a line chart of some width lies, for what stands under it. */
export function linePlot(width: number, series: readonly LineSeries[]): { left: number; width: number } {
  const longest = Math.max(0, ...series.map(({ name }) => shorten(name, nameLength(width)).length)) + 6;
  return { left: LEFT, width: Math.max(80, width - LEFT - 20 - longest * LABEL_CHARACTER) };
}

function nameLength(width: number): number {
  return width < 560 ? 16 : 26;
}

/** Lines of plans over an axis, each in the band of its Monte-Carlo intervals. */
export function LineChart({
  series,
  xs,
  scale,
  xLabel,
  formatX,
  isShare,
  formatY,
  level,
  own,
  width,
  label,
  index,
  onMove,
}: {
  series: readonly LineSeries[];
  /** Ascending; two or more. */
  xs: readonly number[];
  scale: 'linear' | 'logarithmic';
  xLabel: string;
  formatX: (value: number) => string;
  /** Whether values are probabilities, whose axis goes from 0 to 1. */
  isShare: boolean;
  formatY: (value: number) => string;
  level: number | undefined;
  /** The scenario as it is. */
  own: { readonly x: number; readonly label: string };
  width: number;
  label: string;
  /** Of the value that is read. */
  index: number | undefined;
  onMove: (index: number, gesture: Gesture) => void;
}) {
  const plot = linePlot(width, series);
  const [from, to] = [xs[0]!, xs.at(-1)!];
  const options = { domain: [from, to], range: [0, plot.width] };
  const x = scale === 'logarithmic' ? Scale.scaleLog(options) : Scale.scaleLinear(options);
  const all = series.flatMap(({ numbers }) => numbers.filter((number) => number !== undefined));
  const ends = all.flatMap(({ estimate, low, high }) => [low ?? estimate, high ?? estimate]);
  const y = Scale.scaleLinear({
    domain: isShare ? [0, 1] : [Math.min(0, ...ends), Math.max(1e-9, ...ends)],
    range: [PLOT_HEIGHT, 0],
    nice: !isShare,
  });
  const lastOf = ({ numbers }: LineSeries) => numbers.findLastIndex((number) => number !== undefined);
  const labelled = series.filter((one) => lastOf(one) >= 0);
  const labels = spreadLabels(
    labelled.map((one) => y(one.numbers[lastOf(one)]!.estimate)),
    17,
    4,
    PLOT_HEIGHT - 2,
  );
  const decades = scale === 'logarithmic' ? decadesWithin(from, to, plot.width) : [];
  const isOwnInView = own.x >= from && own.x <= to;
  return (
    <Plot
      label={label}
      width={width}
      height={HEIGHT}
      plotLeft={plot.left}
      plotWidth={plot.width}
      onPoint={(position, _at, gesture) =>
        onMove(
          nearest(
            xs.map((value) => x(value) / plot.width),
            position,
          ),
          gesture,
        )
      }
    >
      <g transform={`translate(${plot.left},${TOP})`}>
        <LeftAxis
          scale={y}
          at={0}
          width={plot.width}
          format={formatY}
          {...(isShare ? { values: [0, 0.25, 0.5, 0.75, 1] } : {})}
        />
        {level !== undefined && y(level) >= 0 && y(level) <= PLOT_HEIGHT && (
          <g>
            <line className="level-line" x1={0} x2={plot.width} y1={y(level)} y2={y(level)} />
            <text className="axis-text level-text" x={4} y={y(level)} dy="-0.4em">
              {formatY(level)}
            </text>
          </g>
        )}
        {isOwnInView && (
          <g transform={`translate(${x(own.x)},0)`}>
            <line className="own-line" y1={-6} y2={PLOT_HEIGHT} />
            <text
              className="axis-text own-text"
              y={-11}
              textAnchor={x(own.x) > plot.width * 0.85 ? 'end' : x(own.x) < 30 ? 'start' : 'middle'}
            >
              {own.label}
            </text>
          </g>
        )}
        {index !== undefined && xs[index] !== undefined && (
          <line className="crosshair" x1={x(xs[index])} x2={x(xs[index])} y1={0} y2={PLOT_HEIGHT} />
        )}
        {series.map(({ id, style, numbers }) => (
          <g key={id}>
            {bandPaths(xs.map(x), numbers, y).map((path) => (
              <path key={path} className="band" d={path} fill={style.colour} />
            ))}
            <path
              d={gapPath(numbers.map((number, step) => number && { x: x(xs[step]!), y: y(number.estimate) }))}
              fill="none"
              stroke={style.colour}
              strokeWidth={style.lineWidth}
              strokeDasharray={style.dash}
              strokeLinejoin="round"
            />
            {numbers.map(
              (number, step) =>
                number && <Marker key={xs[step]} style={style} x={x(xs[step]!)} y={y(number.estimate)} />,
            )}
          </g>
        ))}
        {labelled.map((one, place) => {
          const last = lastOf(one);
          const number = one.numbers[last]!;
          return (
            <g key={one.id} transform={`translate(${plot.width},0)`}>
              <path
                className="leader"
                d={`M${x(xs[last]!) - plot.width + 6},${y(number.estimate)}L13,${labels[place]}`}
              />
              <text className="end-label" x={17} y={labels[place]} dy="0.32em" fill={one.style.colour}>
                {shorten(one.name, nameLength(width))} {formatY(number.estimate)}
              </text>
            </g>
          );
        })}
        <BottomAxis
          scale={x}
          at={PLOT_HEIGHT}
          format={formatX}
          ticks={width < 560 ? 4 : 7}
          {...(scale === 'logarithmic'
            ? { values: decades.length > 2 ? decades : spaced(xs, plot.width) }
            : {})}
          label={xLabel}
        />
      </g>
    </Plot>
  );
}

/** Index of the nearest of ascending values. */
function nearest(values: readonly number[], wanted: number): number {
  return values.reduce(
    (best, value, index) => (Math.abs(value - wanted) < Math.abs(values[best]! - wanted) ? index : best),
    0,
  );
}

/** Every so many of the values, that their labels have room; the first and the last among them. */
function spaced(xs: readonly number[], width: number): readonly number[] {
  const stride = Math.max(1, Math.ceil((xs.length * 66) / width));
  return xs.filter((_, index) => index % stride === 0);
}
