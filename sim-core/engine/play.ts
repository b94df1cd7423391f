import { truthCodes, verdictCodes } from '../outcome/outcomes.ts';
import type { Outcome, Verdict } from '../outcome/outcomes.ts';
import type { Evidence } from '../strategies/evidence.ts';
import type { Decision, Exposure, Reading, Strategy, Watch } from '../strategies/strategy.ts';
import type { CompiledWorld, Regime } from '../world/compile.ts';
import type { Truth } from '../world/truth.ts';
import { ChallengerHistory } from './challengerHistory.ts';
import type { Drawer } from './drawer.ts';
import { expectedExcess } from './expectedExcess.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';

/** A plan's phase, ready to start. */
export interface CompiledPhase {
  readonly strategy: Strategy;
  readonly settings: unknown;
}

export interface CompiledPlan {
  readonly id: string;
  readonly phases: readonly CompiledPhase[];
}

/** Told what happens while a plan is played; for traces. */
export interface PlayListener {
  block(from: number, to: number, phase: number | null, exposure: Exposure, regime: Regime): void;
  look(tick: number, reading: Reading, decision: Decision, unitsSeen: number): void;
}

export const NOBODY: Exposure = { by: 'request', challenger: 0, interleaved: 0, shadowed: 0 };
export const EVERYBODY: Exposure = { by: 'request', challenger: 1, interleaved: 0, shadowed: 0 };

/**
 * Plays one plan in one replication: asks the strategy for its exposure, draws what it may see, tallies the
 * truth, asks for a decision, phase after phase. Promotion by the last phase serves everyone until the
 * horizon; a rollback or an inconclusive end leaves everyone with the incumbent.
 */
export function playPlan(
  world: CompiledWorld,
  truth: Truth,
  plan: CompiledPlan,
  traffic: ExpectedTraffic,
  drawer: Drawer,
  listener?: PlayListener,
): Outcome {
  let extraFailures = 0;
  let harm = 0;
  const addHarm = (from: number, to: number, exposure: Exposure, regime: Regime) => {
    extraFailures += expectedExcess(traffic, regime.excess, from, to, exposure);
    harm += expectedExcess(traffic, regime.severeExcess, from, to, exposure);
  };
  const history = new ChallengerHistory(world.tickHours);
  const regimeUnder = (exposure: Exposure, tick: number) => world.regime(history.under(exposure, tick));
  let tick = 0;
  let verdict: Verdict = 'undecided';
  let ended = false;
  let unitsSeen = 0;
  let extraModelRuns = 0;
  let peakShare = 0;
  for (let index = 0; index < plan.phases.length && !ended; index += 1) {
    const { strategy, settings } = plan.phases[index]!;
    drawer.startPhase(strategy.needs(settings));
    const run = strategy.start(settings, {
      tickHours: world.tickHours,
      startTick: tick,
      horizonTicks: world.ticks,
      startsAtHourOfWeek: world.source.traffic.startsAtHourOfWeek,
    });
    let decision: Decision = 'continue';
    let cohortInForce = 0;
    while (decision === 'continue' && tick < world.ticks) {
      const watch = run.watch(tick);
      const { exposure, cohort = 0 } = watch;
      if (cohort !== cohortInForce) drawer.startCohort();
      cohortInForce = cohort;
      const regime = regimeUnder(exposure, tick);
      const { to, evidence } = playUntilLook(drawer, tick, world.ticks, watch, regime, strategy.kind);
      listener?.block(tick, to, index, exposure, regime);
      addHarm(tick, to, exposure, regime);
      extraModelRuns += (evidence.shadow?.pairs ?? 0) + (evidence.preference?.sessions ?? 0);
      peakShare = Math.max(peakShare, exposure.challenger + exposure.interleaved);
      tick = to;
      decision = run.observe(evidence, tick);
      listener?.look(tick, run.reading(), decision, run.unitsSeen());
    }
    unitsSeen += run.unitsSeen();
    ended = decision !== 'promote';
    if (decision === 'rollBack') verdict = 'rolledBack';
    if (decision === 'promote' && index === plan.phases.length - 1) verdict = 'promoted';
  }
  const decisionHours = verdict === 'undecided' ? Number.NaN : tick * world.tickHours;
  if (tick < world.ticks) {
    const promoted = verdict === 'promoted';
    const exposure = promoted ? EVERYBODY : NOBODY;
    const regime = regimeUnder(exposure, tick);
    listener?.block(tick, world.ticks, null, exposure, regime);
    drawer.serveAll(tick, world.ticks, promoted ? 'challenger' : 'incumbent', regime);
    addHarm(tick, world.ticks, exposure, regime);
    if (promoted) peakShare = 1;
  }
  return {
    verdict: verdictCodes[verdict],
    decisionHours,
    requests: drawer.requestsReached(),
    users: drawer.usersReached(),
    extraFailures,
    harm,
    peakShare,
    unitsSeen,
    extraModelRuns,
    gainForgone:
      truth.class === 'better'
        ? extraFailures - expectedExcess(traffic, world.excess, 0, world.ticks, EVERYBODY)
        : Number.NaN,
    truth: truthCodes[truth.class],
    onsetHours: truth.onsetHours ?? Number.NaN,
  };
}

/** Plays until the strategy has something to decide, as far as the engine can tell. */
function playUntilLook(
  drawer: Drawer,
  from: number,
  horizon: number,
  { exposure, lookAt, gate }: Watch,
  regime: Regime,
  kind: string,
): { to: number; evidence: Evidence } {
  if (gate && gate.until <= horizon) {
    const found = drawer.findGate?.(from, exposure, regime, gate);
    if (found) return found;
  }
  const to = Math.min(horizon, lookAt);
  if (!(to > from)) throw new Error(`strategy "${kind}" requires a look after tick ${from}, got ${lookAt}`);
  return { to, evidence: drawer.draw(from, to, exposure, regime) };
}
