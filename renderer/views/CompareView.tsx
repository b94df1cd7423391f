import { Label } from 'radix-ui';
import { useEffect } from 'react';
import type { PlanComparison, PlanResult } from '../../sim-core/index.ts';
import { FailureDetail } from '../layout/FailureDetail.tsx';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { Answer, PlanPair } from '../store/appState.ts';
import { useApp } from '../store/index.ts';
import { DifferenceTable } from './DifferenceTable.tsx';
import { OutcomeTreeList } from './OutcomeTreeList.tsx';
import { HarmHatch } from './VerdictChart.tsx';
import { comparisonSentences, pairWith, plansToCompare } from './comparisonWords.ts';
import { toldTruth } from './verdictTerms.ts';

/** Two plans held against each other in the same worlds: who is first, what becomes of the challenger, by how much they differ. */
export function CompareView({ answer, styles }: { answer: Answer; styles: ReadonlyMap<string, PlanStyle> }) {
  const chosen = useApp((state) => state.comparedPlans);
  const comparePlans = useApp((state) => state.comparePlans);
  const { result, trees } = answer;
  const { plans } = result;
  const pair = plansToCompare(plans, chosen);
  const [first, second] = pair ?? [];
  useEffect(() => {
    if (first !== undefined && second !== undefined) void comparePlans(result, [first, second]);
  }, [comparePlans, result, first, second]);
  const shown = plans.filter(({ id }) => (pair ? pair.includes(id) : true));
  // In the order in which they were chosen.
  if (pair && shown[0]?.id !== pair[0]) shown.reverse();
  return (
    <div className="compare-view">
      <HarmHatch />
      <h2>{pair ? 'Plan against plan' : 'One plan alone'}</h2>
      {pair ? (
        <>
          <PlanPicker plans={plans} pair={pair} />
          <Sentences plans={[shown[0]!, shown[1]!]} pair={pair} />
        </>
      ) : (
        <p className="takeaway">
          It takes two plans to compare. Add another in the outline and run the scenario again.
        </p>
      )}
      <section className="chart-card" aria-labelledby="outcome-trees">
        <h3 id="outcome-trees">What becomes of the challenger?</h3>
        <p className="takeaway">
          Shares of all runs with their 95% intervals; under each plan they add up to all runs.
        </p>
        <div className="outcome-trees">
          {shown.map((plan) => (
            <OutcomeTreeList
              key={plan.id}
              name={plan.name}
              style={styles.get(plan.id)!}
              tree={trees[plan.id]!}
            />
          ))}
        </div>
      </section>
      {pair && <Differences names={[shown[0]!.name, shown[1]!.name]} pair={pair} />}
    </div>
  );
}

function PlanPicker({ plans, pair }: { plans: readonly PlanResult[]; pair: PlanPair }) {
  const choosePlans = useApp((state) => state.choosePlans);
  return (
    <div className="trace-tools">
      {(['Plan A', 'Plan B'] as const).map((label, index) => {
        const place = index === 0 ? 0 : 1;
        return (
          <Label.Root key={label} className="inline-field">
            {label}
            <select
              value={pair[place]}
              onChange={(event) => choosePlans(pairWith(pair, place, event.target.value))}
            >
              {plans.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </Label.Root>
        );
      })}
    </div>
  );
}

/** What is known of exactly these two; undefined while there is nothing. */
function useComparison(pair: PlanPair): PlanComparison | undefined {
  const comparison = useApp((state) => state.comparison?.comparison);
  return comparison?.planIds.every((id, place) => id === pair[place]) ? comparison : undefined;
}

function Sentences({ plans, pair }: { plans: readonly [PlanResult, PlanResult]; pair: PlanPair }) {
  const comparison = useComparison(pair);
  const status = useApp((state) => state.comparison?.status);
  const failure = useApp((state) => state.comparison?.failure);
  const running = useApp((state) => state.run.status === 'running');
  const names = [plans[0].name, plans[1].name] as const;
  if (failure) {
    return (
      <div className="notice" data-kind="failed" role="alert">
        <span>
          <b>These plans could not be compared.</b>
        </span>
        <FailureDetail failure={failure} />
      </div>
    );
  }
  // Lost in the middle of a run, the next numbers bring it back by themselves.
  if (status === 'lost' && !running) {
    return (
      <p className="empty">
        The single runs of this answer are no longer kept. Run the scenario again to compare its plans.
      </p>
    );
  }
  if (!comparison) return <p className="empty">Comparing the plans, run by run …</p>;
  return (
    // Told when other plans are chosen, not with every step of a run.
    <div className="comparison-sentences" aria-live={running ? 'off' : 'polite'}>
      {comparisonSentences(comparison, names, toldTruth(plans[0].truth)).map(({ headline, rest }) => (
        <p key={headline}>
          <b>{headline}</b> {rest}
        </p>
      ))}
    </div>
  );
}

function Differences({ names, pair }: { names: readonly [string, string]; pair: PlanPair }) {
  const comparison = useComparison(pair);
  return comparison ? <DifferenceTable comparison={comparison} names={names} /> : null;
}
