import type { PlanExemplars, PlanResult, StoppingDot } from '../../sim-core/index.ts';
import { dotsPath } from '../charts/paths.ts';
import { stackDots } from '../charts/stackDots.ts';
import { formatHours } from '../format/durations.ts';
import { formatProbability } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { FittedLabel } from './FittedLabel.tsx';

const PITCH = 4.5;
/** Of a dot, in CSS pixels. */
export const STOP_RADIUS = 1.9;
const MOST_ROWS = 9;
/** Beside the strip, for the runs without a verdict. */
const APART_COLUMNS = 10;
const APART_WIDTH = APART_COLUMNS * PITCH;
const APART_GAP = 12;

/** A dot and where it stands: right of the strip's beginning and above its line. */
export interface PlacedStop {
  readonly dot: StoppingDot;
  readonly x: number;
  readonly up: number;
}

/** How strips of that width in all are laid out: the time axis takes what the runs without a verdict leave. */
export function placeStops(width: number, horizonHours: number) {
  const stopsWidth = Math.max(60, width - APART_WIDTH - APART_GAP);
  const columns = Math.floor(stopsWidth / PITCH) + 1;
  const stopsOf = (dots: readonly StoppingDot[]): readonly PlacedStop[] => {
    const decided = dots.filter(({ hours }) => hours !== null);
    const open = dots.filter(({ hours }) => hours === null);
    const stacks = stackDots(
      decided.map(({ hours }) => ((hours! / horizonHours) * stopsWidth) / PITCH),
      columns,
      MOST_ROWS,
    );
    return [
      ...decided.map((dot, index) => ({
        dot,
        x: stacks[index]!.column * PITCH,
        up: (stacks[index]!.row + 0.5) * PITCH,
      })),
      ...open.map((dot, index) => ({
        dot,
        x: stopsWidth + APART_GAP + ((index % APART_COLUMNS) + 0.5) * PITCH,
        up: (Math.floor(index / APART_COLUMNS) + 0.5) * PITCH,
      })),
    ];
  };
  return { stopsOf, width: stopsWidth };
}

/** When the runs of a plan come to their verdicts, those that never do apart. */
export function StoppingStrip({
  plan,
  p90,
  stops,
  style,
  toX,
  width,
  stopsWidth,
}: {
  plan: PlanResult;
  p90: PlanExemplars['decisionP90'];
  stops: readonly PlacedStop[];
  style: PlanStyle;
  toX: (hours: number) => number;
  width: number;
  stopsWidth: number;
}) {
  const where = (isDecided: boolean) =>
    dotsPath(
      stops.filter(({ dot }) => (dot.hours !== null) === isDecided).map(({ x, up }) => ({ x, y: -up })),
      STOP_RADIUS,
    );
  const { undecided } = plan.verdict;
  return (
    <>
      <line className="gridline" x1={0} x2={stopsWidth} y1={0} y2={0} />
      <path d={where(true)} fill={style.colour} />
      <path d={where(false)} fill="var(--surface-3)" stroke="var(--line-strong)" />
      {p90 && (
        <>
          {p90.high !== null && (
            <line
              className="end-interval"
              x1={toX(p90.low)}
              x2={toX(p90.high)}
              y1={4}
              y2={4}
              stroke={style.colour}
            />
          )}
          <line
            x1={toX(p90.estimate)}
            x2={toX(p90.estimate)}
            y1={-2}
            y2={8}
            stroke={style.colour}
            strokeWidth={2.5}
          />
          <FittedLabel x={toX(p90.estimate)} y={17} width={stopsWidth}>
            {`9 in 10 within ${formatHours(p90.estimate)}`}
          </FittedLabel>
        </>
      )}
      {undecided && undecided.estimate > 0 && (
        <text className="end-note" x={width} y={p90 ? 32 : 17} dy="0.35em" textAnchor="end">
          no verdict: {formatProbability(undecided.estimate)}
        </text>
      )}
    </>
  );
}
