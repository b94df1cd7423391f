import type { Scenario, Trace } from '../../sim-core/index.ts';
import { recordEvents } from './recordEvents.ts';
import { recordLanes } from './recordLanes.ts';
import type { PhaseVisit, RunRecord } from './runRecord.ts';

/** Turns a trace of a scenario's plan into columns; done where it was played, for a long trace is heavy to hand over. */
export function recordRun(trace: Trace, { plans }: Scenario): RunRecord {
  const { plan, replication, seed, tickHours, ticks, verdict, decisionHours, onsetHours } = trace;
  const { phases } = plans.find(({ id }) => id === plan.id)!;
  const over = ticks.findIndex(({ phase }) => phase === null);
  const endTick = over < 0 ? ticks.length : over;
  const visits = visitsOf(trace, endTick);
  return {
    plan: { id: plan.id, name: plan.name },
    replication,
    seed,
    tickHours,
    ticks: ticks.length,
    verdict,
    decisionHours,
    onsetHours,
    endTick,
    visits,
    looks: Uint32Array.from(ticks.flatMap(({ look }, tick) => (look ? [tick] : []))),
    lanes: recordLanes(trace),
    events: recordEvents(trace, visits, endTick, phases),
  };
}

/** A phase that leads back to itself begins again where a look ended it. */
function visitsOf({ ticks, plan }: Trace, endTick: number): PhaseVisit[] {
  const visits: { phase: number; strategy: string; from: number; to: number }[] = [];
  for (let tick = 0; tick < endTick; tick += 1) {
    const { phase } = ticks[tick]!;
    if (phase === null) continue;
    const last = visits.at(-1);
    const before = ticks[tick - 1]?.look?.decision ?? 'continue';
    if (last?.phase === phase && before === 'continue') last.to = tick + 1;
    else visits.push({ phase, strategy: plan.strategies[phase]!, from: tick, to: tick + 1 });
  }
  return visits;
}
