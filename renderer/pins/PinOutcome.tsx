import { useEffect, useMemo, useState } from 'react';
import { pairingOf } from '../../sim-core/index.ts';
import type { SimulationResult } from '../../sim-core/index.ts';
import { changeSentence } from '../changes/changeWords.ts';
import { ReportMenu } from '../charts/ReportMenu.tsx';
import { formatWhole } from '../format/numbers.ts';
import { FailureDetail } from '../layout/FailureDetail.tsx';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { Answer } from '../store/runState.ts';
import { useApp } from '../store/index.ts';
import type { PinnedRun } from '../store/pinState.ts';
import { PinChart } from './PinChart.tsx';
import type { PinnedPlan } from './PinChart.tsx';
import { PinDifferences } from './PinDifferences.tsx';

import { pinMeasures } from './pinMeasures.ts';
import { pinReportMarkdown, unchangedSentence } from './pinReport.ts';
import { pinTable } from './pinTable.tsx';
import {
  differenceRows,
  notKeptSentence,
  pairingSentence,
  planSentences,
  unpairedSentences,
} from './pinWords.ts';
import type { ToldChange } from './usePin.ts';

interface OutcomeProps {
  readonly pin: PinnedRun;
  readonly answer: Answer;
  readonly styles: ReadonlyMap<string, PlanStyle>;
  readonly changes: readonly ToldChange[];
}

/** What is known of exactly this pin; undefined while there is nothing. */
function usePinnedPlans({ pin, answer, styles }: OutcomeProps): readonly PinnedPlan[] | undefined {
  const comparisons = useApp(({ pinComparison }) =>
    pinComparison?.pinId === pin.id && isSameRun(pinComparison.result, answer.result)
      ? pinComparison.plans
      : undefined,
  );
  return useMemo(
    () =>
      comparisons?.flatMap((comparison) => {
        const [now, pinned] = [answer, pin.answer].map(({ result }) =>
          result.plans.find(({ id }) => id === comparison.planId),
        );
        return now && pinned ? [{ comparison, now, pinned, style: styles.get(now.id)! }] : [];
      }),
    [comparisons, answer, pin, styles],
  );
}

/** Of the numbers of one run the latest stay in view until the next are there. */
function isSameRun(one: SimulationResult, two: SimulationResult): boolean {
  return one.scenario.hash === two.scenario.hash && one.seed === two.seed;
}

/** More plans than these are compared once the run has ended. */
const MOST_WHILE_RUNNING = 12;

/** What came of the changes: who is first now, by how much each plan differs, and why the two can be compared. */
export function PinOutcome(props: OutcomeProps) {
  const { pin, answer } = props;
  const compareWithPin = useApp((state) => state.compareWithPin);
  const status = useApp((state) => state.pinComparison?.status);
  const failure = useApp((state) => state.pinComparison?.failure);
  const running = useApp((state) => state.run.status === 'running');
  const plans = usePinnedPlans(props);
  // Whoever summarises a long run of many plans has no time to compare them all with every step of it.
  const waits = running && answer.result.plans.length > MOST_WHILE_RUNNING;
  useEffect(() => {
    if (!waits) void compareWithPin(answer.result, pin.id);
  }, [compareWithPin, answer.result, pin.id, waits]);
  const notKept = notKeptSentence(pin);
  const pairing = pairingSentence(
    pairingOf(answer.settings, pin.answer.settings),
    pin,
    answer.result,
    plans?.[0]?.comparison.replications,
  );
  return (
    <section aria-labelledby="pin-outcome">
      <h3 id="pin-outcome">What came of it</h3>
      {failure ? (
        <div className="notice" data-kind="failed" role="alert">
          <span>
            <b>The runs could not be compared.</b>
          </span>
          <FailureDetail failure={failure} />
        </div>
      ) : notKept !== undefined ? (
        <p className="empty">{notKept}</p>
      ) : status === 'lost' && !running ? (
        <p className="empty">
          The single runs of this answer or of “{pin.name}” are no longer kept. Run the scenario again; if
          this stays, restore the inputs of “{pin.name}”, run and pin it anew.
        </p>
      ) : plans ? (
        <Plans {...props} plans={plans} pairing={pairing} running={running} />
      ) : (
        <p className="empty">
          {waits
            ? 'Of so many plans the differences come when the run has ended.'
            : `Setting each run against the same run of “${pin.name}” …`}
        </p>
      )}
    </section>
  );
}

/** Sentences are told at once of so many plans, of more one by one. */
const MOST_TOLD = 4;

function Plans({
  pin,
  answer,
  plans,
  pairing,
  changes,
  running,
}: OutcomeProps & { plans: readonly PinnedPlan[]; pairing: string; running: boolean }) {
  const changed = plans.filter(({ comparison }) => !comparison.isUnchanged);
  const unchanged = plans.filter(({ comparison }) => comparison.isUnchanged).map(({ now }) => now.name);
  const unpaired = unpairedSentences(answer.result.plans, pin.answer.result.plans, pin.name);
  const [chosenId, choose] = useState<string>();
  const chosen = changed.find(({ now }) => now.id === chosenId) ?? changed[0];
  const measures = useMemo(() => pinMeasures(answer.result.plans), [answer]);
  const told = changed.length <= MOST_TOLD ? changed : chosen ? [chosen] : [];
  const allRows = changed.flatMap(({ comparison, now, pinned }) => differenceRows(comparison, now, pinned));
  return (
    <>
      {running && (
        <p className="run-note">So far: the first {formatWhole(answer.result.replications)} runs</p>
      )}
      {/* Told when there is something else to tell, not with every step of a run. */}
      <div className="comparison-sentences" aria-live={running ? 'off' : 'polite'}>
        {told.flatMap(({ comparison, now }) =>
          planSentences(comparison, now).map(({ headline, rest }) => (
            <p key={`${now.id}/${headline}`}>
              <b>{headline}</b> {rest}
            </p>
          )),
        )}
        {unchanged.length > 0 && <p>{unchangedSentence(unchanged)}</p>}
        {unpaired.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {plans.length > 0 && <p className="pairing">{pairing}</p>}
      {chosen && (
        <>
          <ReportMenu
            title={`Now against ${pin.name}`}
            markdown={() =>
              pinReportMarkdown({
                pin,
                answer,
                changes: changes.map(({ words }) => changeSentence(words)),
                pairing,
                plans,
              })
            }
            table={pinTable('', allRows, pin.name, { withPlan: true })}
          />
          <div className="chart-grid">
            {measures.map((measure) => (
              <PinChart
                key={measure.key}
                measure={measure}
                plans={changed}
                pinName={pin.name}
                chosen={chosen.now.id}
                onChoose={choose}
              />
            ))}
          </div>
          <PinDifferences plans={changed} chosen={chosen} pinName={pin.name} onChoose={choose} />
        </>
      )}
    </>
  );
}
