import { Scale } from '@visx/visx';
import type { PlanResult } from '../../sim-core/index.ts';
import { Marker } from '../charts/Marker.tsx';
import { Plot } from '../charts/Plot.tsx';
import { PointReader } from '../charts/PointReader.tsx';
import { RowLabel } from '../charts/RowLabel.tsx';
import { BottomAxis } from '../charts/axes.tsx';
import { usePointReading } from '../charts/useReading.ts';
import { formatAmount } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { Summary } from '../simulation/summary.ts';
import { costWords, costs } from './costs.ts';

const ROW = 34;
const BAR = 14;
const HEAD = 24;
const GAP = 36;
const FOOT = 34;
/** Panels stand beside each other from here on. */
const WIDE = 620;
/** Room right of a bar for its number. */
const VALUE_ROOM = 170;

/** One small chart of bars a cost, each with its own scale; the plans in the same rows. */
export function CostPlot({
  plans,
  exemplars,
  styles,
  width,
  label,
}: {
  plans: readonly PlanResult[];
  exemplars: Summary['exemplars'];
  styles: ReadonlyMap<string, PlanStyle>;
  width: number;
  label: string;
}) {
  const left = Math.min(190, Math.max(152, width * 0.2));
  const shown = costs.filter(({ of }) => plans.some((plan) => (of(plan)?.mean ?? 0) > 0));
  const isWide = width >= WIDE;
  const across = isWide ? Math.max(1, shown.length) : 1;
  const panelWidth = Math.max(120, (width - left - GAP * (across - 1)) / across);
  const barWidth = Math.max(40, panelWidth - VALUE_ROOM);
  const panelHeight = HEAD + plans.length * ROW + FOOT;
  const panels = shown.map((cost, index) => {
    const largest = Math.max(
      ...plans.map((plan) => {
        const found = cost.of(plan);
        return found ? (found.intervals.mean?.[1] ?? found.mean) : 0;
      }),
    );
    return {
      cost,
      x0: left + (isWide ? index * (panelWidth + GAP) : 0),
      y0: isWide ? 0 : index * panelHeight,
      x: Scale.scaleLinear({ domain: [0, largest], range: [0, barWidth] }),
    };
  });
  const bars = panels.flatMap(({ cost, x0, y0, x }) =>
    plans.flatMap((plan, row) => {
      const found = cost.of(plan);
      const replication = exemplars[plan.id]?.costs[cost.key];
      if (!found || replication === null || replication === undefined) return [];
      return [
        {
          x: x0 + x(Math.max(0, found.mean)),
          y: y0 + HEAD + row * ROW + BAR / 2,
          words: `${plan.name}: ${costWords(found)} ${cost.unit}, on average`,
          runs: [{ planId: plan.id, planName: plan.name, replication, as: 'nearest to the mean' }],
        },
      ];
    }),
  );
  const { index, setIndex, onPoint } = usePointReading(bars);
  if (shown.length === 0) return null;
  const read = index === undefined ? undefined : bars[index];
  return (
    <>
      <Plot label={label} width={width} height={panelHeight * (isWide ? 1 : shown.length)} onPoint={onPoint}>
        {panels.map(({ cost, x0, y0, x }, panel) => (
          <g key={cost.key} transform={`translate(${x0},${y0})`}>
            <text className="lane-title" y={12}>
              {cost.title}
            </text>
            {plans.map((plan, row) => {
              const style = styles.get(plan.id)!;
              const found = cost.of(plan);
              const interval = found?.intervals.mean;
              return (
                <g key={plan.id} transform={`translate(0,${HEAD + row * ROW})`}>
                  {(panel === 0 || !isWide) && (
                    <>
                      <Marker style={style} x={8 - left} y={BAR / 2} />
                      <RowLabel name={plan.name} x={22 - left} y={BAR / 2} width={left - 26} grows="around" />
                    </>
                  )}
                  {found && found.mean > 0 && <rect width={x(found.mean)} height={BAR} fill={style.colour} />}
                  {interval && interval[1] > 0 && (
                    <line
                      className="bar-interval"
                      x1={x(Math.max(0, interval[0]))}
                      x2={x(interval[1])}
                      y1={BAR / 2}
                      y2={BAR / 2}
                    />
                  )}
                  <text
                    className="end-note"
                    x={x(Math.max(0, interval?.[1] ?? found?.mean ?? 0)) + 7}
                    y={BAR / 2}
                    dy="0.35em"
                  >
                    {found && found.mean > 0 ? costWords(found) : cost.none}
                  </text>
                </g>
              );
            })}
            <BottomAxis
              scale={x}
              at={HEAD + plans.length * ROW}
              format={formatAmount}
              ticks={barWidth < 200 ? 2 : 4}
            />
          </g>
        ))}
        {read && <circle data-screen-only className="read-ring" cx={read.x} cy={read.y} r={9} />}
      </Plot>
      <PointReader
        label="Go through the costs"
        caption="Single runs"
        points={bars}
        index={index}
        onMove={setIndex}
        hint="Point at a bar's end, or use the arrow keys, to open the run nearest to it."
        left={left}
        width={Math.max(120, width - left - 8)}
      />
    </>
  );
}
