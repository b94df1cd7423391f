import type { TickCounts } from '../engine/drawer.ts';
import type { EngineName } from '../engine/engine.ts';
import { playRecorded } from '../engine/playReplication.ts';
import { streamsOf } from '../engine/streams.ts';
import type { CompiledPhase } from '../engine/play.ts';
import type { Trace, TraceTick, TracedCounts } from '../engine/trace.ts';
import { verdictCodes } from '../outcome/outcomes.ts';
import type { Verdict } from '../outcome/outcomes.ts';
import { scenarioHash } from '../scenario/hash.ts';
import type { ServedCounts } from '../strategies/evidence.ts';
import type { Exposure } from '../strategies/strategy.ts';
import type { CompiledWorld } from '../world/compile.ts';
import { EXCESS } from '../world/compile.ts';
import { ExpectedTraffic } from '../engine/expectedTraffic.ts';
import type { CompiledScenario } from './compileScenario.ts';

/**
 * Records one replication of a plan tick by tick: the very replication that a run of the same seed plays.
 * @throws RangeError for an unknown plan
 */
export function traceReplication(
  compiled: CompiledScenario,
  engine: EngineName,
  seed: number,
  planId: string,
  replication: number,
): Trace {
  const { world, source, truth } = compiled;
  const plan = compiled.plans.find(({ id }) => id === planId);
  if (!plan) throw new RangeError(`a trace requires the id of a plan, got "${planId}"`);
  const open = streamsOf(seed)(replication);
  const phases = new Array<{ phase: number | null; exposure: Exposure } | undefined>(world.ticks);
  const counts = new Array<TickCounts | undefined>(world.ticks);
  const looks = new Array<TraceTick['look']>(world.ticks).fill(null);
  const outcome = playRecorded(
    compiled,
    plan,
    engine,
    open,
    (tick, ofTick) => {
      counts[tick] = ofTick;
    },
    {
      block(from, to, phase, exposure) {
        // The strategy may reuse its exposure; a record keeps its own.
        const inForce = { phase, exposure: { ...exposure } };
        for (let tick = from; tick < to; tick += 1) phases[tick] = inForce;
      },
      look(tick, reading, decision, unitsSeen) {
        looks[tick - 1] = { ...reading, decision, unitsSeen };
      },
    },
  );
  for (const [index, phase] of plan.phases.entries())
    showGateLooks(phase, index, world, phases, counts, looks);
  const traffic = new ExpectedTraffic(world, open);
  let extraFailures = 0;
  const ticks = phases.map((inForce, tick): TraceTick => {
    const { phase, exposure } = inForce!;
    const ofTick = counts[tick]!;
    extraFailures +=
      exposure.challenger * traffic.expected(world.excess, EXCESS.challenger, tick, tick + 1) +
      exposure.interleaved * traffic.expected(world.excess, EXCESS.interleaved, tick, tick + 1);
    return {
      hours: tick * world.tickHours,
      phase,
      exposure,
      requests: ofTick.requests,
      incumbent: ofTick.incumbent,
      challenger: ofTick.challenger,
      preference: ofTick.preference,
      look: looks[tick]!,
      truth: {
        incumbentFailure: world.failure.incumbent[tick]!,
        challengerFailure: world.failure.challenger[tick]!,
        extraFailures,
      },
    };
  });
  const verdict = (Object.keys(verdictCodes) as Verdict[]).find(
    (name) => verdictCodes[name] === outcome.verdict,
  )!;
  return {
    format: 'rollout-lab/trace',
    version: 1,
    scenario: { name: source.name, hash: scenarioHash(source) },
    seed,
    replication,
    engine,
    plan: {
      id: plan.id,
      name: source.plans.find(({ id }) => id === plan.id)!.name,
      strategies: plan.phases.map(({ strategy }) => strategy.kind),
    },
    tickHours: world.tickHours,
    verdict,
    decisionHours: Number.isNaN(outcome.decisionHours) ? null : outcome.decisionHours,
    onsetHours: truth.onsetHours ?? null,
    ticks,
  };
}

/**
 * A strategy whose gate looks at every tick was spared the looks at which an engine proved the gate silent; its
 * dashboard shows them all the same. They are what the strategy makes of the ticks one by one.
 */
function showGateLooks(
  { strategy, settings }: CompiledPhase,
  index: number,
  { tickHours, ticks }: CompiledWorld,
  phases: readonly ({ readonly phase: number | null } | undefined)[],
  counts: readonly (TickCounts | undefined)[],
  looks: TraceTick['look'][],
): void {
  const startTick = phases.findIndex((inForce) => inForce?.phase === index);
  if (startTick === -1) return;
  const run = strategy.start(settings, { tickHours, startTick, horizonTicks: ticks });
  if (!run.watch(startTick).gate) return;
  const served = (side: TracedCounts | null | undefined): ServedCounts => ({
    requests: side?.requests ?? 0,
    errors: side?.errors ?? 0,
    successes: side?.successes ?? 0,
    slow: side?.slow ?? Number.NaN,
  });
  for (let tick = startTick; tick < ticks && phases[tick]?.phase === index; tick += 1) {
    run.watch(tick);
    const { incumbent, challenger } = counts[tick] ?? {};
    const evidence = { served: { incumbent: served(incumbent), challenger: served(challenger) } };
    const decision = run.observe(evidence, tick + 1);
    looks[tick] = { ...run.reading(), decision, unitsSeen: run.unitsSeen() };
  }
}
