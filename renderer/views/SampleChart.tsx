import { Scale } from '@visx/visx';
import type { PlanResult } from '../../sim-core/index.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { Marker } from '../charts/Marker.tsx';
import { Plot } from '../charts/Plot.tsx';
import { shorten } from '../charts/shorten.ts';
import { BottomAxis } from '../charts/axes.tsx';
import { decadesWithin } from '../charts/decades.ts';
import { formatAmount, formatRange } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { columnsOf } from './columns.tsx';
import { requiredWords, sampleTakeaway } from './takeaways.ts';

const column = columnsOf<PlanResult>();

interface Props {
  plans: readonly PlanResult[];
  styles: ReadonlyMap<string, PlanStyle>;
}

const TITLE = 'How much traffic does the verdict take?';
const ROW = 62;
const MAX_NAME = 20;

/** Sample seen by the verdict (the middle 80% of runs and their median) beside what theory asks for. */
export function SampleChart({ plans, styles }: Props) {
  const takeaway = sampleTakeaway(plans);
  return (
    <ChartCard
      title={TITLE}
      takeaway={takeaway}
      chart={(width) => (
        <Intervals plans={plans} styles={styles} width={width} label={`${TITLE} ${takeaway}`} />
      )}
      table={{
        caption: 'Sample size by plan',
        rows: plans,
        rowKey: ({ id }) => id,
        columns: [
          column.name('Plan', ({ name }) => name),
          {
            title: 'Unit',
            cell: ({ sampleSize }) => sampleSize.unit,
            value: ({ sampleSize }) => sampleSize.unit,
          },
          column.quantity('Used, median', ({ sampleSize }) => sampleSize.used),
          {
            title: 'Used, 8 in 10 runs',
            numeric: true,
            cell: ({ sampleSize: { used } }) =>
              used ? formatRange(formatAmount(used.p10), formatAmount(used.p90)) : '–',
            value: ({ sampleSize: { used } }) => used?.p90 ?? null,
          },
          {
            title: 'Theory asks for',
            numeric: true,
            cell: requiredWords,
            value: ({ sampleSize }) => sampleSize.required,
          },
        ],
      }}
    />
  );
}

function Intervals({ plans, styles, width, label }: Props & { width: number; label: string }) {
  const left = Math.min(190, Math.max(110, width * 0.24));
  const plotWidth = Math.max(80, width - left - 34);
  const values = plans
    .flatMap(({ sampleSize: { used, required } }) => [used?.p10, used?.p90, required ?? undefined])
    .filter((value): value is number => value !== undefined && value > 0);
  if (values.length === 0) return <p className="empty">No plan has seen any of its sample yet.</p>;
  const from = 10 ** Math.floor(Math.log10(Math.min(...values)));
  const to = Math.max(from * 10, Math.max(...values) * 1.3);
  const x = Scale.scaleLog({ domain: [from, to], range: [0, plotWidth], clamp: true });
  const decades = decadesWithin(from, to, plotWidth);
  const bottom = plans.length * ROW + 6;
  return (
    <Plot label={label} width={width} height={bottom + 52}>
      <g transform={`translate(${left},0)`}>
        {decades.map((decade) => (
          <line key={decade} className="gridline" x1={x(decade)} x2={x(decade)} y1={4} y2={bottom} />
        ))}
      </g>
      {plans.map((plan, row) => {
        const style = styles.get(plan.id)!;
        const { used, required, unit } = plan.sampleSize;
        const middle = 40;
        return (
          <g key={plan.id} transform={`translate(0,${row * ROW})`}>
            <Marker style={style} x={8} y={middle - 8} />
            <text className="row-label" x={22} y={middle - 8} dy="0.35em">
              {shorten(plan.name, MAX_NAME)}
            </text>
            <text className="end-note" x={22} y={middle + 9} dy="0.35em">
              {unit}
            </text>
            <g transform={`translate(${left},0)`}>
              {used && used.p90 > 0 && (
                <>
                  <rect
                    x={x(Math.max(from, used.p10)) - 2}
                    y={middle - 6}
                    width={Math.max(4, x(used.p90) - x(Math.max(from, used.p10)) + 4)}
                    height={12}
                    rx={2}
                    fill={style.colour}
                    opacity={0.35}
                  />
                  <Marker style={style} x={x(Math.max(from, used.p50))} y={middle} />
                  <TickLabel x={x(Math.max(from, used.p50))} y={middle + 20} width={plotWidth}>
                    {`used ${formatAmount(used.p50)}`}
                  </TickLabel>
                </>
              )}
              {required === null ? (
                <text className="end-note" x={plotWidth} y={middle - 20} textAnchor="end">
                  theory asks for {requiredWords(plan)}
                </text>
              ) : (
                <>
                  <line
                    className="required"
                    x1={x(required)}
                    x2={x(required)}
                    y1={middle - 11}
                    y2={middle + 11}
                  />
                  <TickLabel x={x(required)} y={middle - 20} width={plotWidth}>
                    {`theory ${requiredWords(plan)}`}
                  </TickLabel>
                </>
              )}
            </g>
          </g>
        );
      })}
      <g transform={`translate(${left},0)`}>
        <BottomAxis
          scale={x}
          at={bottom}
          values={decades}
          format={formatAmount}
          label="sample, each plan in its own unit (logarithmic)"
        />
      </g>
    </Plot>
  );
}

/** A label above or below a mark that stays inside the plot. */
function TickLabel({ x, y, width, children }: { x: number; y: number; width: number; children: string }) {
  const half = children.length * 3.4;
  const anchor = x < half ? 'start' : x > width - half ? 'end' : 'middle';
  return (
    <text className="end-note" x={x} y={y} dy="0.35em" textAnchor={anchor}>
      {children}
    </text>
  );
}
