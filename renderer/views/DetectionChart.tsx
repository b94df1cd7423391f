import { Scale } from '@visx/visx';
import { useState } from 'react';
import type { PlanResult } from '../../sim-core/index.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { Marker, PlanKey } from '../charts/Marker.tsx';
import { Plot } from '../charts/Plot.tsx';
import { Scrubber } from '../charts/Scrubber.tsx';
import { shorten } from '../charts/shorten.ts';
import { BottomAxis, LeftAxis } from '../charts/axes.tsx';
import { spreadLabels, stepPath } from '../charts/paths.ts';
import { formatHours, timeUnit } from '../format/durations.ts';
import { formatAmount, formatProbability } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { Noted, columnsOf } from './columns.tsx';
import { CAUGHT_IN_HALF, NOT_IN_HALF, caughtInHalf } from './detectionWords.ts';
import { detectionTakeaway } from './takeaways.ts';

const column = columnsOf<PlanResult>();

interface Props {
  plans: readonly PlanResult[];
  styles: ReadonlyMap<string, PlanStyle>;
  /** From the onset to the end of the world; undefined where nothing harmful begins. */
  hoursWatched: number | undefined;
}

const TITLE = 'How soon is the harm caught?';
const HEIGHT = 300;
const TOP = 14;
const PLOT_HEIGHT = 226;
/** Mean width of a character of a label, in CSS pixels, for fonts on the wide side. */
const LABEL_CHARACTER = 8;

/** Cumulative incidence of detection since the harm began; promotion and the horizon leave the rest at "never". */
export function DetectionChart({ plans, styles, hoursWatched }: Props) {
  const takeaway = detectionTakeaway(plans);
  if (hoursWatched === undefined) {
    return (
      <section className="chart-card" aria-labelledby="detection-empty">
        <h3 id="detection-empty">{TITLE}</h3>
        <p className="empty">{takeaway}</p>
      </section>
    );
  }
  const stopsEarly = plans.some(({ stoppedBeforeOnset }) => (stoppedBeforeOnset?.estimate ?? 0) > 0);
  return (
    <ChartCard
      title={TITLE}
      takeaway={takeaway}
      chart={(width) => (
        <Incidence
          plans={plans}
          styles={styles}
          hoursWatched={hoursWatched}
          width={width}
          label={`${TITLE} ${takeaway}`}
        />
      )}
      table={{
        caption: 'Detection by plan',
        rows: plans,
        rowKey: ({ id }) => id,
        columns: [
          column.name('Plan', ({ name }) => name),
          column.probability('Caught', ({ detection }) => detection.probability),
          column.probability('Never caught', ({ missed }) => missed),
          ...(stopsEarly
            ? [column.probability('Stopped before the harm', ({ stoppedBeforeOnset }) => stoppedBeforeOnset)]
            : []),
          {
            title: CAUGHT_IN_HALF,
            numeric: true,
            unit: 'hours',
            cell: (plan) => {
              const median = caughtInHalf(plan);
              return median ? <Noted value={median.value} note={median.interval} /> : NOT_IN_HALF;
            },
            value: ({ detection }) => detection.median?.estimate ?? null,
            bounds: ({ detection: { median } }) => median && [median.low, median.high],
          },
          {
            title: 'When caught at all',
            unit: 'median hours',
            cell: ({ detection: { hours, probability } }) =>
              hours && probability
                ? `of the ${formatProbability(probability.estimate)} caught, half within ${formatHours(hours.p50)}, 9 in 10 within ${formatHours(hours.p90)}`
                : '–',
            value: ({ detection: { hours } }) => hours?.p50 ?? null,
            bounds: ({ detection: { hours } }) => hours?.intervals.p50 ?? null,
          },
        ],
      }}
    />
  );
}

/** The share caught by an hour: what the last step at or before it says. */
function caughtBy(plan: PlanResult, hours: number): number {
  return plan.detection.incidence.findLast((step) => step.hours <= hours)?.probability ?? 0;
}

function Incidence({
  plans,
  styles,
  hoursWatched,
  width,
  label,
}: Props & { hoursWatched: number; width: number; label: string }) {
  const [position, setPosition] = useState<number>();
  const left = 46;
  const names = new Map(plans.map(({ id, name }) => [id, shorten(name, width < 560 ? 18 : 26)]));
  // Room for the longest label: its name, a blank and its percentage.
  const longest = Math.max(...[...names.values()].map((name) => name.length)) + 6;
  const plotWidth = Math.max(80, width - left - 22 - longest * LABEL_CHARACTER);
  const unit = timeUnit(hoursWatched);
  const x = Scale.scaleLinear({ domain: [0, hoursWatched / unit.hours], range: [0, plotWidth] });
  const y = Scale.scaleLinear({ domain: [0, 1], range: [PLOT_HEIGHT, 0] });
  const lines = plans.map((plan) => ({
    plan,
    style: styles.get(plan.id)!,
    final: plan.detection.probability?.estimate ?? 0,
  }));
  const labels = spreadLabels(
    lines.map(({ final }) => y(final)),
    34,
    6,
    PLOT_HEIGHT - 4,
  );
  const hours = position === undefined ? undefined : position * hoursWatched;
  const values = lines.map(
    ({ plan }) => `${plan.name} ${formatProbability(caughtBy(plan, hours ?? hoursWatched))}`,
  );
  return (
    <>
      <Plot
        label={label}
        width={width}
        height={HEIGHT}
        plotLeft={left}
        plotWidth={plotWidth}
        onPoint={setPosition}
      >
        <g transform={`translate(${left},${TOP})`}>
          <LeftAxis
            scale={y}
            at={0}
            width={plotWidth}
            values={[0, 0.25, 0.5, 0.75, 1]}
            format={formatProbability}
          />
          {lines.map(({ plan, style }) => (
            <path
              key={plan.id}
              d={stepPath([
                { x: 0, y: y(0) },
                ...(plan.detection.incidence ?? []).map((step) => ({
                  x: x(step.hours / unit.hours),
                  y: y(step.probability),
                })),
                { x: plotWidth, y: y(plan.detection.probability?.estimate ?? 0) },
              ])}
              fill="none"
              stroke={style.colour}
              strokeWidth={style.lineWidth}
              strokeDasharray={style.dash}
              strokeLinejoin="round"
            />
          ))}
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
                <path className="leader" d={`M5,${y(final)}L14,${at}`} />
                <Marker style={style} x={0} y={y(final)} />
                <text className="end-label" x={18} y={at} dy="-0.15em">
                  {names.get(plan.id)} {formatProbability(final)}
                </text>
                <text className="end-note" x={18} y={at} dy="1.05em">
                  never: {formatProbability(plan.missed?.estimate ?? 1)}
                </text>
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
        onMove={setPosition}
        left={left}
        width={plotWidth}
        valueText={
          hours === undefined
            ? 'not reading yet'
            : `caught within ${formatHours(hours)}: ${values.join(', ')}`
        }
      >
        {hours === undefined ? (
          <p className="hint">Move along the chart, or use the slider and the arrow keys, to read values.</p>
        ) : (
          <dl>
            <div>
              <dt>Caught within</dt>
              <dd>{formatHours(hours)}</dd>
            </div>
            {lines.map(({ plan, style }) => (
              <div key={plan.id}>
                <dt>
                  <PlanKey style={style} />
                  {plan.name}
                </dt>
                <dd>{formatProbability(caughtBy(plan, hours))}</dd>
              </div>
            ))}
          </dl>
        )}
      </Scrubber>
    </>
  );
}
