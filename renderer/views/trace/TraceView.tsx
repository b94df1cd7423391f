import { Label, Switch } from 'radix-ui';
import { useContext, useMemo } from 'react';
import type { PlanResult } from '../../../sim-core/index.ts';
import { scenarioHash } from '../../../sim-core/index.ts';
import { ChartSourceContext } from '../../charts/chartSource.ts';
import type { ChartSource } from '../../charts/chartSource.ts';
import { formatWhole } from '../../format/numbers.ts';
import { FailureDetail } from '../../layout/FailureDetail.tsx';
import type { PlanStyle } from '../../plans/planStyle.ts';
import type { TraceState } from '../../store/replayState.ts';
import { useApp } from '../../store/index.ts';
import { CellNote } from './CellNote.tsx';
import { RunCard } from './RunCard.tsx';
import { RunPicker } from './RunPicker.tsx';

/** One replication of one plan, tick by tick: what the team saw, and on demand what was true. */
export function TraceView({
  plans: own,
  styles,
}: {
  /** Of the answer. */
  plans: readonly PlanResult[];
  styles: ReadonlyMap<string, PlanStyle>;
}) {
  const trace = useApp((state) => state.trace);
  const openTrace = useApp((state) => state.openTrace);
  const truthShown = useApp((state) => state.truthShown);
  const showTruth = useApp((state) => state.showTruth);
  const settings = useApp((state) => state.run.answer?.settings);
  const cell = trace?.cell;
  const source = useRunSource(trace);
  const plans = cell ? trace.settings.scenario.plans : own;
  const plan = plans.find(({ id }) => id === trace?.planId) ?? plans[0];
  const planId = plan?.id ?? '';
  const replication = trace?.replication ?? 0;
  const record = trace?.record;
  const style = record && styles.get(record.plan.id);
  const openOwn = () =>
    void openTrace(own.some(({ id }) => id === planId) ? planId : own[0]!.id, replication);
  return (
    <div className="trace-view">
      <h2>One run, hour by hour</h2>
      <div className="trace-tools">
        <Label.Root className="inline-field">
          Plan
          <select value={planId} onChange={(event) => void openTrace(event.target.value, replication, cell)}>
            {plans.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Label.Root>
        <div className="inline-field">
          <Switch.Root id="truth" className="switch" checked={truthShown} onCheckedChange={showTruth}>
            <Switch.Thumb className="switch-thumb" />
          </Switch.Root>
          <Label.Root htmlFor="truth">Show the truth</Label.Root>
        </div>
      </div>
      {cell && <CellNote cell={cell} truthShown={truthShown} onBack={openOwn} />}
      <RunPicker {...{ planId, replication, cell, truthShown }} />
      {trace && !cell && settings && trace.settings !== settings && (
        <div className="notice">
          <span>
            {planId === trace.planId
              ? 'The answer has changed since this run was played.'
              : 'The plan of the run that was here is no longer in the answer.'}
          </span>
          <button type="button" className="button small" onClick={openOwn}>
            {planId === trace.planId
              ? 'Play it again as it is now'
              : `Play run ${formatWhole(replication)} of ${plan?.name}`}
          </button>
        </div>
      )}
      {trace?.failure !== undefined && (
        <div className="notice" data-kind="failed" role="alert">
          <span>
            <b>This run could not be played.</b> {trace.failure.sentence}
          </span>
          <FailureDetail failure={trace.failure} />
        </div>
      )}
      {record && style ? (
        <ChartSourceContext value={source}>
          <RunCard
            key={`${record.plan.id}/${record.replication}/${record.seed}`}
            record={record}
            style={style}
            truthShown={truthShown}
          />
        </ChartSourceContext>
      ) : (
        trace?.status === 'loading' && <p className="empty">Playing run {formatWhole(replication)} …</p>
      )}
    </div>
  );
}

/** What the charts of a run are of: the answer, or the scenario of the cell. */
function useRunSource(trace: TraceState | undefined): ChartSource | undefined {
  const ofAnswer = useContext(ChartSourceContext);
  const ofCell = useMemo(() => {
    if (!trace?.cell) return undefined;
    const { scenario, seed, replications } = trace.settings;
    return { name: scenario.name, hash: scenarioHash(scenario), seed, replications, partial: false };
  }, [trace?.cell, trace?.settings]);
  return ofCell ?? ofAnswer;
}
