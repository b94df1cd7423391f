import type { PlanStyle } from '../plans/planStyle.ts';
import type { Answer } from '../store/appState.ts';
import { useApp } from '../store/index.ts';
import { DetectionChart } from './DetectionChart.tsx';
import { NumbersTable } from './NumbersTable.tsx';
import { PlanCard } from './PlanCard.tsx';
import { ReachChart } from './ReachChart.tsx';
import { SampleChart } from './SampleChart.tsx';
import { HarmHatch, VerdictChart } from './VerdictChart.tsx';

/** The answer: cards first, then charts, then what is left as a table. */
export function AnswerView({ answer, styles }: { answer: Answer; styles: ReadonlyMap<string, PlanStyle> }) {
  const openTrace = useApp((state) => state.openTrace);
  const { plans } = answer.result;
  const onset = plans[0]?.truth.onsetHours ?? null;
  const hoursWatched = onset === null ? undefined : answer.settings.scenario.world.horizonHours - onset;
  return (
    <>
      <HarmHatch />
      <h2 className="visually-hidden">Plans</h2>
      <div className="plan-cards" data-plans={plans.length}>
        {plans.map((plan) => (
          <PlanCard
            key={plan.id}
            plan={plan}
            style={styles.get(plan.id)!}
            onTrace={() => void openTrace(plan.id, 0)}
          />
        ))}
      </div>
      <h2>How they compare</h2>
      <div className="chart-grid">
        <VerdictChart plans={plans} styles={styles} />
        <DetectionChart plans={plans} styles={styles} hoursWatched={hoursWatched} />
        <ReachChart plans={plans} outcomes={answer.outcomes} styles={styles} />
        <SampleChart plans={plans} styles={styles} />
        <NumbersTable plans={plans} />
      </div>
    </>
  );
}
