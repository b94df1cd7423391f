import { truthCodes, verdictCodes } from '../outcome/outcomes.ts';
import type { Outcome, Verdict } from '../outcome/outcomes.ts';
import { phaseEndings, unplayed } from '../outcome/phaseOutcomes.ts';
import type { PhaseEnding, PhaseSteps } from '../scenario/phaseSchema.ts';
import type { Evidence } from '../strategies/evidence.ts';
import { joinEvidence } from '../strategies/evidence.ts';
import type { Decision, Exposure, Reading, Strategy, Watch } from '../strategies/strategy.ts';
import type { CompiledWorld, Regime } from '../world/compile.ts';
import type { Truth } from '../world/truth.ts';
import { ChallengerHistory } from './challengerHistory.ts';
import type { Drawer } from './drawer.ts';
import { expectedExcess } from './expectedExcess.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';
import { shadowRuns } from './pairCounts.ts';

/** A plan's phase, ready to start. */
export interface CompiledPhase {
  readonly strategy: Strategy;
  readonly settings: unknown;
  readonly steps: PhaseSteps;
  /** Whether it begins with the evidence of the phase before it, and of its own visits before. */
  readonly carriesEvidence: boolean;
}

export interface CompiledPlan {
  readonly id: string;
  readonly phases: readonly CompiledPhase[];
}

/** Told what happens while a plan is played; for traces. */
export interface PlayListener {
  /** A phase begins, with evidence that was gathered before if it carries any. */
  phase(index: number, startTick: number, carried: Evidence | undefined): void;
  /** Ticks under one exposure; `phase` is null once the plan has ended. */
  block(from: number, to: number, phase: number | null, exposure: Exposure, regime: Regime): void;
  look(tick: number, reading: Reading, decision: Decision, unitsSeen: number): void;
}

export const NOBODY: Exposure = { by: 'request', challenger: 0, interleaved: 0, shadowed: 0 };
export const EVERYBODY: Exposure = { by: 'request', challenger: 1, interleaved: 0, shadowed: 0 };

const endingOf: Readonly<Record<Exclude<Decision, 'continue'>, PhaseEnding>> = {
  promote: 'passed',
  rollBack: 'failed',
  inconclusive: 'undecided',
};

/**
 * Plays one plan in one replication: asks the strategy for its exposure, draws what it may see, tallies the
 * truth, asks for a decision, phase after phase as their steps lead. A pass of the last phase serves everyone
 * until the horizon; a stop leaves everyone with the incumbent; a hold keeps the exposure without a verdict.
 */
export function playPlan(
  world: CompiledWorld,
  truth: Truth,
  plan: CompiledPlan,
  traffic: ExpectedTraffic,
  drawer: Drawer,
  listener?: PlayListener,
): Outcome {
  return new PlanPlay(world, truth, plan, traffic, drawer, listener).run();
}

/** How a plan ended: its verdict, and who is served from then on. */
interface PlanEnd {
  readonly verdict: Verdict;
  readonly exposure: Exposure;
}

/** Evidence as it is carried on, and the units of the sample in it. */
interface Kept {
  readonly evidence: Evidence;
  readonly units: number;
}

class PlanPlay {
  readonly #world: CompiledWorld;
  readonly #truth: Truth;
  readonly #plan: CompiledPlan;
  readonly #traffic: ExpectedTraffic;
  readonly #drawer: Drawer;
  readonly #listener: PlayListener | undefined;
  readonly #history: ChallengerHistory;
  readonly #phases = [] as ReturnType<typeof unplayed>[];
  /** What each phase has seen, where it or the next carries it on. */
  readonly #kept: (Kept | undefined)[] = [];
  #tick = 0;
  #extraFailures = 0;
  #harm = 0;
  #extraModelRuns = 0;
  #peakShare = 0;

  constructor(
    world: CompiledWorld,
    truth: Truth,
    plan: CompiledPlan,
    traffic: ExpectedTraffic,
    drawer: Drawer,
    listener: PlayListener | undefined,
  ) {
    this.#world = world;
    this.#truth = truth;
    this.#plan = plan;
    this.#traffic = traffic;
    this.#drawer = drawer;
    this.#listener = listener;
    this.#history = new ChallengerHistory(world.tickHours);
    for (let phase = 0; phase < plan.phases.length; phase += 1) this.#phases.push(unplayed());
  }

  run(): Outcome {
    const { verdict, exposure } = this.#playPhases();
    const decisionHours = verdict === 'undecided' ? Number.NaN : this.#tick * this.#world.tickHours;
    if (this.#tick < this.#world.ticks) this.#playOut(exposure, verdict);
    let unitsSeen = 0;
    for (const phase of this.#phases) unitsSeen += phase.unitsSeen;
    return {
      verdict: verdictCodes[verdict],
      decisionHours,
      requests: this.#drawer.requestsReached(),
      users: this.#drawer.usersReached(),
      extraFailures: this.#extraFailures,
      harm: this.#harm,
      peakShare: this.#peakShare,
      unitsSeen,
      extraModelRuns: this.#extraModelRuns,
      gainForgone:
        this.#truth.class === 'better'
          ? this.#extraFailures -
            expectedExcess(this.#traffic, this.#world.excess, 0, this.#world.ticks, EVERYBODY)
          : Number.NaN,
      truth: truthCodes[this.#truth.class],
      onsetHours: this.#truth.onsetHours ?? Number.NaN,
      phases: this.#phases,
    };
  }

  /** Plays phases until the plan ends; at the horizon it ends without a verdict, unless that was its last look. */
  #playPhases(): PlanEnd {
    const { phases } = this.#plan;
    let index = 0;
    while (this.#tick < this.#world.ticks) {
      const { decision, exposure } = this.#playPhase(index);
      if (decision === 'continue') break;
      const ending = endingOf[decision];
      switch (phases[index]!.steps[ending]) {
        case 'hold':
          return { verdict: 'undecided', exposure };
        case 'stop':
          return { verdict: ending === 'failed' ? 'rolledBack' : 'undecided', exposure: NOBODY };
        case 'back':
          index -= 1;
          break;
        case 'next':
          index += 1;
          if (index === phases.length) return { verdict: 'promoted', exposure: this.#afterPromotion() };
      }
    }
    return { verdict: 'undecided', exposure: NOBODY };
  }

  /** Plays a phase to its decision, or to the horizon with the decision "continue". */
  #playPhase(index: number): { decision: Decision; exposure: Exposure } {
    const { strategy, settings } = this.#plan.phases[index]!;
    const { ticks, tickHours, offlinePredictions } = this.#world;
    const startTick = this.#tick;
    const requests = this.#drawer.requestsReached();
    const extraFailures = this.#extraFailures;
    const harm = this.#harm;
    const carried = this.#carriedBy(index);
    let seen = carried?.evidence;
    this.#listener?.phase(index, startTick, seen);
    this.#drawer.startPhase(strategy.needs(settings));
    const run = strategy.start(settings, {
      tickHours,
      startTick,
      horizonTicks: ticks,
      startsAtHourOfWeek: this.#world.source.traffic.startsAtHourOfWeek,
      offlinePredictions,
    });
    let decision: Decision = 'continue';
    let exposure = NOBODY;
    let cohortInForce = 0;
    while (decision === 'continue' && this.#tick < ticks) {
      const isFirst = this.#tick === startTick;
      const watch = run.watch(this.#tick);
      exposure = watch.exposure;
      const { cohort = 0 } = watch;
      if (cohort !== cohortInForce) this.#drawer.startCohort();
      cohortInForce = cohort;
      // The search for the tick at which a gate acts begins with empty counts, which carried evidence is not.
      const mayLookAhead = !(isFirst && carried);
      const own = this.#playUntilLook(index, watch, mayLookAhead);
      const evidence = isFirst && carried ? joinEvidence(carried.evidence, own) : own;
      if (this.#isKept(index)) seen = joinEvidence(seen ?? {}, own);
      decision = run.observe(evidence, this.#tick);
      this.#listener?.look(this.#tick, run.reading(), decision, run.unitsSeen());
    }
    if (seen) this.#kept[index] = { evidence: seen, units: run.unitsSeen() };
    const outcome = this.#phases[index]!;
    outcome.visits += 1;
    outcome.ending = phaseEndings[decision];
    outcome.startHours = startTick * tickHours;
    outcome.endHours = this.#tick * tickHours;
    outcome.unitsSeen += run.unitsSeen() - (carried?.units ?? 0);
    outcome.requests += this.#drawer.requestsReached() - requests;
    outcome.extraFailures += this.#extraFailures - extraFailures;
    outcome.harm += this.#harm - harm;
    return { decision, exposure };
  }

  #afterPromotion(): Exposure {
    const { strategy, settings } = this.#plan.phases.at(-1)!;
    return strategy.exposureAfterPromotion?.(settings) ?? EVERYBODY;
  }

  #carriedBy(index: number): Kept | undefined {
    if (!this.#plan.phases[index]!.carriesEvidence) return undefined;
    return this.#kept[index] ?? this.#kept[index - 1];
  }

  #isKept(index: number): boolean {
    const { phases } = this.#plan;
    return phases[index]!.carriesEvidence || phases[index + 1]?.carriesEvidence === true;
  }

  /** Plays until the strategy has something to decide, as far as the engine can tell. */
  #playUntilLook(
    index: number,
    { exposure, lookAt, gate, countsUntil }: Watch,
    mayLookAhead: boolean,
  ): Evidence {
    const from = this.#tick;
    const { ticks } = this.#world;
    const regime = this.#regimeUnder(exposure);
    if (countsUntil !== undefined && (gate || exposure.interleaved + exposure.shadowed > 0))
      throw new Error('requests that are not counted require a split, without a gate');
    const found =
      mayLookAhead && gate && gate.until <= ticks
        ? this.#drawer.findGate?.(from, exposure, regime, gate)
        : undefined;
    const to = found ? found.to : Math.min(ticks, lookAt);
    if (!(to > from)) {
      const { kind } = this.#plan.phases[index]!.strategy;
      throw new Error(`strategy "${kind}" requires a look after tick ${from}, got ${lookAt}`);
    }
    const evidence = found ? found.evidence : this.#drawer.draw(from, to, exposure, regime, countsUntil);
    this.#passTo(to, index, exposure, regime);
    this.#countRuns(evidence);
    return evidence;
  }

  /** Nobody looks any more: the exposure stays until the horizon. */
  #playOut(exposure: Exposure, verdict: Verdict): void {
    const { ticks } = this.#world;
    const from = this.#tick;
    const regime = this.#regimeUnder(exposure);
    if (verdict === 'promoted') this.#drawer.serveAll(from, ticks, 'challenger', regime, exposure);
    else if (exposure === NOBODY) this.#drawer.serveAll(from, ticks, 'incumbent', regime);
    else this.#countRuns(this.#drawer.hold(from, ticks, exposure, regime));
    this.#passTo(ticks, null, exposure, regime);
  }

  #regimeUnder(exposure: Exposure): Regime {
    return this.#world.regime(this.#history.under(exposure, this.#tick));
  }

  /** The plan's account of ticks that were played. */
  #passTo(to: number, phase: number | null, exposure: Exposure, regime: Regime): void {
    const from = this.#tick;
    this.#listener?.block(from, to, phase, exposure, regime);
    this.#extraFailures += expectedExcess(this.#traffic, regime.excess, from, to, exposure);
    this.#harm += expectedExcess(this.#traffic, regime.severeExcess, from, to, exposure);
    this.#peakShare = Math.max(this.#peakShare, exposure.challenger + exposure.interleaved);
    this.#tick = to;
  }

  #countRuns({ shadow, preference }: Evidence): void {
    this.#extraModelRuns += (shadow ? shadowRuns(shadow) : 0) + (preference?.sessions ?? 0);
  }
}
