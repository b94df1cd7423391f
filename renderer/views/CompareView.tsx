import { Label, ToggleGroup } from 'radix-ui';
import { useEffect } from 'react';
import type { PlanComparison, PlanResult } from '../../sim-core/index.ts';
import { ReportMenu } from '../charts/ReportMenu.tsx';
import { FailureDetail } from '../layout/FailureDetail.tsx';
import { PinnedView } from '../pins/PinnedView.tsx';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { PlanPair } from '../store/comparisonState.ts';
import type { Answer } from '../store/runState.ts';
import { appStore, useApp } from '../store/index.ts';
import type { Comparing } from '../store/pinState.ts';
import { DifferenceTable } from './DifferenceTable.tsx';
import { OutcomeTreesCard } from './overview/OutcomeTreesCard.tsx';
import { HarmHatch } from './EndingSegment.tsx';
import { comparisonSentences, pairWith, plansToCompare } from './comparisonWords.ts';
import { planDifferences } from './planDifferences.tsx';
import { planReportMarkdown } from './planReport.ts';
import { toldTruth } from './verdictTerms.ts';

interface Props {
  readonly answer: Answer;
  readonly styles: ReadonlyMap<string, PlanStyle>;
}

/** Two plans held against each other, or all of them against what they were in a pinned run. */
export function CompareView(props: Props) {
  const comparing = useApp((state) => state.comparing);
  return (
    <div className="compare-view">
      <HarmHatch />
      <div className="compare-head">
        <h2>{headings[comparing]}</h2>
        <ToggleGroup.Root
          type="single"
          className="segmented"
          aria-label="What to compare"
          value={comparing}
          onValueChange={(value) => {
            if (value) appStore.getState().showComparing(value as Comparing);
          }}
        >
          <ToggleGroup.Item value="plans">Two plans</ToggleGroup.Item>
          <ToggleGroup.Item value="pin">Now and a pinned run</ToggleGroup.Item>
        </ToggleGroup.Root>
      </div>
      {comparing === 'plans' ? <PlanAgainstPlan {...props} /> : <PinnedView {...props} />}
    </div>
  );
}

const headings: Readonly<Record<Comparing, string>> = {
  plans: 'Plan against plan',
  pin: 'Now against a pinned run',
};

/** Two plans in the same worlds: who is first, what becomes of the challenger, by how much they differ. */
function PlanAgainstPlan({ answer, styles }: Props) {
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
    <>
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
      <OutcomeTreesCard plans={shown} trees={trees} styles={styles} />
      {pair && <Differences answer={answer} plans={[shown[0]!, shown[1]!]} pair={pair} />}
    </>
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

function Differences({
  answer,
  plans,
  pair,
}: {
  answer: Answer;
  plans: readonly [PlanResult, PlanResult];
  pair: PlanPair;
}) {
  const comparison = useComparison(pair);
  if (!comparison) return null;
  const names = [plans[0].name, plans[1].name] as const;
  return (
    <>
      <DifferenceTable comparison={comparison} names={names} />
      <ReportMenu
        title={`${names[0]} against ${names[1]}`}
        markdown={() => planReportMarkdown(answer, plans, comparison)}
        table={planDifferences(comparison, names)}
      />
    </>
  );
}
