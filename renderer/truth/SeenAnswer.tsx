import { Scale } from '@visx/visx';
import { Marker } from '../charts/Marker.tsx';
import { ChartCard } from '../charts/ChartCard.tsx';
import { Plot } from '../charts/Plot.tsx';
import { shorten } from '../charts/shorten.ts';
import { BottomAxis } from '../charts/axes.tsx';
import { formatHours } from '../format/durations.ts';
import {
  formatAmount,
  formatAmountOf,
  formatProbability,
  formatProbabilityRange,
} from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { Answer } from '../store/runState.ts';
import { useApp } from '../store/index.ts';
import { PlanCardFrame } from '../views/PlanCardFrame.tsx';
import { Segment } from '../views/EndingSegment.tsx';
import { columnsOf } from '../views/columns.tsx';
import { quantityWords } from '../views/quantityWords.ts';
import { seenByTeam, seenEndings, seenTakeaway } from './seenPlan.ts';
import type { SeenPlan } from './seenPlan.ts';

const TITLE = 'What do the plans decide?';
const column = columnsOf<SeenPlan>();
const ROW = 44;
const BAR = 22;

/** The answer while the truth is hidden: what a real team could see of each plan, over all runs. */
export function SeenAnswer({ answer, styles }: { answer: Answer; styles: ReadonlyMap<string, PlanStyle> }) {
  const plans = answer.result.plans.map(seenByTeam);
  const { population } = answer.settings.scenario.world.users;
  const takeaway = seenTakeaway(
    plans,
    ({ estimate, low, high }) => `${formatProbability(estimate)} (${formatProbabilityRange(low, high)})`,
  );
  return (
    <>
      <h2 className="visually-hidden">What a team could see</h2>
      <div className="plan-cards" data-plans={plans.length}>
        {plans.map((plan) => (
          <SeenCard key={plan.id} plan={plan} style={styles.get(plan.id)!} population={population} />
        ))}
      </div>
      <div className="chart-grid">
        <ChartCard
          title={TITLE}
          takeaway={takeaway}
          chart={(width) => <VerdictBars plans={plans} styles={styles} width={width} label={takeaway} />}
          table={{
            caption: 'What a team could see, by plan',
            rows: plans,
            rowKey: ({ id }) => id,
            columns: [
              column.name('Plan', ({ name }) => name),
              ...seenEndings.map(({ key, label }) =>
                column.probability(label, ({ verdict }) => verdict[key]),
              ),
              column.quantity('Time to the verdict, if any', ({ decisionHours }) => decisionHours, {
                unit: 'hours',
                format: formatHours,
                none: 'no verdict',
              }),
              column.quantity('Users reached', ({ exposed }) => exposed.users),
              column.quantity('Requests reached', ({ exposed }) => exposed.requests),
              column.quantity('Extra model runs', ({ extraModelRuns }) => extraModelRuns),
            ],
          }}
        />
      </div>
    </>
  );
}

function SeenCard({
  plan,
  style,
  population,
}: {
  plan: SeenPlan;
  style: PlanStyle;
  /** Users in the world. */
  population: number;
}) {
  const openTrace = useApp((state) => state.openTrace);
  const likeliest = seenEndings
    .flatMap((ending) => {
      const probability = plan.verdict[ending.key];
      return probability ? [{ ...ending, probability }] : [];
    })
    .sort((a, b) => b.probability.estimate - a.probability.estimate)[0];
  return (
    <PlanCardFrame
      id={`seen-${plan.id}`}
      name={plan.name}
      style={style}
      ending={likeliest}
      rows={
        <tbody>
          <SeenRow
            label="Time to the verdict, if any"
            quantity={plan.decisionHours}
            format={formatHours}
            none="no verdict"
          />
          <SeenRow
            label="Users reached"
            quantity={plan.exposed.users}
            format={(users) => formatAmountOf(users, population)}
            none="none"
          />
          <SeenRow
            label="Largest share"
            quantity={plan.exposed.peakShare}
            format={formatProbability}
            none="none"
          />
          <SeenRow label={`Sample, ${plan.sample.unit}`} quantity={plan.sample.used} none="none" />
        </tbody>
      }
    >
      <p className="card-links">
        <button
          type="button"
          className="button quiet small"
          aria-label={`Look at one run of ${plan.name}`}
          onClick={() => void openTrace(plan.id, 0)}
        >
          Look at one run
        </button>
      </p>
    </PlanCardFrame>
  );
}

function SeenRow({
  label,
  quantity,
  format = formatAmount,
  none,
}: {
  label: string;
  quantity: SeenPlan['decisionHours'];
  format?: (value: number) => string;
  none: string;
}) {
  const words = quantity ? quantityWords(quantity, 'p50', format) : { value: none, interval: undefined };
  return (
    <tr className="strong">
      <th scope="row">{label}</th>
      <td>{words.value}</td>
      <td className="interval">{words.interval}</td>
    </tr>
  );
}

function VerdictBars({
  plans,
  styles,
  width,
  label,
}: {
  plans: readonly SeenPlan[];
  styles: ReadonlyMap<string, PlanStyle>;
  width: number;
  label: string;
}) {
  const left = Math.min(190, Math.max(110, width * 0.24));
  const plotWidth = Math.max(60, width - left - 24);
  const x = Scale.scaleLinear({ domain: [0, 1], range: [0, plotWidth] });
  return (
    <>
      <ul className="legend" aria-hidden="true">
        {seenEndings.map(({ key, label: ending, worth }) => (
          <li key={key}>
            <svg width="20" height="12" focusable="false">
              <Segment x={0} y={0} width={20} height={12} colour="var(--ink-2)" worth={worth} />
            </svg>
            {ending}
          </li>
        ))}
      </ul>
      <Plot label={label} width={width} height={plans.length * ROW + 52}>
        {plans.map((plan, row) => {
          const style = styles.get(plan.id)!;
          let from = 0;
          return (
            <g key={plan.id} transform={`translate(0,${row * ROW + 8})`}>
              <Marker style={style} x={8} y={BAR / 2} />
              <text className="row-label" x={22} y={BAR / 2} dy="0.35em">
                {shorten(plan.name, 20)}
              </text>
              <g transform={`translate(${left},0)`}>
                {seenEndings.map(({ key, worth }) => {
                  const share = plan.verdict[key]?.estimate ?? 0;
                  const start = from;
                  from += share;
                  return (
                    <g key={key}>
                      <Segment
                        x={x(start)}
                        y={0}
                        width={x(share)}
                        height={BAR}
                        colour={style.colour}
                        worth={worth}
                      />
                      {x(share) > 40 && (
                        <text
                          className="bar-label"
                          x={x(start + share / 2)}
                          y={BAR / 2}
                          dy="0.35em"
                          textAnchor="middle"
                        >
                          {formatProbability(share)}
                        </text>
                      )}
                    </g>
                  );
                })}
              </g>
            </g>
          );
        })}
        <g transform={`translate(${left},0)`}>
          <BottomAxis
            scale={x}
            at={plans.length * ROW}
            values={[0, 0.25, 0.5, 0.75, 1]}
            format={formatProbability}
            label="of runs"
          />
        </g>
      </Plot>
    </>
  );
}
