import { memo } from 'react';
import type { PlanStyle } from '../../plans/planStyle.ts';
import type { RunEvent, RunRecord } from '../../runs/runRecord.ts';

/** Height of the lane in CSS pixels. */
export const GATE_LANE = 44;
/** Looks nearer to each other than that, in CSS pixels, are drawn as one line. */
const NEAREST = 3;
/** Width of a word beside a mark, in CSS pixels. */
const WORD = 66;

const words: Readonly<Record<NonNullable<RunEvent['outcome']>, string>> = {
  goesOn: 'passed',
  passed: 'passed',
  failed: 'failed',
  undecided: 'undecided',
};

/** When the team looked, and what each gate decided: a tick for a look, a mark and a word for a decision. */
export const GateLane = memo(function GateLane({
  record,
  ticksShown,
  style,
  top,
  plotWidth,
}: {
  record: RunRecord;
  ticksShown: number;
  style: PlanStyle;
  top: number;
  plotWidth: number;
}) {
  const toX = (played: number) => (played / ticksShown) * plotWidth;
  const looks = record.looks.filter((tick) => tick < ticksShown);
  const isDense = looks.length * NEAREST > plotWidth;
  const gates = record.events.filter(({ kind, tick }) => kind === 'gate' && tick <= ticksShown);
  const middle = GATE_LANE - 10;
  const worded = withRoom(gates.map(({ tick }) => toX(tick)));
  return (
    <g transform={`translate(0,${top})`}>
      <text className="lane-title" x={0} y={-12}>
        {`Gates: ${looks.length === 1 ? '1 look' : `${looks.length.toLocaleString('en-US')} looks`}, and what was decided`}
      </text>
      <line className="gridline" x1={0} x2={plotWidth} y1={middle} y2={middle} />
      {isDense
        ? record.visits
            .filter(({ from }) => from < ticksShown)
            .map(({ from, to }) => (
              <rect
                key={from}
                x={toX(from)}
                width={toX(Math.min(to, ticksShown)) - toX(from)}
                y={middle - 3}
                height={6}
                fill="var(--surface-3)"
              />
            ))
        : [...looks].map((tick) => (
            <line
              key={tick}
              className="axis-line"
              x1={toX(tick + 1)}
              x2={toX(tick + 1)}
              y1={middle - 5}
              y2={middle + 5}
            />
          ))}
      {gates.map(({ tick, outcome = 'goesOn' }, index) => {
        const x = toX(tick);
        return (
          <g key={tick} transform={`translate(${x},${middle})`} className="gate-mark">
            {outcome === 'failed' ? (
              <path d="M-5,-5L5,5M5,-5L-5,5" stroke="var(--ink)" strokeWidth="2.5" fill="none" />
            ) : (
              <circle
                r={5}
                fill={outcome === 'undecided' ? 'var(--surface)' : style.colour}
                stroke={outcome === 'undecided' ? style.colour : 'var(--surface)'}
                strokeWidth={outcome === 'undecided' ? 2 : 1}
              />
            )}
            {worded[index] && (
              <text
                className="end-note"
                x={x > plotWidth - WORD ? 6 : -6}
                y={-13}
                textAnchor={x > plotWidth - WORD ? 'end' : 'start'}
              >
                {words[outcome]}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
});

/** Which of the marks, from left to right, have room for a word after the one before. */
function withRoom(places: readonly number[]): boolean[] {
  let end = -Infinity;
  return places.map((x) => {
    const hasRoom = x > end;
    if (hasRoom) end = x + WORD;
    return hasRoom;
  });
}
