import { Scale } from '@visx/visx';
import { useMemo } from 'react';
import type { TraceTick } from '../../sim-core/index.ts';
import { LeftAxis } from '../charts/axes.tsx';
import { gapPath, spreadLabels, stepPath } from '../charts/paths.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { pointsOf } from './traceLanes.ts';
import type { Lane, LinePoint } from './traceLanes.ts';

/** Height of a lane in CSS pixels. */
export const LANE = 96;
/** Looks that are few enough to be marked one by one. */
const MARKED_LOOKS = 60;
/** A p-value below is drawn at the lower edge: beyond it no decision depends on how small it is. */
const SMALLEST_P_VALUE = 1e-6;

/** One lane of a trace: its lines over its own vertical axis, each named at its end. */
export function LaneDrawing({
  lane,
  ticks,
  tickHours,
  style,
  top,
  plotWidth,
  toX,
}: {
  lane: Lane;
  ticks: readonly TraceTick[];
  tickHours: number;
  style: PlanStyle;
  top: number;
  plotWidth: number;
  toX: (hours: number) => number;
}) {
  const series = useMemo(
    () => lane.lines.map((line) => ({ line, points: pointsOf(line, ticks) })),
    [lane, ticks],
  );
  const present = series.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
  if (present.length === 0) {
    return (
      <g transform={`translate(0,${top})`}>
        <LaneTitle lane={lane} />
        <rect width={plotWidth} height={LANE} fill="var(--surface-2)" />
        <text className="end-note" x={plotWidth / 2} y={LANE / 2} dy="0.35em" textAnchor="middle">
          the team has no such number in this run
        </text>
      </g>
    );
  }
  let low = Infinity;
  let high = -Infinity;
  for (const value of present) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const linear = Scale.scaleLinear({
    domain: [Math.min(0, low), high <= 0 ? (low === 0 ? 1 : 0) : high * 1.08],
    range: [LANE, 0],
    nice: true,
  });
  const logarithmic = Scale.scaleLog({
    domain: [Math.max(SMALLEST_P_VALUE, Math.min(0.001, low / 1.5)), 1],
    range: [LANE, 0],
    clamp: true,
  });
  const y = (value: number) =>
    lane.logarithmic ? logarithmic(Math.max(value, SMALLEST_P_VALUE)) : linear(value);
  const ends = series.map(({ points }) => points.findLast(({ value }) => value !== null));
  const toEnd = ({ tick }: LinePoint) => toX(tick.hours + (lane.stepped ? 0 : tickHours));
  // A line that ends early is named where it ends, unless the names would then cross another line.
  const endsAt = Math.max(...ends.map((end) => (end ? toEnd(end) : 0)));
  const labelX = (lane.stepped || endsAt > plotWidth * 0.8 ? plotWidth : endsAt) + 8;
  const labels = spreadLabels(
    ends.map((end) => y(end?.value ?? 0)),
    15,
    4,
    LANE - 2,
  );
  return (
    <g transform={`translate(0,${top})`}>
      <LaneTitle lane={lane} />
      {lane.logarithmic ? (
        <LeftAxis
          scale={logarithmic}
          at={0}
          width={plotWidth}
          values={[1, 0.01, 0.0001].filter((value) => value >= logarithmic.domain()[0]!)}
          format={lane.format}
        />
      ) : (
        <LeftAxis scale={linear} at={0} width={plotWidth} ticks={3} format={lane.format} />
      )}
      {series.map(({ line, points }, index) => {
        const end = ends[index]?.value ?? undefined;
        const stroke = line.tone === 'plan' ? style.colour : 'var(--ink-2)';
        const common = {
          fill: 'none',
          stroke,
          strokeWidth: line.tone === 'plan' ? 2 : 1.5,
          strokeDasharray: line.dash,
        };
        const drawn = points.map((point) =>
          point.value === null ? undefined : { x: toEnd(point), y: y(point.value) },
        );
        return (
          <g key={line.name}>
            {lane.stepped ? (
              <path
                {...common}
                d={stepPath([
                  ...drawn.filter((point) => point !== undefined),
                  ...(end === undefined ? [] : [{ x: plotWidth, y: y(end) }]),
                ])}
              />
            ) : (
              <>
                <path {...common} d={gapPath(drawn)} />
                {line.byLook &&
                  drawn.filter((point) => point !== undefined).length <= MARKED_LOOKS &&
                  drawn.map((point) =>
                    point ? <circle key={point.x} cx={point.x} cy={point.y} r={2.5} fill={stroke} /> : null,
                  )}
              </>
            )}
            {end !== undefined && (
              <text className="end-note" x={labelX} y={labels[index]} dy="0.35em">
                {line.name}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

function LaneTitle({ lane }: { lane: Lane }) {
  return (
    <text className="lane-title" x={0} y={-12}>
      {lane.title}
    </text>
  );
}
