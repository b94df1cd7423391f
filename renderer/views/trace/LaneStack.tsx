import { Scale } from '@visx/visx';
import { memo } from 'react';
import type { PointerEvent } from 'react';
import { BottomAxis } from '../../charts/axes.tsx';
import { formatHours, timeUnit } from '../../format/durations.ts';
import { formatAmount, formatWhole } from '../../format/numbers.ts';
import type { PlanStyle } from '../../plans/planStyle.ts';
import type { Lane, RunRecord } from '../../runs/runRecord.ts';
import { GATE_LANE, GateLane } from './GateLane.tsx';
import { LANE, LaneDrawing } from './LaneDrawing.tsx';
import { PhaseBands } from './PhaseBands.tsx';
import { marksOf } from './runMarks.ts';
import type { RunMark } from './runMarks.ts';

const LANE_GAP = 44;
/** Room above the first lane for two rows of names of marks, the phases and the lane's title. */
const TOP = 92;
/** Width of a mark's name, in CSS pixels. */
const MARK_NAME = 100;

/** Where the lanes lie within a drawing of that width, in CSS pixels. */
export function laneRoom(width: number): { left: number; plotWidth: number } {
  const left = 62;
  const right = width < 560 ? 78 : 124;
  return { left, plotWidth: Math.max(80, width - left - right) };
}

/** The lanes of a run over one time axis; what comes after the playhead is dimmed. */
export function LaneStack({
  record,
  lanes,
  style,
  truthShown,
  ticksShown,
  played,
  width,
  onMove,
}: {
  record: RunRecord;
  lanes: readonly Lane[];
  style: PlanStyle;
  truthShown: boolean;
  ticksShown: number;
  /** Where the playhead is, in ticks; undefined for nowhere. */
  played: number | undefined;
  width: number;
  onMove: (played: number) => void;
}) {
  const { left, plotWidth } = laneRoom(width);
  const bottom = bottomOf(lanes);
  const { tops, gates } = topsOf(lanes);
  const moveTo = (event: PointerEvent<SVGSVGElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - left;
    onMove(Math.round(Math.min(1, Math.max(0, x / plotWidth)) * ticksShown));
  };
  const x = played === undefined ? undefined : (Math.min(played, ticksShown) / ticksShown) * plotWidth;
  return (
    <svg
      className="plot lane-stack"
      role="img"
      aria-label={`Run ${formatWhole(record.replication)} of ${record.plan.name} over ${formatHours(ticksShown * record.tickHours)}, in ${lanes.length + 1} lanes: ${[lanes[0]!.title, 'Gates', ...lanes.slice(1).map(({ title }) => title)].join('; ')}.`}
      width={width}
      height={bottom + 50}
      viewBox={`0 0 ${width} ${bottom + 50}`}
      onPointerDown={(event) => {
        if (event.button === 0) moveTo(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) moveTo(event);
      }}
    >
      <g transform={`translate(${left},0)`}>
        <StillLanes {...{ record, lanes, style, truthShown, ticksShown, plotWidth, room: width - left }} />
        {x !== undefined && (
          <g className="playhead" data-screen-only="">
            {[...tops.map((top) => ({ top, height: LANE })), { top: gates - 4, height: GATE_LANE + 4 }].map(
              ({ top, height }) => (
                <g key={top}>
                  <rect x={x} y={top - 2} width={Math.max(0, plotWidth - x + 1)} height={height + 2} />
                  <line className="crosshair" x1={x} x2={x} y1={top} y2={top + height} />
                </g>
              ),
            )}
          </g>
        )}
      </g>
    </svg>
  );
}

/** The exposure's lane, then the gates', then the others: tops in CSS pixels. */
function topsOf(lanes: readonly Lane[]): { tops: number[]; gates: number } {
  const gates = TOP + LANE + LANE_GAP;
  const afterGates = gates + GATE_LANE + LANE_GAP - 8;
  return {
    tops: lanes.map((_, row) => (row === 0 ? TOP : afterGates + (row - 1) * (LANE + LANE_GAP))),
    gates,
  };
}

function bottomOf(lanes: readonly Lane[]): number {
  return topsOf(lanes).tops.at(-1)! + LANE;
}

/** All that a playhead leaves as it is, drawn once. */
const StillLanes = memo(function StillLanes({
  record,
  lanes,
  style,
  truthShown,
  ticksShown,
  plotWidth,
  room,
}: {
  record: RunRecord;
  lanes: readonly Lane[];
  style: PlanStyle;
  truthShown: boolean;
  ticksShown: number;
  plotWidth: number;
  /** Right of the lanes' left edge, in CSS pixels. */
  room: number;
}) {
  const { tickHours } = record;
  const unit = timeUnit(ticksShown * tickHours);
  const axis = Scale.scaleLinear({
    domain: [0, (ticksShown * tickHours) / unit.hours],
    range: [0, plotWidth],
  });
  const toX = (hours: number) => (hours / (ticksShown * tickHours)) * plotWidth;
  const marks = marksOf(record, truthShown).filter(({ hours }) => hours <= ticksShown * tickHours + 1e-9);
  const { tops, gates } = topsOf(lanes);
  return (
    <>
      <PhaseBands {...{ record, ticksShown, plotWidth }} top={TOP - 56} />
      {lanes.map((lane, row) => (
        <LaneDrawing key={lane.title} {...{ record, lane, ticksShown, style, plotWidth }} top={tops[row]!} />
      ))}
      <GateLane {...{ record, ticksShown, style, plotWidth }} top={gates} />
      {marks.map((mark, row) => (
        <Mark
          key={mark.kind}
          mark={mark}
          at={toX(mark.hours)}
          nameY={row > 0 && toX(mark.hours) - toX(marks[row - 1]!.hours) < MARK_NAME ? 28 : 12}
          room={room}
          tops={tops}
        />
      ))}
      <BottomAxis
        scale={axis}
        at={bottomOf(lanes)}
        format={formatAmount}
        ticks={7}
        label={`${unit.many} since the start`}
      />
    </>
  );
});

/** A mark's line within the lanes, clear of their titles, and its name above them all. */
function Mark({
  mark: { text, kind },
  at,
  nameY,
  room,
  tops,
}: {
  mark: RunMark;
  at: number;
  nameY: number;
  room: number;
  tops: readonly number[];
}) {
  return (
    <g className="trace-mark" data-kind={kind}>
      <text className="end-note" x={at} y={nameY} textAnchor={at + MARK_NAME > room ? 'end' : 'start'}>
        {text}
      </text>
      <line x1={at} x2={at} y1={nameY + 4} y2={TOP - 56} />
      {tops.map((top) => (
        <line key={top} x1={at} x2={at} y1={top} y2={top + LANE} />
      ))}
    </g>
  );
}
