import { Scale } from '@visx/visx';
import type { PlanResult } from '../../sim-core/index.ts';
import { Marker, PlanKey } from '../charts/Marker.tsx';
import { PlanReadout, readingWords } from '../charts/PlanReadout.tsx';
import type { PlanReading } from '../charts/PlanReadout.tsx';
import { Plot } from '../charts/Plot.tsx';
import { Scrubber } from '../charts/Scrubber.tsx';
import { shorten } from '../charts/shorten.ts';
import { BottomAxis, LeftAxis } from '../charts/axes.tsx';
import { spreadLabels, stepBandPath, stepPath } from '../charts/paths.ts';
import { useReading } from '../charts/useReading.ts';
import { formatHours, timeUnit } from '../format/durations.ts';
import { formatAmount, formatProbability, formatProbabilityRange } from '../format/numbers.ts';
import { GhostIncidence } from '../pins/GhostLines.tsx';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { Summary } from '../simulation/summary.ts';

const HEIGHT = 300;
const TOP = 14;
const PLOT_HEIGHT = 226;
/** Mean width of a character of a label, in CSS pixels, for fonts on the wide side. */
const LABEL_CHARACTER = 8;
/** Lines that are named where they end; more would not find room and are named in a legend. */
const MOST_NAMED = 6;

/** The step of a plan's incidence that holds at an hour; -1 before any. */
function stepAt({ detection }: PlanResult, hours: number): number {
  return detection.incidence.findLastIndex((step) => step.hours <= hours);
}

/** The share that each plan has caught by each hour, with its interval; below it the values at one hour. */
export function IncidencePlot({
  plans,
  exemplars,
  styles,
  hoursWatched,
  width,
  label,
}: {
  plans: readonly PlanResult[];
  exemplars: Summary['exemplars'];
  styles: ReadonlyMap<string, PlanStyle>;
  /** From the onset to the end of the world. */
  hoursWatched: number;
  width: number;
  label: string;
}) {
  const { place: position, setPlace, point } = useReading<number>();
  const left = 46;
  const names = new Map(plans.map(({ id, name }) => [id, shorten(name, width < 560 ? 18 : 26)]));
  // Room for the longest label: its name, a blank and its percentage.
  const isNamed = plans.length <= MOST_NAMED;
  const longest = isNamed ? Math.max(...[...names.values()].map((name) => name.length)) + 6 : 1;
  const plotWidth = Math.max(80, width - left - 22 - longest * LABEL_CHARACTER);
  const unit = timeUnit(hoursWatched);
  const x = Scale.scaleLinear({ domain: [0, hoursWatched / unit.hours], range: [0, plotWidth] });
  const y = Scale.scaleLinear({ domain: [0, 1], range: [PLOT_HEIGHT, 0] });
  const lines = plans.map((plan) => {
    const start = { x: 0, probability: 0, low: 0, high: 0 };
    const steps = plan.detection.incidence.map(({ hours, ...step }) => ({
      x: x(hours / unit.hours),
      ...step,
    }));
    const all = [start, ...steps, { ...(steps.at(-1) ?? start), x: plotWidth }];
    return {
      plan,
      style: styles.get(plan.id)!,
      final: plan.detection.probability?.estimate ?? 0,
      line: stepPath(all.map((step) => ({ x: step.x, y: y(step.probability) }))),
      band: stepBandPath(all.map(({ low, high, ...step }) => ({ x: step.x, low: y(low), high: y(high) }))),
    };
  });
  const labels = spreadLabels(
    lines.map(({ final }) => y(final)),
    34,
    6,
    PLOT_HEIGHT - 4,
  );
  const hours = position === undefined ? undefined : position * hoursWatched;
  const readings = lines.map(({ plan, style }): PlanReading => {
    const at = hours === undefined ? -1 : stepAt(plan, hours);
    const step = plan.detection.incidence[at];
    const replication = exemplars[plan.id]?.incidence[at];
    return {
      id: plan.id,
      name: plan.name,
      style,
      value: formatProbability(step?.probability ?? 0),
      note: step && formatProbabilityRange(step.low, step.high),
      runs:
        step && replication !== undefined
          ? [
              {
                planId: plan.id,
                planName: plan.name,
                replication,
                as: `caught after ${formatHours(step.hours)}`,
              },
            ]
          : [],
    };
  });
  return (
    <>
      {!isNamed && (
        <ul className="legend" aria-hidden="true">
          {plans.map(({ id, name }) => (
            <li key={id}>
              <PlanKey style={styles.get(id)!} />
              {name}
            </li>
          ))}
        </ul>
      )}
      <Plot
        label={label}
        width={width}
        height={HEIGHT}
        plotLeft={left}
        plotWidth={plotWidth}
        onPoint={(next, _at, gesture) => point(next, gesture)}
      >
        <g transform={`translate(${left},${TOP})`}>
          <LeftAxis
            scale={y}
            at={0}
            width={plotWidth}
            values={[0, 0.25, 0.5, 0.75, 1]}
            format={formatProbability}
          />
          {lines.map(({ plan, style, band }) => (
            <path key={plan.id} d={band} fill={style.colour} opacity={isNamed ? 0.14 : 0.05} />
          ))}
          {lines.map(({ plan, style, line }) => (
            <path
              key={plan.id}
              d={line}
              fill="none"
              stroke={style.colour}
              strokeWidth={style.lineWidth}
              strokeDasharray={style.dash}
              strokeLinejoin="round"
            />
          ))}
          <GhostIncidence styles={styles} toX={(own) => x(own / unit.hours)} toY={y} width={plotWidth} />
          {hours !== undefined && (
            <line
              className="crosshair"
              x1={x(hours / unit.hours)}
              x2={x(hours / unit.hours)}
              y1={0}
              y2={PLOT_HEIGHT}
            />
          )}
          {lines.map(({ plan, style, final }, index) => {
            const interval = plan.detection.probability;
            const at = labels[index]!;
            return (
              <g key={plan.id} transform={`translate(${plotWidth},0)`}>
                {interval && (
                  <line
                    className="end-interval"
                    x1={0}
                    x2={0}
                    y1={y(interval.low)}
                    y2={y(interval.high)}
                    stroke={style.colour}
                  />
                )}
                <Marker style={style} x={0} y={y(final)} />
                {isNamed && (
                  <>
                    <path className="leader" d={`M5,${y(final)}L14,${at}`} />
                    <text className="end-label" x={18} y={at} dy="-0.15em">
                      {names.get(plan.id)} {formatProbability(final)}
                    </text>
                    <text className="end-note" x={18} y={at} dy="1.05em">
                      never: {formatProbability(plan.missed?.estimate ?? 1)}
                    </text>
                  </>
                )}
              </g>
            );
          })}
          <BottomAxis
            scale={x}
            at={PLOT_HEIGHT}
            format={formatAmount}
            ticks={width < 560 ? 4 : 7}
            label={`${unit.many} since the harm began`}
          />
        </g>
      </Plot>
      <Scrubber
        label="Read the chart at a time since the harm began"
        position={position}
        onMove={setPlace}
        left={left}
        width={plotWidth}
        valueText={
          hours === undefined
            ? 'not reading yet'
            : readingWords('caught within', formatHours(hours), readings)
        }
      >
        {hours === undefined ? (
          <p className="hint">
            Move along the chart, or use the slider and the arrow keys, to read values and open the runs
            behind them.
          </p>
        ) : (
          <PlanReadout title="Caught within" place={formatHours(hours)} plans={readings} />
        )}
      </Scrubber>
    </>
  );
}
