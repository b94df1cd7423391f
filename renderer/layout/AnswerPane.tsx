import { Tabs } from 'radix-ui';
import { useDeferredValue, useMemo } from 'react';
import { ChartSourceContext, sourceOf } from '../charts/chartSource.ts';
import { GhostProvider } from '../pins/ghosts.tsx';
import { PinButton } from '../pins/PinButton.tsx';
import { PinNote } from '../pins/PinNote.tsx';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { Tab } from '../store/appState.ts';
import type { RunState } from '../store/runState.ts';
import { isRunActive } from '../store/runSlice.ts';
import { LessonCover } from '../lessons/LessonCover.tsx';
import { isPredicting } from '../store/lessonSlice.ts';
import { documentName, isStale } from '../store/selectors.ts';
import { useApp } from '../store/index.ts';
import { valueAt } from '../store/path.ts';
import { SeenAnswer } from '../truth/SeenAnswer.tsx';
import { TruthGate, TruthNote } from '../truth/TruthGate.tsx';
import { AnswerView } from '../views/AnswerView.tsx';
import { CompareView } from '../views/CompareView.tsx';
import { WhatIfView } from '../whatIf/WhatIfView.tsx';
import { PlanOverview } from '../views/overview/PlanOverview.tsx';
import { ReplaysView } from '../views/replays/ReplaysView.tsx';
import { TraceView } from '../views/trace/TraceView.tsx';
import { truthSentence } from '../views/takeaways.ts';
import { Notices, RunNote } from './Notices.tsx';
import { tabs } from './tabs.ts';

/** The middle of the window: what the scenario is, then its answer or one of its runs. */
export function AnswerPane({ styles }: { styles: ReadonlyMap<string, PlanStyle> }) {
  const name = useApp(documentName);
  const description = useApp((state) => valueAt(state.edits.draft, ['description']));
  const answer = useShownAnswer();
  const status = useApp((state) => state.run.status);
  const stale = useApp(isStale);
  const tab = useApp((state) => state.tab);
  const showTab = useApp((state) => state.showTab);
  const truthShown = useApp((state) => state.truthShown);
  const predicting = useApp(isPredicting);
  const plans = answer?.result.plans ?? [];
  const first = plans[0];
  const result = answer?.result;
  const source = useMemo(() => result && sourceOf(result), [result]);
  if (predicting) return <LessonCover styles={styles} />;
  return (
    <ChartSourceContext value={source}>
      <header className="scenario-head">
        <h1>{name}</h1>
        {typeof description === 'string' && truthShown && <p>{description}</p>}
        {first && truthShown && <p className="truth-line">{truthSentence(first.truth)}</p>}
        <TruthNote />
      </header>
      <Notices />
      <Tabs.Root value={tab} onValueChange={(value) => showTab(value as Tab)}>
        <div className="tab-row">
          <Tabs.List className="tabs" aria-label="What to look at">
            {tabs.map(({ tab: value, title, needsAnswer }) => (
              <Tabs.Trigger key={value} value={value} disabled={needsAnswer && !first}>
                {title}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <RunNote />
          <PinButton />
        </div>
        <Tabs.Content value="answer" tabIndex={-1} className="tab-content" data-stale={stale || undefined}>
          {answer ? (
            <TruthGate instead={<SeenAnswer answer={answer} styles={styles} />}>
              <PinNote answer={answer} />
              <GhostProvider answer={answer}>
                <AnswerView answer={answer} styles={styles} />
              </GhostProvider>
            </TruthGate>
          ) : (
            <EmptyAnswer status={status} />
          )}
        </Tabs.Content>
        <Tabs.Content value="plans" tabIndex={-1} className="tab-content" data-stale={stale || undefined}>
          {answer ? (
            <TruthGate>
              <PlanOverview answer={answer} styles={styles} />
            </TruthGate>
          ) : (
            <EmptyAnswer status={status} />
          )}
        </Tabs.Content>
        <Tabs.Content value="compare" tabIndex={-1} className="tab-content" data-stale={stale || undefined}>
          {answer ? (
            <TruthGate>
              <CompareView answer={answer} styles={styles} />
            </TruthGate>
          ) : (
            <EmptyAnswer status={status} />
          )}
        </Tabs.Content>
        <Tabs.Content value="whatIf" tabIndex={-1} className="tab-content">
          <TruthGate>
            <WhatIfView styles={styles} />
          </TruthGate>
        </Tabs.Content>
        <Tabs.Content value="trace" tabIndex={-1} className="tab-content">
          <TraceView plans={plans} styles={styles} />
        </Tabs.Content>
        <Tabs.Content value="replays" tabIndex={-1} className="tab-content">
          <ReplaysView plans={plans} styles={styles} />
        </Tabs.Content>
      </Tabs.Root>
    </ChartSourceContext>
  );
}

/** The answer in view: while a run goes on its numbers may come a moment late, so that nobody's typing waits for them. */
function useShownAnswer() {
  const answer = useApp((state) => state.run.answer);
  const going = useApp(({ run }) => isRunActive(run));
  const deferred = useDeferredValue(answer);
  // Plans may have come or gone with another scenario: of those there are no styles.
  const isSameRun = deferred?.settings === answer?.settings;
  return going && isSameRun ? deferred : answer;
}

function EmptyAnswer({ status }: { status: RunState['status'] }) {
  if (status === 'failed')
    return (
      <p className="empty">There is no answer: the run failed. Once its cause is mended, run it again.</p>
    );
  if (status === 'idle' || status === 'finished')
    return (
      <p className="empty">Nothing has been played yet. Run the scenario to see what its plans come to.</p>
    );
  return (
    <div className="plan-cards" aria-hidden="true">
      {[1, 2, 3, 4].map((card) => (
        <div key={card} className="plan-card skeleton" />
      ))}
    </div>
  );
}
