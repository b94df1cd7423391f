import { Scale } from '@visx/visx';
import { useId } from 'react';
import type { MeasureChange, MeasureKey } from '../../sim-core/index.ts';
import { measureUnit } from '../../sim-core/index.ts';
import type { Gesture } from '../charts/Plot.tsx';
import { Plot } from '../charts/Plot.tsx';
import { BottomAxis } from '../charts/axes.tsx';
import { shorten } from '../charts/shorten.ts';
import { formatMeasure, formatMeasureShort } from './measureWords.ts';
import { numberName } from './scenarioNumbers.ts';
import type { MovedBar } from './tornadoResults.ts';

const ROW = 34;
/** Mean width of a character, in CSS pixels. */
const CHARACTER = 7.4;

/** A row for each number: what moving it down does, and up, from the scenario as it is. */
export function TornadoBars({
  bars,
  base,
  measure,
  colour,
  width,
  label,
  index,
  onMove,
}: {
  bars: readonly MovedBar[];
  /** The measure in the scenario as it is. */
  base: number;
  measure: MeasureKey;
  colour: string;
  width: number;
  label: string;
  index: number | undefined;
  onMove: (index: number, gesture: Gesture) => void;
}) {
  const hatch = useId();
  const longest = Math.max(0, ...bars.map(({ id }) => numberName(id.number).length));
  const left = Math.min(Math.max(120, longest * CHARACTER), width * 0.42);
  const plotWidth = Math.max(80, width - left - 26);
  const changes = bars.flatMap(({ changes: { down, up } }) => [down, up].filter((end) => end !== undefined));
  const ends = changes.flatMap(({ low, high, estimate }) => [low, high, estimate]);
  const [lowest, highest] = [Math.min(0, ...ends), Math.max(1e-9, ...ends)];
  const x = Scale.scaleLinear({ domain: [lowest, highest], range: [0, plotWidth] });
  const bottom = bars.length * ROW;
  const characters = Math.floor(left / CHARACTER);
  return (
    <Plot
      label={label}
      width={width}
      height={bottom + 60}
      plotLeft={left}
      plotWidth={plotWidth}
      onPoint={(_position, { y }, gesture) => {
        const row = Math.floor(y / ROW);
        if (row >= 0 && row < bars.length) onMove(row, gesture);
      }}
    >
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill="var(--surface)" />
          <rect width="2.4" height="5" fill={colour} />
        </pattern>
      </defs>
      {bars.map((bar, row) => {
        const { verdict, id } = bar;
        const name = numberName(id.number);
        const top = row * ROW;
        const isFaint = verdict === 'noise' || verdict === 'nothing';
        return (
          <g key={id.number.path.join('/')} className="tornado-row" data-faint={isFaint || undefined}>
            <rect
              className="row-back"
              data-active={index === row || undefined}
              y={top}
              width={width}
              height={ROW}
            />
            <text className="row-label" x={left - 10} y={top + ROW / 2} dy="0.34em" textAnchor="end">
              {/* The end of a name tells it apart. */}
              {name.length > characters ? `…${name.slice(-(characters - 1))}` : shorten(name, characters)}
            </text>
            <g transform={`translate(${left},${top})`}>
              <End change={bar.changes.down} x={x} fill={`url(#${hatch})`} stroke={colour} top={5} />
              <End change={bar.changes.up} x={x} fill={colour} stroke={colour} top={18} />
              {verdict === 'breaks' && (
                <text className="axis-text" x={plotWidth} y={ROW / 2} dy="0.34em" textAnchor="end">
                  changes whether there is a number
                </text>
              )}
            </g>
          </g>
        );
      })}
      <g transform={`translate(${left},0)`}>
        <line className="axis-line" x1={x(0)} x2={x(0)} y1={0} y2={bottom} />
        <BottomAxis
          scale={x}
          at={bottom}
          format={(change) => formatMeasureShort(measure, base + change)}
          values={tickChanges(measure, base, lowest, highest)}
          label={`the line is the scenario as it is, ${formatMeasure(measure, base)}`}
        />
      </g>
    </Plot>
  );
}

/** Changes that lead to round values of the measure, of probabilities to such as can be. */
function tickChanges(measure: MeasureKey, base: number, lowest: number, highest: number): readonly number[] {
  const values = Scale.scaleLinear({ domain: [base + lowest, base + highest] }).ticks(5);
  const isPossible = (value: number) => measureUnit(measure) !== 'share' || (value >= 0 && value <= 1);
  return values.filter(isPossible).map((value) => value - base);
}

function End({
  change,
  x,
  fill,
  stroke,
  top,
}: {
  change: MeasureChange | undefined;
  x: (change: number) => number;
  fill: string;
  stroke: string;
  top: number;
}) {
  if (!change) return null;
  const [from, to] = [Math.min(0, change.estimate), Math.max(0, change.estimate)];
  return (
    <>
      <rect
        x={x(from)}
        y={top}
        width={Math.max(1, x(to) - x(from))}
        height={11}
        fill={fill}
        stroke={stroke}
      />
      {!change.same && <Interval from={x(change.low)} to={x(change.high)} y={top + 5.5} />}
    </>
  );
}

/** The 95% interval of a change. */
export function Interval({ from, to, y }: { from: number; to: number; y: number }) {
  return (
    <>
      <path className="change-casing" d={`M${from},${y}H${to}`} />
      <path
        className="change-interval"
        d={`M${from},${y - 3}V${y + 3}M${from},${y}H${to}M${to},${y - 3}V${y + 3}`}
      />
    </>
  );
}
