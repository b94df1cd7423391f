import { Scale } from '@visx/visx';
import type { PlanResult } from '../../sim-core/index.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { Marker } from '../charts/Marker.tsx';
import { Plot } from '../charts/Plot.tsx';
import { shorten } from '../charts/shorten.ts';
import { BottomAxis } from '../charts/axes.tsx';
import { formatProbability } from '../format/numbers.ts';
import { GhostVerdict } from '../pins/GhostLines.tsx';
import type { PlanStyle } from '../plans/planStyle.ts';
import { columnsOf } from './columns.tsx';
import { verdictTakeaway } from './takeaways.ts';
import { endingsOf, endingTerms, toldTruth } from './verdictTerms.ts';
import type { Ending } from './verdictTerms.ts';

const column = columnsOf<PlanResult>();

interface Props {
  plans: readonly PlanResult[];
  styles: ReadonlyMap<string, PlanStyle>;
}

const ROW = 46;
const BAR = 22;
const MAX_NAME = 20;

/** How the plans end: one bar a plan, wanted endings from the left, unwanted ones from the right. */
export function VerdictChart({ plans, styles }: Props) {
  if (!plans[0]) return null;
  const truth = toldTruth(plans[0].truth);
  const takeaway = verdictTakeaway(plans);
  const happens = new Set(
    plans.flatMap((plan) =>
      endingsOf(plan).flatMap(({ key, probability }) => (probability.estimate > 0 ? [key] : [])),
    ),
  );
  return (
    <ChartCard
      title={
        {
          harmful: 'Is the harm caught?',
          better: 'Is the better model shipped?',
          equal: 'What becomes of a harmless model?',
          open: 'What becomes of the challenger?',
        }[truth]
      }
      takeaway={takeaway}
      chart={(width) => (
        <>
          <ul className="legend" aria-hidden="true">
            {endingTerms(truth)
              .filter(({ key }) => happens.has(key))
              .map(({ key, label, worth }) => (
                <li key={key}>
                  <svg width="20" height="12" focusable="false">
                    {/* In the hues of the bars: a stripe a plan where they differ. */}
                    {(worth === 'good' || worth === 'early' ? plans : plans.slice(0, 1)).map(
                      ({ id }, index, shown) => (
                        <Segment
                          key={id}
                          x={(20 / shown.length) * index}
                          y={0}
                          width={20 / shown.length}
                          height={12}
                          colour={styles.get(id)!.colour}
                          worth={worth}
                        />
                      ),
                    )}
                  </svg>
                  {label}
                </li>
              ))}
            <li>
              <svg width="20" height="12" focusable="false">
                <Whisker from={2} to={18} y={6} />
              </svg>
              95% interval, of the first ending below its bar, of the last above
            </li>
          </ul>
          <Bars plans={plans} styles={styles} width={width} label={takeaway} />
        </>
      )}
      table={{
        caption: 'Verdicts of the plans',
        rows: plans,
        rowKey: ({ id }) => id,
        columns: [
          column.name('Plan', ({ name }) => name),
          ...endingTerms(truth).map(({ key, label }) =>
            column.probability(
              label,
              (plan) => endingsOf(plan).find((ending) => ending.key === key)?.probability,
            ),
          ),
        ],
      }}
    />
  );
}

function Bars({ plans, styles, width, label }: Props & { width: number; label: string }) {
  const left = Math.min(190, Math.max(110, width * 0.24));
  const plotWidth = Math.max(60, width - left - 24);
  const height = plans.length * ROW + 56;
  const x = Scale.scaleLinear({ domain: [0, 1], range: [0, plotWidth] });
  return (
    <Plot label={label} width={width} height={height}>
      {plans.map((plan, row) => {
        const style = styles.get(plan.id)!;
        const top = row * ROW + 12;
        let from = 0;
        const endings = endingsOf(plan).map((ending) => {
          const start = from;
          from += ending.probability.estimate;
          return { ...ending, start };
        });
        return (
          <g key={plan.id} transform={`translate(0,${top})`}>
            <Marker style={style} x={8} y={BAR / 2} />
            <text className="row-label" x={22} y={BAR / 2} dy="0.35em">
              {shorten(plan.name, MAX_NAME)}
            </text>
            <g transform={`translate(${left},0)`}>
              <rect width={plotWidth} height={BAR} fill="var(--surface-2)" />
              {endings.map((ending) => (
                <Segment
                  key={ending.key}
                  x={x(ending.start)}
                  y={0}
                  width={x(ending.probability.estimate)}
                  height={BAR}
                  colour={style.colour}
                  worth={ending.worth}
                />
              ))}
              {endings.map((ending) => {
                const { estimate, low, high } = ending.probability;
                const isLast = ending.worth === 'bad';
                if (ending.worth === 'open' || ending.worth === 'early' || estimate === 0) return null;
                // The interval stands at the inner edge; a bad ending is measured from the right.
                const [from2, to] = isLast ? [1 - high, 1 - low] : [low, high];
                return <Whisker key={ending.key} from={x(from2)} to={x(to)} y={isLast ? -5 : BAR + 5} />;
              })}
              {endings.map((ending) =>
                x(ending.probability.estimate) > 40 ? (
                  <text
                    key={ending.key}
                    className="bar-label"
                    data-worth={ending.worth}
                    x={x(ending.start + ending.probability.estimate / 2)}
                    y={BAR / 2}
                    dy="0.35em"
                    textAnchor="middle"
                  >
                    {formatProbability(ending.probability.estimate)}
                  </text>
                ) : null,
              )}
              <GhostVerdict planId={plan.id} ending={endings[0]} toX={x} height={BAR} width={plotWidth} />
            </g>
          </g>
        );
      })}
      <g transform={`translate(${left},0)`}>
        <BottomAxis
          scale={x}
          at={plans.length * ROW + 4}
          values={[0, 0.25, 0.5, 0.75, 1]}
          format={formatProbability}
          label="of runs"
        />
      </g>
    </Plot>
  );
}

/** An interval beside a bar; apart from those of other endings, which may lie at the same place. */
function Whisker({ from, to, y }: { from: number; to: number; y: number }) {
  return (
    <g className="whisker">
      <line x1={from} x2={to} y1={y} y2={y} />
      <line x1={from} x2={from} y1={y - 3} y2={y + 3} />
      <line x1={to} x2={to} y1={y - 3} y2={y + 3} />
    </g>
  );
}

/** One part of a bar: filled when wanted, hatched when not, pale while open; told apart without colour. */
export function Segment({
  x,
  y,
  width,
  height,
  colour,
  worth,
}: {
  x: number;
  y: number;
  width: number;
  height: number;
  colour: string;
  worth: Ending['worth'];
}) {
  if (width <= 0) return null;
  const place = { x, y, width, height };
  if (worth === 'good') return <rect {...place} fill={colour} />;
  if (worth === 'early') return <rect {...place} fill={colour} opacity={0.4} />;
  if (worth === 'open') return <rect {...place} fill="var(--surface-3)" />;
  return (
    <g>
      <rect {...place} fill="var(--harm-back)" />
      <rect {...place} fill="url(#harm-hatch)" />
      <rect {...place} fill="none" stroke="var(--ink-2)" strokeWidth="1" />
    </g>
  );
}

/** The hatch that stands for harm in every chart; placed once in the page. */
export function HarmHatch() {
  return (
    <svg width="0" height="0" className="definitions" aria-hidden="true" focusable="false">
      <defs>
        <pattern
          id="harm-hatch"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="0" y1="0" x2="0" y2="6" stroke="var(--ink-2)" strokeWidth="2" />
        </pattern>
      </defs>
    </svg>
  );
}
