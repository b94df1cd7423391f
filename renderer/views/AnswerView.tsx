import { memo, useDeferredValue, useMemo } from 'react';
import type { PlanResult } from '../../sim-core/index.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { Answer } from '../store/runState.ts';
import { useApp } from '../store/index.ts';
import { CostChart } from './CostChart.tsx';
import { DeadlineChart } from './DeadlineChart.tsx';
import { DetectionChart } from './DetectionChart.tsx';
import { GlanceTable } from './GlanceTable.tsx';
import { PlanAccounts } from './PlanAccounts.tsx';
import { PlanCard } from './PlanCard.tsx';
import { ReachChart } from './ReachChart.tsx';
import { SampleChart } from './SampleChart.tsx';
import { useGradually } from './useGradually.ts';
import { TradeOffChart } from './TradeOffChart.tsx';
import { HarmHatch } from './EndingSegment.tsx';
import { VerdictChart } from './VerdictChart.tsx';

/** From the onset, the earliest there may be, to the end of the world; undefined where nothing harmful begins. */
function hoursOfHarm({ onsetHours, chances }: PlanResult['truth'], horizonHours: number): number | undefined {
  if (chances) return (chances.harmful?.estimate ?? 0) > 0 ? horizonHours : undefined;
  return onsetHours === null ? undefined : horizonHours - onsetHours;
}

/** The answer: all plans at a glance, a card for each, why it turns out so, then charts, then what is left as a table. */
export const AnswerView = memo(function AnswerView({
  answer,
  styles,
}: {
  answer: Answer;
  styles: ReadonlyMap<string, PlanStyle>;
}) {
  const { plans } = answer.result;
  const { population } = answer.settings.scenario.world.users;
  const details = useGradually(useMemo(() => ({ answer, plans, styles }), [answer, plans, styles]));
  return (
    <>
      <HarmHatch />
      <h2 className="visually-hidden">Plans</h2>
      <GlanceTable
        plans={plans}
        styles={styles}
        population={population}
        note="Medians over all runs; the cards below have their intervals."
      />
      <Details {...details} />
    </>
  );
});

const Details = memo(function Details({
  answer,
  plans,
  styles,
}: {
  answer: Answer;
  /** Those of the answer, or the first of them. */
  plans: readonly PlanResult[];
  styles: ReadonlyMap<string, PlanStyle>;
}) {
  const openTrace = useApp((state) => state.openTrace);
  // While a run goes on the numbers come first; their long explanation may come a moment later.
  const accounts = useDeferredValue(useMemo(() => ({ plans, styles }), [plans, styles]));
  const { world } = answer.settings.scenario;
  const hoursWatched = plans[0] && hoursOfHarm(plans[0].truth, world.horizonHours);
  const { population } = world.users;
  return (
    <>
      <div className="plan-cards" data-plans={plans.length}>
        {plans.map((plan) => (
          <PlanCard
            key={plan.id}
            plan={plan}
            style={styles.get(plan.id)!}
            population={population}
            onTrace={() => void openTrace(plan.id, 0)}
          />
        ))}
      </div>
      <PlanAccounts {...accounts} />
      <h2>How they compare</h2>
      <div className="chart-grid">
        <VerdictChart plans={plans} endings={answer.endings} styles={styles} />
        <DetectionChart
          plans={plans}
          exemplars={answer.exemplars}
          styles={styles}
          hoursWatched={hoursWatched}
        />
        {hoursWatched !== undefined && (
          <DeadlineChart
            plans={plans}
            exemplars={answer.exemplars}
            styles={styles}
            hoursWatched={hoursWatched}
          />
        )}
        <ReachChart
          plans={plans}
          exceedance={answer.exceedance}
          exemplars={answer.exemplars}
          styles={styles}
          population={population}
        />
        <SampleChart
          plans={plans}
          exemplars={answer.exemplars}
          styles={styles}
          horizonHours={world.horizonHours}
        />
        <TradeOffChart plans={plans} exemplars={answer.exemplars} styles={styles} population={population} />
        <CostChart plans={plans} exemplars={answer.exemplars} styles={styles} />
      </div>
    </>
  );
});
