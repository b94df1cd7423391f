import { Scale } from '@visx/visx';
import type { DetectionDot, PlanResult } from '../../sim-core/index.ts';
import { Marker } from '../charts/Marker.tsx';
import { Plot } from '../charts/Plot.tsx';
import { PointReader } from '../charts/PointReader.tsx';
import { Scrubber } from '../charts/Scrubber.tsx';
import { RowLabel } from '../charts/RowLabel.tsx';
import { BottomAxis } from '../charts/axes.tsx';
import { crossesPath, dotsPath } from '../charts/paths.ts';
import { stackDots } from '../charts/stackDots.ts';
import { usePointReading } from '../charts/useReading.ts';
import { formatHours, timeUnit } from '../format/durations.ts';
import { formatAmount, formatProbability, formatProbabilityRange } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { Summary } from '../simulation/summary.ts';
import { caughtWithin, dotWords, dotsInTime, isInTime, snappedDeadline } from './deadlineWords.ts';

/** From dot to dot, in CSS pixels. */
const PITCH = 8;
const RADIUS = 3.4;
/** Dots above each other at most, and beside each other where they have no time. */
const MOST_ROWS = 10;
const APART_COLUMNS = 10;
const APART_WIDTH = APART_COLUMNS * PITCH;
/** A row at least, with its two lines of words. */
const LEAST_ROW = 46;
const ROW_GAP = 14;
const HEAD = 22;

interface PlacedDot {
  readonly dot: DetectionDot;
  readonly x: number;
  readonly y: number;
}

interface Row {
  readonly plan: PlanResult;
  readonly style: PlanStyle;
  /** Of the line its dots stand on. */
  readonly base: number;
  readonly placed: readonly PlacedDot[];
}

/** Places a plan's dots: those with a time above it, the others in a block of their own, right of `apartLeft`. */
function placeDots(
  dots: readonly DetectionDot[],
  toX: (hours: number) => number,
  plotWidth: number,
  apartLeft: number,
): { readonly placed: readonly (Omit<PlacedDot, 'y'> & { row: number })[]; readonly rows: number } {
  const caught = dots.filter(({ hours }) => hours !== null);
  const columns = Math.max(1, Math.floor(plotWidth / PITCH) + 1);
  const stacks = stackDots(
    caught.map(({ hours }) => toX(hours!) / PITCH),
    columns,
    MOST_ROWS,
  );
  const apart = dots.filter(({ hours }) => hours === null);
  const placed = [
    ...caught.map((dot, index) => {
      const { column, row } = stacks[index]!;
      return { dot, x: (column + 0.5) * PITCH, row };
    }),
    ...apart.map((dot, index) => ({
      dot,
      x: apartLeft + ((index % APART_COLUMNS) + 0.5) * PITCH,
      row: Math.floor(index / APART_COLUMNS),
    })),
  ];
  return { placed, rows: Math.max(1, ...placed.map(({ row }) => row + 1)) };
}

/** Lays the plans' dots under each other, each row as high as its dots ask for. */
function layRows(
  plans: readonly (Pick<Row, 'plan' | 'style'> & { readonly dots: ReturnType<typeof placeDots> })[],
): { readonly rows: readonly Row[]; readonly bottom: number } {
  const rows: Row[] = [];
  let bottom = HEAD;
  for (const { plan, style, dots } of plans) {
    const base = bottom + Math.max(LEAST_ROW, dots.rows * PITCH);
    const placed = dots.placed.map(({ dot, x, row }) => ({ dot, x, y: base - (row + 0.5) * PITCH - 1 }));
    rows.push({ plan, style, base, placed });
    bottom = base + ROW_GAP;
  }
  return { rows, bottom };
}

/** A row of dots for each plan, the deadline across all of them. */
export function DeadlinePlot({
  plans,
  exemplars,
  styles,
  hoursWatched,
  deadline,
  onDeadline,
  width,
  label,
}: {
  plans: readonly PlanResult[];
  exemplars: Summary['exemplars'];
  styles: ReadonlyMap<string, PlanStyle>;
  hoursWatched: number;
  deadline: number;
  onDeadline: (hours: number) => void;
  width: number;
  label: string;
}) {
  const left = Math.min(190, Math.max(168, width * 0.24));
  const plotWidth = Math.max(80, width - left - APART_WIDTH - 44);
  const apartLeft = plotWidth + 36;
  const unit = timeUnit(hoursWatched);
  const x = Scale.scaleLinear({ domain: [0, hoursWatched / unit.hours], range: [0, plotWidth] });
  const toX = (hours: number) => x(hours / unit.hours);
  const { rows, bottom } = layRows(
    plans.map((plan) => ({
      plan,
      style: styles.get(plan.id)!,
      dots: placeDots(exemplars[plan.id]!.detection, toX, plotWidth, apartLeft),
    })),
  );
  const all = rows.flatMap(({ plan, placed }) =>
    placed.map((own, index) => ({
      ...own,
      words: dotWords(plan, own.dot, index + 1, placed.length),
      runs: [{ planId: plan.id, planName: plan.name, replication: own.dot.replication }],
    })),
  );
  const { index, setIndex, onPoint } = usePointReading(all.map((dot) => ({ x: left + dot.x, y: dot.y })));
  const read = index === undefined ? undefined : all[index];
  const deadlineX = toX(deadline);
  return (
    <>
      <ul className="legend" aria-hidden="true">
        <LegendDot words="caught by the deadline" fill="var(--ink)" />
        <LegendDot words="caught later" fill="var(--surface)" />
        <li>
          <svg width="10" height="10" focusable="false">
            <path className="never-crosses" d={crossesPath([{ x: 5, y: 5 }], RADIUS - 1)} />
          </svg>
          never caught
        </li>
        {all.some(({ dot }) => dot.ending === 'stoppedBefore') && (
          <LegendDot words="stopped before the harm" fill="var(--surface-3)" />
        )}
      </ul>
      <Plot
        label={label}
        width={width}
        height={bottom + 50}
        plotLeft={left}
        plotWidth={plotWidth}
        onPoint={onPoint}
      >
        <g transform={`translate(${left},0)`}>
          {rows.map(({ plan, style, base, placed }) => {
            const dotsWhere = (holds: (dot: DetectionDot) => boolean) =>
              dotsPath(
                placed.filter(({ dot }) => holds(dot)),
                RADIUS,
              );
            const share = caughtWithin(plan, exemplars[plan.id]!, deadline);
            return (
              <g key={plan.id}>
                <g transform={`translate(${-left},${base - LEAST_ROW / 2 - 8})`}>
                  <Marker style={style} x={8} y={0} />
                  <RowLabel name={plan.name} x={22} y={0} width={left - 26} grows="up" />
                  <text className="end-note" x={22} y={17} dy="0.35em">
                    {dotsInTime(exemplars[plan.id]!, deadline)} in time
                  </text>
                  {share && (
                    <text className="end-note" x={22} y={32} dy="0.35em">
                      {formatProbability(share.estimate)} of runs (
                      {formatProbabilityRange(share.low, share.high)})
                    </text>
                  )}
                </g>
                <line className="gridline" x1={0} x2={plotWidth} y1={base} y2={base} />
                <line className="gridline" x1={apartLeft} x2={apartLeft + APART_WIDTH} y1={base} y2={base} />
                <path d={dotsWhere((dot) => isInTime(dot, deadline))} fill={style.colour} />
                <path
                  d={dotsWhere((dot) => dot.hours !== null && !isInTime(dot, deadline))}
                  fill="var(--surface)"
                  stroke={style.colour}
                  strokeWidth={1.5}
                />
                <path
                  d={dotsWhere(({ ending }) => ending === 'stoppedBefore')}
                  fill="var(--surface-3)"
                  stroke={style.colour}
                />
                <path
                  className="never-crosses"
                  d={crossesPath(
                    placed.filter(({ dot }) => dot.ending === 'never'),
                    RADIUS - 1,
                  )}
                />
              </g>
            );
          })}
          <line className="deadline-line" x1={deadlineX} x2={deadlineX} y1={HEAD - 4} y2={bottom - ROW_GAP} />
          <text
            className="axis-text"
            x={deadlineX}
            y={12}
            textAnchor={deadlineX < 60 ? 'start' : deadlineX > plotWidth - 60 ? 'end' : 'middle'}
          >
            deadline: {formatHours(deadline)}
          </text>
          <text className="axis-text" x={apartLeft} y={bottom + 6}>
            not caught
          </text>
          {read && <circle data-screen-only className="read-ring" cx={read.x} cy={read.y} r={RADIUS + 3} />}
          <BottomAxis
            scale={x}
            at={bottom - ROW_GAP}
            format={formatAmount}
            ticks={plotWidth < 320 ? 4 : 7}
            label={`${unit.many} since the harm began`}
          />
        </g>
      </Plot>
      <Scrubber
        label="Deadline"
        caption="Deadline"
        position={deadline / hoursWatched}
        onMove={(position) => onDeadline(snappedDeadline(position * hoursWatched, hoursWatched))}
        left={left}
        width={plotWidth}
        valueText={formatHours(deadline)}
      />
      <PointReader
        label="Go through the dots"
        caption="Single runs"
        points={all}
        index={index}
        onMove={setIndex}
        hint="Point at a dot, or use the arrow keys, to see which run it is and open it."
        left={left}
        width={plotWidth}
      />
    </>
  );
}

function LegendDot({ words, fill }: { words: string; fill: string }) {
  return (
    <li>
      <svg width="10" height="10" focusable="false">
        <circle cx="5" cy="5" r={RADIUS} fill={fill} stroke="var(--ink-2)" strokeWidth="1" />
      </svg>
      {words}
    </li>
  );
}
