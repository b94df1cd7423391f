import { Scale } from '@visx/visx';
import { memo, useId, useMemo } from 'react';
import { strategies } from '../../../sim-core/index.ts';
import { LeftAxis } from '../../charts/axes.tsx';
import { lonePoints } from '../../charts/lonePoints.ts';
import { spreadLabels, stepPath } from '../../charts/paths.ts';
import { seriesBandPath, seriesPath } from '../../charts/seriesPath.ts';
import type { PlanStyle } from '../../plans/planStyle.ts';
import type { Lane, LaneLine, RunRecord } from '../../runs/runRecord.ts';
import { formatOf } from '../../runs/runWords.ts';

/** Height of a lane in CSS pixels. */
export const LANE = 92;
/** Ticks that are few enough to be drawn as steps. */
const FEW_TICKS = 2000;
/** Looks that are few enough to be marked one by one. */
const MARKED_LOOKS = 60;
/** A p-value below is drawn at the lower edge: beyond it no decision depends on how small it is. */
const SMALLEST_P_VALUE = 1e-6;

interface LaneProps {
  record: RunRecord;
  lane: Lane;
  /** Draws no further than that. */
  ticksShown: number;
  style: PlanStyle;
  top: number;
  plotWidth: number;
}

/** One lane of a run: its lines over its own vertical axis, each named at its end, with the interval of what was counted. */
export const LaneDrawing = memo(function LaneDrawing({
  record,
  lane,
  ticksShown,
  style,
  top,
  plotWidth,
}: LaneProps) {
  const clip = useId();
  const range = useMemo(() => rangeOf(record, lane, ticksShown), [record, lane, ticksShown]);
  if (!range) {
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
  const [low, high] = range;
  const linear = Scale.scaleLinear({
    domain: domainOf(lane, low, high),
    range: [LANE, 0],
    nice: true,
  });
  const logarithmic = Scale.scaleLog({
    domain: [Math.max(SMALLEST_P_VALUE, Math.min(0.001, low / 1.5)), 1],
    range: [LANE, 0],
    clamp: true,
  });
  const toY = (value: number) =>
    lane.logarithmic ? logarithmic(Math.max(value, SMALLEST_P_VALUE)) : linear(value);
  const toX = (played: number) => (played / ticksShown) * plotWidth;
  const ends = lane.lines.map((line) => lastKnown(line, ticksShown));
  // A line that ends early is named where it ends, unless the names would then cross another line.
  const endsAt = Math.max(...ends.map((end) => (end === undefined ? 0 : toX(end + 1))));
  const labelX = (lane.stepped || endsAt > plotWidth * 0.8 ? plotWidth : endsAt) + 8;
  const labels = spreadLabels(
    ends.map((end, index) => (end === undefined ? 0 : toY(lane.lines[index]!.values[end]!))),
    15,
    4,
    LANE - 2,
  );
  const format = formatOf[lane.unit];
  return (
    <g transform={`translate(0,${top})`}>
      <LaneTitle lane={lane} />
      <clipPath id={clip}>
        <rect x={-3} y={-3} width={plotWidth + 6} height={LANE + 6} />
      </clipPath>
      {lane.logarithmic ? (
        <LeftAxis
          scale={logarithmic}
          at={0}
          width={plotWidth}
          values={[1, 0.01, 0.0001].filter((value) => value >= logarithmic.domain()[0]!)}
          format={format}
        />
      ) : (
        <LeftAxis scale={linear} at={0} width={plotWidth} ticks={3} format={format} />
      )}
      <g clipPath={`url(#${clip})`}>
        {lane.lines.map((line) => (
          <LaneBand key={line.name} {...{ record, line, ticksShown, style, toX, toY }} />
        ))}
        {lane.lines.map((line) => (
          <LanePath key={line.name} {...{ record, lane, line, ticksShown, style, toX, toY }} />
        ))}
      </g>
      {lane.lines.map((line, index) =>
        ends[index] === undefined ? null : (
          <text key={line.name} className="end-note" x={labelX} y={labels[index]} dy="0.35em">
            {line.name}
          </text>
        ),
      )}
    </g>
  );
});

interface LineProps {
  record: RunRecord;
  line: LaneLine;
  ticksShown: number;
  style: PlanStyle;
  toX: (played: number) => number;
  toY: (value: number) => number;
}

function LaneBand({ record, line, ticksShown, style, toX, toY }: LineProps) {
  if (!line.band) return null;
  const { low, high } = line.band;
  return stretches(record, line, ticksShown).map(({ from, to, strategy }) => (
    <g key={from}>
      <path
        className="lane-band"
        fill={hueOf(line, style, strategy)}
        d={seriesBandPath({ values: low, from, to, toX: (index) => toX(index + 1), toY }, high)}
      />
      <path
        stroke={hueOf(line, style, strategy)}
        d={lonePoints(low, from, to)
          .map((index) => `M${toX(index + 1)},${toY(low[index]!)}V${toY(high[index]!)}`)
          .join('')}
      />
    </g>
  ));
}

function LanePath({ record, lane, line, ticksShown, style, toX, toY }: LineProps & { lane: Lane }) {
  const { values } = line;
  const common = {
    fill: 'none',
    stroke: hueOf(line, style, undefined),
    strokeWidth: line.tone === 'plan' ? 2 : 1.5,
    strokeDasharray: line.dash,
  };
  // Where several ticks share a pixel column, what a tick's value holds over is not to be seen.
  if (lane.stepped && ticksShown <= FEW_TICKS) {
    const changes: { x: number; y: number }[] = [];
    for (let tick = 0; tick < ticksShown; tick += 1) {
      if (tick === 0 || values[tick] !== values[tick - 1])
        changes.push({ x: toX(tick), y: toY(values[tick]!) });
    }
    changes.push({ x: toX(ticksShown), y: toY(values[ticksShown - 1]!) });
    return <path {...common} d={stepPath(changes)} />;
  }
  const parts = stretches(record, line, ticksShown);
  const looks = record.looks.filter((tick) => tick < ticksShown && !Number.isNaN(values[tick]!));
  const marked =
    line.known === 'look' && line.tone === 'plan' && looks.length <= MARKED_LOOKS ? [...looks] : [];
  return (
    <>
      {parts.map(({ from, to, strategy }) => (
        <g key={from} {...common} stroke={hueOf(line, style, strategy)}>
          <path
            d={seriesPath({ values, from, to, toX: (index) => toX(lane.stepped ? index : index + 1), toY })}
          />
          <path
            strokeDasharray="none"
            {...(line.tone === 'limit' ? { strokeWidth: 1.5 } : { strokeWidth: 5, strokeLinecap: 'round' })}
            d={lonePoints(values, from, to)
              .map((index) => ({ x: toX(lane.stepped ? index : index + 1), y: toY(values[index]!) }))
              .map(({ x, y }) => (line.tone === 'limit' ? `M${x - 8},${y}h16` : `M${x},${y}h0`))
              .join('')}
          />
        </g>
      ))}
      {marked.map((tick) => (
        <circle
          key={tick}
          cx={toX(tick + 1)}
          cy={toY(values[tick]!)}
          r={2.5}
          fill={hueOf(line, style, parts.find(({ from, to }) => from <= tick && tick < to)?.strategy)}
        />
      ))}
    </>
  );
}

/** What is drawn in one go: each phase counts anew. */
function stretches(record: RunRecord, { known }: LaneLine, ticksShown: number) {
  if (known === 'run') return [{ from: 0, to: ticksShown, strategy: undefined }];
  return record.visits.flatMap(({ from, to, strategy }) =>
    from < ticksShown ? [{ from, to: Math.min(to, ticksShown), strategy }] : [],
  );
}

/** The plan's own colour; within a phase of a plan that is in ink, that phase's. */
function hueOf(
  { tone }: LaneLine,
  { colour, phaseColours }: PlanStyle,
  strategy: string | undefined,
): string {
  if (tone !== 'plan') return 'var(--ink-2)';
  const own = strategies.find(({ kind }) => kind === strategy)?.appearance.colour;
  return phaseColours.length > 0 ? (own ?? colour) : colour;
}

function lastKnown({ values }: LaneLine, ticksShown: number): number | undefined {
  for (let tick = ticksShown - 1; tick >= 0; tick -= 1) if (!Number.isNaN(values[tick]!)) return tick;
  return undefined;
}

/**
 * Lowest and highest value that is drawn; undefined without any. Of an interval only the last of each phase counts: the first ones
 * are as wide as the axis, and would leave nothing to see of the rest.
 */
function rangeOf(record: RunRecord, { lines }: Lane, ticksShown: number): [number, number] | undefined {
  let low = Infinity;
  let high = -Infinity;
  const include = (value: number | undefined) => {
    if (value === undefined || Number.isNaN(value)) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const { values, band } of lines) {
    for (let tick = 0; tick < ticksShown; tick += 1) include(values[tick]);
    for (const { to } of record.visits) {
      const last = Math.min(to, ticksShown) - 1;
      include(band?.low[last]);
      include(band?.high[last]);
    }
  }
  return low > high ? undefined : [low, high];
}

/** From 0, but for rates that differ little beside how large they are: lines, unlike bars, are read by where they lie. */
function domainOf({ kind }: Lane, low: number, high: number): [number, number] {
  if ((kind === 'metric' || kind === 'failure') && low > 0.4 * high) {
    const margin = Math.max((high - low) * 0.08, high * 0.01);
    return [low - margin, high + margin];
  }
  return [Math.min(0, low), high <= 0 ? (low === 0 ? 1 : 0) : high * 1.08];
}

function LaneTitle({ lane }: { lane: Lane }) {
  return (
    <text className="lane-title" x={0} y={-12}>
      {lane.title}
    </text>
  );
}
