import { Scale } from '@visx/visx';
import { QUANTILE_DOTS } from '../../sim-core/index.ts';
import type { PlanExemplars, PlanResult } from '../../sim-core/index.ts';
import { Marker } from '../charts/Marker.tsx';
import { Plot } from '../charts/Plot.tsx';
import { PointReader } from '../charts/PointReader.tsx';
import { RowLabel } from '../charts/RowLabel.tsx';
import { BottomAxis } from '../charts/axes.tsx';
import { decadesWithin } from '../charts/decades.ts';
import { usePointReading } from '../charts/useReading.ts';
import { timeUnit } from '../format/durations.ts';
import { formatAmount } from '../format/numbers.ts';
import { GhostSample } from '../pins/GhostLines.tsx';
import { pinnedSample } from '../pins/ghostPlans.ts';
import { useGhosts } from '../pins/ghosts.tsx';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { Summary } from '../simulation/summary.ts';
import { SampleBar } from './SampleBar.tsx';
import { STOP_RADIUS, StoppingStrip, placeStops } from './StoppingStrip.tsx';
import { stopWords } from './sampleWords.ts';

const ROW = 92;
const MIDDLE = 42;
const HEAD = 22;
const GAP = 24;

/** Sample and time of the verdict side by side, a row a plan: a run read in one is shown in the other. */
export function SamplePlot({
  plans,
  exemplars,
  styles,
  horizonHours,
  width,
  label,
}: {
  plans: readonly PlanResult[];
  exemplars: Summary['exemplars'];
  styles: ReadonlyMap<string, PlanStyle>;
  horizonHours: number;
  width: number;
  label: string;
}) {
  const left = Math.min(180, Math.max(152, width * 0.2));
  const room = Math.max(240, width - left - GAP - 16);
  const sampleWidth = Math.round(room * 0.5);
  const timeWidth = room - sampleWidth;
  const timeLeft = left + sampleWidth + GAP;
  const own = plans.map((plan) => ({
    plan,
    style: styles.get(plan.id)!,
    exemplars: exemplars[plan.id]!,
  }));
  const ghosts = useGhosts();
  const pinnedMeans = own.flatMap(({ plan }) => pinnedSample(ghosts, plan) ?? []);
  const domain = sampleDomain(own, pinnedMeans);
  const x = Scale.scaleLog({ domain: domain ?? [1, 10], range: [0, sampleWidth], clamp: true });
  const unit = timeUnit(horizonHours);
  const { stopsOf, width: stopsWidth } = placeStops(timeWidth, horizonHours);
  const time = Scale.scaleLinear({ domain: [0, horizonHours / unit.hours], range: [0, stopsWidth] });
  const bottom = HEAD + plans.length * ROW;
  const stops = own.flatMap(({ plan, exemplars: found }, row) =>
    stopsOf(found.stopping).map((stop) => ({
      ...stop,
      row,
      y: HEAD + row * ROW + MIDDLE + 4 - stop.up,
      unitsX: x(Math.max(domain?.[0] ?? 1, stop.dot.units)),
      words: stopWords(plan, stop.dot),
      runs: [{ planId: plan.id, planName: plan.name, replication: stop.dot.replication }],
    })),
  );
  const { index, setIndex, onPoint } = usePointReading(
    stops.map((stop) => ({ x: timeLeft + stop.x, y: stop.y })),
  );
  if (!domain) return <p className="empty">No plan has seen any of its sample yet.</p>;
  const read = index === undefined ? undefined : stops[index];
  const decades = decadesWithin(...domain, sampleWidth);
  return (
    <>
      <ul className="legend" aria-hidden="true">
        <li>
          <svg width="30" height="14" focusable="false">
            <rect x="0" y="2" width="28" height="10" rx="2" fill="var(--ink)" opacity="0.25" />
            <line x1="28" x2="28" y1="0" y2="14" stroke="var(--ink)" strokeWidth="2" />
          </svg>
          8 in 10 runs, up to what 9 in 10 use at most
        </li>
        <li>
          <svg width="12" height="14" focusable="false">
            <circle cx="6" cy="7" r="4.5" fill="var(--ink)" />
          </svg>
          mean
        </li>
        <li>
          <svg width="6" height="14" focusable="false">
            <line x1="3" x2="3" y1="0" y2="14" className="required" />
          </svg>
          theory asks for
        </li>
        <li>
          <svg width="6" height="14" focusable="false">
            <circle cx="3" cy="7" r={STOP_RADIUS} fill="var(--ink)" />
          </svg>
          1 in {QUANTILE_DOTS} runs
        </li>
      </ul>
      <Plot label={label} width={width} height={bottom + 50} onPoint={onPoint}>
        <text className="lane-title" x={left} y={12}>
          Sample
        </text>
        <text className="lane-title" x={timeLeft} y={12}>
          Time to the verdict
        </text>
        <g transform={`translate(${left},0)`}>
          {decades.map((decade) => (
            <line key={decade} className="gridline" x1={x(decade)} x2={x(decade)} y1={HEAD} y2={bottom} />
          ))}
        </g>
        {own.map(({ plan, style, exemplars: found }, row) => (
          <g key={plan.id} transform={`translate(0,${HEAD + row * ROW})`}>
            <Marker style={style} x={8} y={MIDDLE - 8} />
            <RowLabel name={plan.name} x={22} y={MIDDLE - 8} width={left - 26} grows="up" />
            <text className="end-note" x={22} y={MIDDLE + 9} dy="0.35em">
              {plan.sampleSize.unit}
            </text>
            <g transform={`translate(${left},${MIDDLE})`}>
              <SampleBar
                plan={plan}
                p90={found.sampleP90}
                style={style}
                toX={(value) => x(Math.max(domain[0], value))}
                width={sampleWidth}
              />
              <GhostSample
                mean={pinnedSample(ghosts, plan)}
                now={plan.sampleSize.used?.mean ?? 0}
                style={style}
                toX={(value) => x(Math.max(domain[0], value))}
                width={sampleWidth}
              />
            </g>
            <g transform={`translate(${timeLeft},${MIDDLE + 4})`}>
              <StoppingStrip
                plan={plan}
                p90={found.decisionP90}
                stops={stopsOf(found.stopping)}
                style={style}
                toX={(hours) => time(hours / unit.hours)}
                width={timeWidth}
                stopsWidth={stopsWidth}
              />
            </g>
          </g>
        ))}
        {read && (
          <g data-screen-only>
            <circle className="read-ring" cx={timeLeft + read.x} cy={read.y} r={6} />
            <line
              className="read-ring"
              x1={left + read.unitsX}
              x2={left + read.unitsX}
              y1={HEAD + read.row * ROW + MIDDLE - 12}
              y2={HEAD + read.row * ROW + MIDDLE + 12}
            />
          </g>
        )}
        <g transform={`translate(${left},0)`}>
          <BottomAxis
            scale={x}
            at={bottom}
            values={decades}
            format={formatAmount}
            label="each in its own unit (logarithmic)"
          />
        </g>
        <g transform={`translate(${timeLeft},0)`}>
          <BottomAxis
            scale={time}
            at={bottom}
            format={formatAmount}
            ticks={4}
            label={`${unit.many} since the start`}
          />
        </g>
      </Plot>
      <PointReader
        label="Go through the verdicts of single runs"
        caption="Single runs"
        points={stops}
        index={index}
        onMove={setIndex}
        hint="Point at a dot, or use the arrow keys, to see a run's time and sample together and to open it."
        left={left}
        width={sampleWidth + GAP + timeWidth}
      />
    </>
  );
}

/** From a power of ten below all samples to a little above; undefined where nothing was seen. */
function sampleDomain(
  plans: readonly { readonly plan: PlanResult; readonly exemplars: PlanExemplars }[],
  pinnedMeans: readonly number[],
): [number, number] | undefined {
  const own = plans.flatMap(({ plan: { sampleSize }, exemplars }) => [
    sampleSize.used?.p10,
    sampleSize.used?.mean,
    exemplars.sampleP90?.high ?? undefined,
    sampleSize.required ?? undefined,
  ]);
  const values = [...own, ...pinnedMeans].filter(
    (value): value is number => value !== undefined && value > 0,
  );
  if (values.length === 0) return undefined;
  const from = 10 ** Math.floor(Math.log10(Math.min(...values)));
  return [from, Math.max(from * 10, Math.max(...values) * 1.3)];
}
