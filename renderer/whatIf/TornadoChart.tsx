import { Scale } from '@visx/visx';
import { useId, useState } from 'react';
import type { MeasureChange, MeasureKey } from '../../sim-core/index.ts';
import { measureOutcomes, measureUnit } from '../../sim-core/index.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { Plot } from '../charts/Plot.tsx';
import { BottomAxis } from '../charts/axes.tsx';
import { shorten } from '../charts/shorten.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { useApp } from '../store/index.ts';
import { StepReader } from './StepReader.tsx';
import { formatMeasure, formatMeasureShort, measureTitles } from './measureWords.ts';
import { numberName } from './scenarioNumbers.ts';
import type { MovedBar, TornadoResults } from './tornadoResults.ts';
import { endWords, sayNumber, tornadoTakeaway, verdictWords } from './tornadoWords.ts';

const ROW = 34;
/** Bars that are drawn before anybody asks for all. */
const FEW = 12;
/** Mean width of a character, in CSS pixels. */
const CHARACTER = 7.4;

/** How far the measure moves with each number, the ones that matter first. */
export function TornadoChart({
  results,
  measure,
  plan,
  style,
}: {
  results: TornadoResults;
  measure: MeasureKey;
  plan: { readonly id: string; readonly name: string };
  style: PlanStyle;
}) {
  const [index, setIndex] = useState<number>();
  const [all, setAll] = useState(false);
  const select = useApp((state) => state.select);
  const { asIs, bars } = results;
  const moving = bars.filter(({ verdict }) => verdict !== 'nothing');
  const title = `What moves this: ${measureTitles[measure].charAt(0).toLowerCase()}${measureTitles[measure].slice(1)}?`;
  const takeaway = tornadoTakeaway(measure, plan.name, results);
  const toldApart = bars.filter(({ verdict }) => verdict === 'matters' || verdict === 'breaks').length;
  const shown = all ? moving : moving.slice(0, Math.max(FEW, toldApart));
  const read = index === undefined ? undefined : shown[index];
  return (
    <ChartCard
      title={title}
      takeaway={takeaway}
      tools={
        moving.length > shown.length || all ? (
          <button type="button" className="button quiet small" onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : `Show all ${moving.length}`}
          </button>
        ) : undefined
      }
      chart={(width) =>
        shown.length === 0 ? (
          <p className="empty">Not a single run changes with any of the numbers that were moved.</p>
        ) : (
          <>
            <ul className="legend" aria-hidden="true">
              <li>
                <svg width="20" height="12" focusable="false">
                  <g stroke={style.colour}>
                    <rect x="0.5" y="0.5" width="19" height="11" className="moved-down" />
                    <path d="M1,11L7,1M7,11L13,1M13,11L19,1" strokeWidth="2" />
                  </g>
                </svg>
                number lower
              </li>
              <li>
                <svg width="20" height="12" focusable="false">
                  <rect width="20" height="12" fill={style.colour} />
                </svg>
                number higher
              </li>
              <li>
                <svg width="20" height="12" focusable="false">
                  <Interval from={2} to={18} y={6} />
                </svg>
                95% interval of the change
              </li>
            </ul>
            <Bars
              bars={shown}
              base={'estimate' in asIs ? asIs.estimate : 0}
              measure={measure}
              colour={style.colour}
              width={width}
              label={`${title} ${takeaway}`}
              index={index}
              onMove={setIndex}
            />
            <StepReader
              label="Read the bars one by one"
              steps={shown.length}
              index={index}
              onMove={setIndex}
              left={12}
              width={Math.min(320, width - 40)}
              valueText={
                read ? `${index! + 1} of ${shown.length}: ${barWords(measure, read)}` : 'not reading yet'
              }
            >
              {read ? (
                <p>
                  {barWords(measure, read)}.{' '}
                  <button
                    type="button"
                    className="button quiet small"
                    onClick={() => select(read.id.number.path)}
                  >
                    Show in the inspector
                  </button>
                </p>
              ) : (
                <p className="hint">
                  Point at a bar, or use the slider and the arrow keys.{' '}
                  {'estimate' in asIs && `As it is: ${formatMeasure(measure, asIs.estimate)}.`}
                </p>
              )}
            </StepReader>
          </>
        )
      }
      table={{
        caption: title,
        rows: bars,
        rowKey: ({ id }) => id.number.path.join('/'),
        columns: [
          {
            title: 'Number',
            cell: ({ id }) => numberName(id.number),
            value: ({ id }) => numberName(id.number),
          },
          {
            title: 'Now',
            cell: ({ id }) => sayNumber(id.number, id.number.value),
            value: ({ id }) => id.number.value,
          },
          ...(['down', 'up'] as const).map((end) => ({
            title: end === 'down' ? 'Number lower' : 'Number higher',
            unit: measureUnit(measure),
            cell: (bar: MovedBar) => wordsAt(measure, bar, end),
            value: (bar: MovedBar) => bar.changes[end]?.estimate ?? null,
            bounds: (bar: MovedBar) => {
              const change = bar.changes[end];
              return change ? ([change.low, change.high] as const) : null;
            },
          })),
          {
            title: 'Verdict',
            cell: ({ verdict }) => verdictWords[verdict],
            value: ({ verdict }) => verdictWords[verdict],
          },
        ],
      }}
    />
  );
}

function wordsAt(measure: MeasureKey, bar: MovedBar, end: 'down' | 'up'): string {
  const outcomes = bar[end];
  return endWords(
    measure,
    bar.id.number,
    bar.id[end],
    bar.changes[end],
    outcomes && measureOutcomes(measure, outcomes),
  );
}

function barWords(measure: MeasureKey, bar: MovedBar): string {
  const { number } = bar.id;
  const ends = (['down', 'up'] as const).map((end) => wordsAt(measure, bar, end)).join('; ');
  return `${numberName(number)}, now ${sayNumber(number, number.value)}: ${verdictWords[bar.verdict]}. ${ends}`;
}

function Bars({
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
  onMove: (index: number) => void;
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
      onPoint={() => {}}
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
          <g
            key={id.number.path.join('/')}
            className="tornado-row"
            data-faint={isFaint || undefined}
            onPointerMove={() => onMove(row)}
          >
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

function Interval({ from, to, y }: { from: number; to: number; y: number }) {
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
