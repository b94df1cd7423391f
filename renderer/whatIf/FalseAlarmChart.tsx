import { Scale } from '@visx/visx';
import type { Measured } from '../../sim-core/index.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { Marker } from '../charts/Marker.tsx';
import { Plot } from '../charts/Plot.tsx';
import { BottomAxis } from '../charts/axes.tsx';
import { shorten } from '../charts/shorten.ts';
import { formatProbability } from '../format/numbers.ts';
import { columnsOf } from '../views/columns.tsx';
import type { PlanCurve } from './PowerChart.tsx';
import { falseAlarmTakeaway } from './powerWords.ts';

const ROW = 44;
const TITLE = 'And with an equal challenger?';

interface EqualRow extends PlanCurve {
  readonly rolledBack: Measured;
  readonly promoted: Measured;
}

const column = columnsOf<EqualRow>();
const probability = (measured: Measured) =>
  'estimate' in measured && measured.low !== null && measured.high !== null
    ? { estimate: measured.estimate, low: measured.low, high: measured.high }
    : null;

/** How often each plan rolls back a challenger that is equal: the false alarms that its power costs. */
export function FalseAlarmChart({ curves }: { curves: readonly PlanCurve[] }) {
  const rows = curves.flatMap((own): EqualRow[] => (own.curve.equal ? [{ ...own, ...own.curve.equal }] : []));
  if (rows.length === 0) {
    return (
      <p className="empty">The equal challenger, whose rollbacks are false alarms, is still to be played.</p>
    );
  }
  const takeaway = falseAlarmTakeaway(rows);
  const highest = Math.max(
    0.1,
    ...rows.map(({ rolledBack }) => ('estimate' in rolledBack ? (rolledBack.high ?? 0) : 0)),
  );
  const bottom = rows.length * ROW;
  return (
    <ChartCard
      title={TITLE}
      takeaway={takeaway}
      chart={(width) => {
        const left = 12;
        const plotWidth = Math.max(80, width - left - 30);
        const x = Scale.scaleLinear({
          domain: [0, Math.min(1, highest * 1.1)],
          range: [0, plotWidth],
          nice: 4,
        });
        return (
          <Plot label={`${TITLE} ${takeaway}`} width={width} height={bottom + 58}>
            <g transform={`translate(${left},8)`}>
              {rows.map(({ id, name, style, rolledBack }, row) => {
                if ('reason' in rolledBack) return null;
                const { estimate, low, high } = rolledBack;
                const middle = row * ROW + 30;
                return (
                  <g key={id}>
                    <text className="row-label" x={0} y={row * ROW + 14}>
                      {shorten(name, 30)}
                    </text>
                    <line className="gridline" x1={0} x2={plotWidth} y1={middle} y2={middle} />
                    <line
                      className="interval"
                      x1={x(low ?? estimate)}
                      x2={x(high ?? estimate)}
                      y1={middle}
                      y2={middle}
                      stroke={style.colour}
                    />
                    <Marker style={style} x={x(estimate)} y={middle} />
                    <text
                      className="axis-text"
                      x={x(high ?? estimate) + 8}
                      y={middle}
                      dy="0.34em"
                      {...(x(high ?? estimate) > plotWidth - 40 && {
                        x: x(low ?? estimate) - 8,
                        textAnchor: 'end' as const,
                      })}
                    >
                      {formatProbability(estimate)}
                    </text>
                  </g>
                );
              })}
              <BottomAxis
                scale={x}
                at={bottom}
                format={formatProbability}
                ticks={4}
                label="rolled back, of all runs"
              />
            </g>
          </Plot>
        );
      }}
      table={{
        caption: 'What the plans do about an equal challenger',
        rows,
        rowKey: ({ id }) => id,
        columns: [
          column.name('Plan', ({ name }) => name),
          column.probability('False alarm: rolled back', ({ rolledBack }) => probability(rolledBack)),
          column.probability('Promoted', ({ promoted }) => probability(promoted)),
        ],
      }}
    />
  );
}
