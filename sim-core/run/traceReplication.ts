import type { EngineName } from '../engine/engine.ts';
import { playRecorded } from '../engine/playReplication.ts';
import { streamsOf } from '../engine/streams.ts';
import type { CompiledPlan } from '../engine/play.ts';
import type { Trace, TraceTick, TracedCounts, TracedPreference } from '../engine/trace.ts';
import { verdictCodes } from '../outcome/outcomes.ts';
import type { Verdict } from '../outcome/outcomes.ts';
import { scenarioHash } from '../scenario/hash.ts';
import type { Evidence } from '../strategies/evidence.ts';
import { joinEvidence } from '../strategies/evidence.ts';
import type { Exposure } from '../strategies/strategy.ts';
import type { Role } from '../world/behaviour.ts';
import type { CompiledWorld, Regime } from '../world/compile.ts';
import { expectedExcess } from '../engine/expectedExcess.ts';
import { ExpectedTraffic } from '../engine/expectedTraffic.ts';
import { UnplayableScenario } from '../world/unplayable.ts';
import type { CompiledScenario } from './compileScenario.ts';

/** Most comparisons that gates show over the ticks of a record: more would not be read, and fill gigabytes. */
const MAX_COMPARISONS = 1_000_000;

/**
 * Records one replication of a plan tick by tick: the very replication that a run of the same seed plays.
 * @throws RangeError for an unknown plan, UnplayableScenario for one whose gates show too much to be recorded
 */
export function traceReplication(
  compiled: CompiledScenario,
  engine: EngineName,
  seed: number,
  planId: string,
  replication: number,
): Trace {
  const open = streamsOf(seed)(replication);
  const own = compiled.inReplication(open);
  const { world, source, truth } = own;
  const plan = own.plans.find(({ id }) => id === planId);
  if (!plan) throw new RangeError(`a trace requires the id of a plan, got "${planId}"`);
  const inForce = new Array<InForce | undefined>(world.ticks);
  const requests = new Float64Array(world.ticks);
  const seen = new Array<Evidence | undefined>(world.ticks);
  const looks = new Array<TraceTick['look']>(world.ticks).fill(null);
  const visits: Visit[] = [];
  const outcome = playRecorded(
    own,
    plan,
    engine,
    open,
    (tick, requestsOfTick, evidence) => {
      requests[tick] = requestsOfTick;
      seen[tick] = evidence;
    },
    {
      phase(index, startTick, carried) {
        visits.push({ index, startTick, carried });
      },
      block(from, to, phase, exposure, regime) {
        // The strategy may reuse its exposure; a record keeps its own.
        const ofBlock = { phase, exposure: { ...exposure }, regime };
        for (let tick = from; tick < to; tick += 1) inForce[tick] = ofBlock;
      },
      look(tick, reading, decision, unitsSeen) {
        looks[tick - 1] = { ...reading, decision, unitsSeen };
      },
    },
  );
  const dashboards = readDashboards(plan, world, visits, inForce, seen, looks, [
    'plans',
    source.plans.findIndex(({ id }) => id === planId),
  ]);
  const traffic = new ExpectedTraffic(world, open);
  let extraFailures = 0;
  const ticks = inForce.map((ofTick, tick): TraceTick => {
    const { phase, exposure, regime } = ofTick!;
    extraFailures += expectedExcess(traffic, regime.excess, tick, tick + 1, exposure);
    return {
      hours: tick * world.tickHours,
      phase,
      exposure,
      requests: requests[tick]!,
      incumbent: countsOf(seen[tick]!, 'incumbent'),
      challenger: countsOf(seen[tick]!, 'challenger'),
      preference: preferenceOf(seen[tick]!),
      dashboard: dashboards[tick]!,
      look: looks[tick]!,
      truth: {
        incumbentFailure: regime.failure.incumbent[tick]!,
        challengerFailure: regime.failure.challenger[tick]!,
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

interface InForce {
  readonly phase: number | null;
  readonly exposure: Exposure;
  readonly regime: Regime;
}

/** One playing of a phase. */
interface Visit {
  readonly index: number;
  readonly startTick: number;
  readonly carried: Evidence | undefined;
}

/**
 * What the dashboard shows tick by tick: a strategy reads its evidence as it comes, whether it decides on it or
 * not. Where a gate looks at every tick the engine spared it the looks at which it proved the gate silent; they
 * are filled in.
 * @param place of the plan in its scenario, for a problem
 */
function readDashboards(
  plan: CompiledPlan,
  { tickHours, ticks, source, offlinePredictions }: CompiledWorld,
  visits: readonly Visit[],
  inForce: readonly (InForce | undefined)[],
  seen: readonly (Evidence | undefined)[],
  looks: TraceTick['look'][],
  place: readonly PropertyKey[],
): TraceTick['dashboard'][] {
  const dashboards = new Array<TraceTick['dashboard']>(ticks).fill(null);
  let comparisons = 0;
  visits.forEach(({ index, startTick, carried }, visit) => {
    const { strategy, settings } = plan.phases[index]!;
    const run = strategy.start(settings, {
      tickHours,
      startTick,
      horizonTicks: ticks,
      startsAtHourOfWeek: source.traffic.startsAtHourOfWeek,
      offlinePredictions,
    });
    const looksAlways = run.watch(startTick).gate !== undefined;
    const end = visits[visit + 1]?.startTick ?? ticks;
    for (let tick = startTick; tick < end && inForce[tick]?.phase === index; tick += 1) {
      run.watch(tick);
      const own = seen[tick]!;
      const decision = run.observe(
        tick === startTick && carried ? joinEvidence(carried, own) : own,
        tick + 1,
      );
      // Where there was a look, it knows more: distinct users are counted only then.
      const dashboard = readingOf(looks[tick]) ?? run.reading();
      dashboards[tick] = dashboard;
      if (looksAlways) looks[tick] = { ...run.reading(), decision, unitsSeen: run.unitsSeen() };
      comparisons += dashboard.comparisons.length;
      if (comparisons > MAX_COMPARISONS) {
        throw new UnplayableScenario({
          path: place,
          message:
            'requires at most 1,000,000 comparisons of its gates over all ticks for a run to be recorded: take longer ticks or fewer gates',
        });
      }
    }
  });
  return dashboards;
}

/** What a look showed, without what was decided on it. */
function readingOf(look: TraceTick['look'] | undefined): TraceTick['dashboard'] {
  if (!look) return null;
  const { comparisons, limit, statisticName } = look;
  return { comparisons, limit, statisticName };
}

function countsOf({ served, shadow }: Evidence, role: Role): TracedCounts | null {
  if (shadow) {
    const only = role === 'incumbent' ? shadow.errors.onlyIncumbent : shadow.errors.onlyChallenger;
    return { requests: shadow.pairs, errors: shadow.errors.both + only, successes: null };
  }
  const counts = served?.[role];
  // Labels also come in ticks without a request.
  if (!counts || (counts.requests === 0 && counts.successes === 0)) return null;
  return { requests: counts.requests, errors: counts.errors, successes: counts.successes };
}

function preferenceOf({ preference }: Evidence): TracedPreference | null {
  if (!preference) return null;
  const { incumbentWins, challengerWins, ties } = preference;
  return { incumbentWins, challengerWins, ties };
}
