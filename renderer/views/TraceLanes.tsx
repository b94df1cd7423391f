import { Scale } from '@visx/visx';
import { useMemo, useState } from 'react';
import type { Trace } from '../../sim-core/index.ts';
import { Plot } from '../charts/Plot.tsx';
import { Scrubber } from '../charts/Scrubber.tsx';
import { BottomAxis } from '../charts/axes.tsx';
import { formatHours, timeUnit } from '../format/durations.ts';
import { formatAmount, formatWhole } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { LANE, LaneDrawing } from './LaneDrawing.tsx';
import { lanesOf, marksOf, readAt } from './traceLanes.ts';
import type { Lane, LaneLine, TraceMark } from './traceLanes.ts';

const LANE_GAP = 46;
/** Room above the first lane for its title and two rows of names of marks. */
const TOP = 66;
/** Width of a mark's name, in CSS pixels. */
const MARK_NAME = 100;

/** Lanes over one time axis with a crosshair through all of them. */
export function TraceLanes({
  trace,
  style,
  truthShown,
  hoursWanted,
  width,
}: {
  trace: Trace;
  style: PlanStyle;
  truthShown: boolean;
  /** Draws no further than that; undefined for all of it. */
  hoursWanted: number | undefined;
  width: number;
}) {
  const [position, setPosition] = useState<number>();
  const allLanes = useMemo(() => lanesOf(trace), [trace]);
  const lanes = allLanes.filter(({ isTruth }) => truthShown || !isTruth);
  const left = 62;
  const right = width < 560 ? 74 : 124;
  const plotWidth = Math.max(80, width - left - right);
  const last = trace.ticks.at(-1);
  const hoursPlayed = last ? last.hours + trace.tickHours : trace.tickHours;
  const hoursShown = Math.min(hoursPlayed, hoursWanted ?? hoursPlayed);
  const ticks = useMemo(() => trace.ticks.filter(({ hours }) => hours < hoursShown), [trace, hoursShown]);
  const unit = timeUnit(hoursShown);
  const x = Scale.scaleLinear({ domain: [0, hoursShown / unit.hours], range: [0, plotWidth] });
  const bottom = TOP + lanes.length * (LANE + LANE_GAP) - LANE_GAP;
  const index =
    position === undefined ? undefined : Math.min(ticks.length - 1, Math.floor(position * ticks.length));
  const tick = index === undefined ? undefined : ticks[index];
  const read = (lane: Lane, line: LaneLine) => {
    const value = index === undefined ? null : readAt(line, ticks, index);
    return value === null ? 'no data' : lane.format(value);
  };
  const toX = (hours: number) => x(hours / unit.hours);
  const marks = marksOf(trace, truthShown).filter(({ hours }) => hours <= hoursShown);

  const tops = lanes.map((_, row) => TOP + row * (LANE + LANE_GAP));
  return (
    <>
      <Plot
        label={`Replication ${formatWhole(trace.replication)} of ${trace.plan.name} over ${formatHours(hoursShown)}, in ${lanes.length} lanes: ${lanes.map(({ title }) => title).join('; ')}.`}
        width={width}
        height={bottom + 50}
        plotLeft={left}
        plotWidth={plotWidth}
        onPoint={setPosition}
      >
        <g transform={`translate(${left},0)`}>
          {lanes.map((lane, row) => (
            <LaneDrawing
              key={lane.title}
              lane={lane}
              ticks={ticks}
              tickHours={trace.tickHours}
              style={style}
              top={tops[row]!}
              plotWidth={plotWidth}
              toX={toX}
            />
          ))}
          {marks.map((mark, row) => (
            <Mark
              key={mark.kind}
              mark={mark}
              at={toX(mark.hours)}
              nameY={row > 0 && toX(mark.hours) - toX(marks[row - 1]!.hours) < MARK_NAME ? 28 : 12}
              room={plotWidth + right}
              tops={tops}
            />
          ))}
          {tick && (
            <line
              className="crosshair"
              x1={x(tick.hours / unit.hours)}
              x2={x(tick.hours / unit.hours)}
              y1={TOP}
              y2={bottom}
            />
          )}
          <BottomAxis
            scale={x}
            at={bottom}
            format={formatAmount}
            ticks={7}
            label={`${unit.many} since the start`}
          />
        </g>
      </Plot>
      <Scrubber
        label="Move through the run"
        position={position}
        onMove={setPosition}
        left={left}
        width={plotWidth}
        valueText={
          tick
            ? `${formatHours(tick.hours)}: ${lanes.flatMap((lane) => lane.lines.map((line) => `${lane.prefix}${line.name} ${read(lane, line)}`)).join(', ')}`
            : 'not reading yet'
        }
      >
        {tick ? (
          <dl>
            <div>
              <dt>Time</dt>
              <dd>{formatHours(tick.hours)}</dd>
            </div>
            {lanes.flatMap((lane) =>
              lane.lines.map((line) => (
                <div key={`${lane.title}/${line.name}`}>
                  <dt>{`${lane.prefix}${line.name}`}</dt>
                  <dd>{read(lane, line)}</dd>
                </div>
              )),
            )}
            <div>
              <dt>sample seen</dt>
              <dd>{tick.look ? formatWhole(tick.look.unitsSeen) : 'no look'}</dd>
            </div>
          </dl>
        ) : (
          <p className="hint">Move along the lanes, or use the slider and the arrow keys, to read values.</p>
        )}
      </Scrubber>
    </>
  );
}

/** A mark's line within the lanes, clear of their titles, and its name above them all. */
function Mark({
  mark: { text, kind },
  at,
  nameY,
  room,
  tops,
}: {
  mark: TraceMark;
  at: number;
  nameY: number;
  /** Right of the lanes' left edge, in CSS pixels. */
  room: number;
  tops: readonly number[];
}) {
  return (
    <g className="trace-mark" data-kind={kind}>
      <text className="end-note" x={at} y={nameY} textAnchor={at + MARK_NAME > room ? 'end' : 'start'}>
        {text}
      </text>
      <line x1={at} x2={at} y1={nameY + 4} y2={TOP - 26} />
      {tops.map((top) => (
        <line key={top} x1={at} x2={at} y1={top} y2={top + LANE} />
      ))}
    </g>
  );
}
