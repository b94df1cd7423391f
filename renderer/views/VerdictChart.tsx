import type { PlanResult } from '../../sim-core/index.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { Summary } from '../simulation/summary.ts';
import { Segment } from './EndingSegment.tsx';
import { VerdictPlot } from './VerdictPlot.tsx';
import { Whisker } from './Whisker.tsx';
import { columnsOf } from './columns.tsx';
import { verdictTakeaway } from './takeaways.ts';
import { endingsOf, endingTerms, toldTruth } from './verdictTerms.ts';

const column = columnsOf<PlanResult>();

interface Props {
  plans: readonly PlanResult[];
  endings: Summary['endings'];
  styles: ReadonlyMap<string, PlanStyle>;
}

/** How the plans end: one bar a plan, wanted endings from the left, unwanted ones from the right. */
export function VerdictChart({ plans, endings, styles }: Props) {
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
          <VerdictPlot plans={plans} endings={endings} styles={styles} width={width} label={takeaway} />
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
