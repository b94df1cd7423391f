import { Label, Switch, ToggleGroup } from 'radix-ui';
import { useState } from 'react';
import type { PlanResult, Trace } from '../../sim-core/index.ts';
import { useWidth } from '../charts/useWidth.ts';
import { formatHours } from '../format/durations.ts';
import { FailureDetail } from '../layout/FailureDetail.tsx';
import { formatAmount, formatWhole } from '../format/numbers.ts';
import { parseNumber } from '../format/parseNumber.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { useApp } from '../store/index.ts';
import { TraceLanes } from './TraceLanes.tsx';

/** One replication of one plan, tick by tick: what the team saw, and on demand what was true. */
export function TraceView({
  plans,
  styles,
}: {
  plans: readonly Pick<PlanResult, 'id' | 'name'>[];
  styles: ReadonlyMap<string, PlanStyle>;
}) {
  const trace = useApp((state) => state.trace);
  const openTrace = useApp((state) => state.openTrace);
  const truthShown = useApp((state) => state.truthShown);
  const showTruth = useApp((state) => state.showTruth);
  const planId = trace?.planId ?? plans[0]?.id ?? '';
  const replication = trace?.replication ?? 0;
  const [untilVerdict, setUntilVerdict] = useState(false);
  const decided = trace?.trace?.decisionHours ?? null;
  const { ref, width } = useWidth<HTMLDivElement>();
  return (
    <div className="trace-view">
      <h2>One run, hour by hour</h2>
      <div className="trace-tools">
        <Label.Root className="inline-field">
          Plan
          <select value={planId} onChange={(event) => void openTrace(event.target.value, replication)}>
            {plans.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Label.Root>
        <ReplicationPicker
          key={replication}
          replication={replication}
          onPick={(next) => void openTrace(planId, next)}
        />
        <div className="inline-field">
          <Switch.Root id="truth" className="switch" checked={truthShown} onCheckedChange={showTruth}>
            <Switch.Thumb className="switch-thumb" />
          </Switch.Root>
          <Label.Root htmlFor="truth">Show the truth</Label.Root>
        </div>
        <ToggleGroup.Root
          type="single"
          className="segmented"
          aria-label="Time shown"
          value={untilVerdict ? 'verdict' : 'all'}
          onValueChange={(value) => {
            if (value) setUntilVerdict(value === 'verdict');
          }}
        >
          <ToggleGroup.Item value="all">Whole horizon</ToggleGroup.Item>
          <ToggleGroup.Item value="verdict" disabled={decided === null}>
            Until the verdict
          </ToggleGroup.Item>
        </ToggleGroup.Root>
      </div>
      <div ref={ref}>
        {trace?.failure !== undefined && (
          <div className="notice" data-kind="failed" role="alert">
            <span>
              <b>This run could not be played.</b> {trace.failure.sentence}
            </span>
            <FailureDetail failure={trace.failure} />
          </div>
        )}
        {trace?.trace ? (
          <>
            <p className="takeaway" aria-live="polite">
              {traceTakeaway(trace.trace, truthShown)}
            </p>
            {width > 0 && (
              <TraceLanes
                key={`${trace.trace.plan.id}/${trace.trace.replication}`}
                trace={trace.trace}
                style={styles.get(trace.trace.plan.id)!}
                truthShown={truthShown}
                hoursWanted={untilVerdict && decided !== null ? decided * 1.1 : undefined}
                width={width}
              />
            )}
          </>
        ) : (
          trace?.status === 'loading' && <p className="empty">Playing run {formatWhole(replication)} …</p>
        )}
      </div>
    </div>
  );
}

function ReplicationPicker({ replication, onPick }: { replication: number; onPick: (next: number) => void }) {
  const [text, setText] = useState(String(replication));
  const commit = () => {
    const value = parseNumber(text);
    if (value !== undefined && Number.isInteger(value) && value >= 0) {
      if (value !== replication) onPick(value);
    } else setText(String(replication));
  };
  return (
    <div className="inline-field">
      <Label.Root htmlFor="replication">Replication</Label.Root>
      <span className="stepper">
        <button
          type="button"
          className="button icon"
          aria-label="Previous replication"
          disabled={replication === 0}
          onClick={() => onPick(replication - 1)}
        >
          ‹
        </button>
        <input
          id="replication"
          className="number"
          inputMode="numeric"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
          }}
        />
        <button
          type="button"
          className="button icon"
          aria-label="Next replication"
          onClick={() => onPick(replication + 1)}
        >
          ›
        </button>
      </span>
    </div>
  );
}

/** What happened in the run, in one sentence; without the truth only what the team knew. */
export function traceTakeaway(
  { verdict, decisionHours, onsetHours, ticks, plan }: Trace,
  truthShown: boolean,
): string {
  const when = decisionHours === null ? '' : ` after ${formatHours(decisionHours)}`;
  const does = {
    promoted: `promotes the challenger${when}`,
    rolledBack: `rolls the challenger back${when}`,
    undecided: 'reaches no verdict',
  }[verdict];
  const seen = `${plan.name} ${does}.`;
  if (!truthShown) return seen;
  const harm = ticks.at(-1)?.truth.extraFailures ?? 0;
  const failures =
    harm >= 0.5
      ? `${formatAmount(harm)} extra failures by the end`
      : harm <= -0.5
        ? `${formatAmount(-harm)} failures avoided by the end`
        : 'no extra failures';
  const onset =
    onsetHours === null
      ? 'The challenger does no harm'
      : onsetHours === 0
        ? 'The challenger is harmful from the start'
        : `The challenger turns harmful after ${formatHours(onsetHours)}`;
  return `${seen} ${onset}; ${failures}.`;
}
