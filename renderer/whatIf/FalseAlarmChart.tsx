import { Scale } from '@visx/visx';
import type { Measured, PowerCurve } from '../../sim-core/index.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { Marker } from '../charts/Marker.tsx';
import { Plot } from '../charts/Plot.tsx';
import { PointReader } from '../charts/PointReader.tsx';
import { BottomAxis } from '../charts/axes.tsx';
import { shorten } from '../charts/shorten.ts';
import { useReading } from '../charts/useReading.ts';
import { formatProbability } from '../format/numbers.ts';
import type { Study } from '../store/whatIfState.ts';
import { columnsOf } from '../views/columns.tsx';
import { effectCell } from './PowerChart.tsx';
import type { PlanCurve } from './PowerChart.tsx';
import { runOfCell } from './cellWords.ts';
import { measureWords } from './measureWords.ts';
import { falseAlarmTakeaway } from './powerWords.ts';

const ROW = 44;
const TITLE = 'And with an equal challenger?';

type EqualRow = PlanCurve & NonNullable<PowerCurve['equal']>;

const column = columnsOf<EqualRow>();
const probability = (measured: Measured) =>
  'estimate' in measured && measured.low !== null && measured.high !== null
    ? { estimate: measured.estimate, low: measured.low, high: measured.high }
    : null;

/** How often each plan rolls back a challenger that is equal: the false alarms that its power costs. */
export function FalseAlarmChart({ study, curves }: { study: Study; curves: readonly PlanCurve[] }) {
  const { place: index, setPlace: setIndex, point: follow } = useReading<number>();
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
  const cell = effectCell(study, 0);
  const points = rows.map((own) => ({
    words: `${own.name}: ${measureWords('rolledBack', own.rolledBack)} of the runs are rolled back without cause`,
    runs: cell ? [runOfCell(own, 'rolledBack', own.exemplar, cell)] : [],
  }));
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
          <>
            <Plot
              label={`${TITLE} ${takeaway}`}
              width={width}
              height={bottom + 58}
              onPoint={(_position, { y }, gesture) =>
                follow(Math.min(rows.length - 1, Math.max(0, Math.floor((y - 8) / ROW))), gesture)
              }
            >
              <g transform={`translate(${left},8)`}>
                {rows.map(({ id, name, style, rolledBack }, row) => {
                  if ('reason' in rolledBack) return null;
                  const { estimate, low, high } = rolledBack;
                  const middle = row * ROW + 30;
                  return (
                    <g key={id}>
                      <rect
                        className="row-back"
                        data-active={index === row || undefined}
                        x={-left}
                        y={row * ROW}
                        width={width}
                        height={ROW}
                      />
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
            <PointReader
              label="Read the false alarms plan by plan"
              caption=""
              points={points}
              index={index}
              onMove={setIndex}
              hint="Point at a plan, or use the slider and the arrow keys."
              left={left}
              width={plotWidth}
            />
          </>
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
