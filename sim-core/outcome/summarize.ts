import type { EngineChoice } from '../engine/engine.ts';
import { chooseEngine } from '../engine/engine.ts';
import { PROGRAM_VERSION } from '../programVersion.ts';
import { scenarioHash } from '../scenario/hash.ts';
import type { Scenario, World } from '../scenario/schema.ts';
import type { CompiledPlan } from '../engine/play.ts';
import type { CompiledScenario } from '../run/compileScenario.ts';
import { compileScenario } from '../run/compileScenario.ts';
import { precisionOf } from '../run/precision.ts';
import { strategies as registered } from '../strategies/index.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { isNoEffect } from '../strategies/power.ts';
import type { CompiledWorld } from '../world/compile.ts';
import type { Effect } from '../world/effect.ts';
import { TEAM_DRAFT } from '../world/ranking/interleavingMethod.ts';
import { meanEffect } from '../world/meanEffect.ts';
import { detectionHours, isHarmful, isRolledBack } from './detectionHours.ts';
import { estimateProbability, estimateQuantity, expectedShortfall, quantileWithNever } from './estimates.ts';
import type { PlanOutcomes } from './outcomes.ts';
import { truthCodes, verdictCodes } from './outcomes.ts';
import { phaseResults } from './phaseResults.ts';
import type { RareHarm } from './why/rareHarm.ts';
import { rareHarm } from './why/rareHarm.ts';
import { whyOf } from './why/why.ts';
import type { PlanResult, SimulationResult, TruthClass } from './result.ts';

/** Points of a cumulative incidence at most; more would not be seen. */
const INCIDENCE_POINTS = 200;

export interface SummaryInput {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly engine: EngineChoice;
  readonly outcomes: readonly PlanOutcomes[];
  /** False when the run was stopped before its end. */
  readonly complete: boolean;
  /** The precision that the run would stop at; undefined where it stops at a count. */
  readonly precision?: number;
}

/** Turns the outcomes of a run into the result object: every number with its Monte-Carlo interval. */
export function summarize(input: SummaryInput, known: readonly Strategy[] = registered): SimulationResult {
  const compiled = compileScenario(input.scenario, known);
  const rare = rareHarm(compiled.world);
  return {
    format: 'rollout-lab/result',
    version: 1,
    programVersion: PROGRAM_VERSION,
    scenario: { name: input.scenario.name, hash: scenarioHash(input.scenario) },
    seed: input.seed,
    replications: input.outcomes[0]?.replications.length ?? 0,
    engine: chooseEngine(input.engine),
    partial: !input.complete,
    stoppedBy: input.complete ? stoppedBy(input) : null,
    plans: input.outcomes.map((outcomes) => planResult(compiled, outcomes, rare)),
  };
}

function stoppedBy({ outcomes, precision }: SummaryInput): 'count' | 'precision' {
  const reached = precisionOf(outcomes);
  return precision !== undefined && reached !== undefined && reached <= precision ? 'precision' : 'count';
}

function planResult(
  compiled: CompiledScenario,
  outcomes: PlanOutcomes,
  rare: RareHarm | undefined,
): PlanResult {
  const { truth, source } = compiled;
  const plan = compiled.plans.find(({ id }) => id === outcomes.planId)!;
  const { columns } = outcomes;
  const played = outcomes.replications.length;
  const count = (holds: (row: number) => boolean) => {
    let total = 0;
    for (let row = 0; row < played; row += 1) if (holds(row)) total += 1;
    return total;
  };
  const trulyIs = (truthClass: TruthClass) => (row: number) => columns.truth[row] === truthCodes[truthClass];
  const isBetter = trulyIs('better');
  const verdict = (row: number) => columns.verdict[row];
  const rolledBack = (row: number) => isRolledBack(outcomes, row);
  const harmful = (row: number) => isHarmful(outcomes, row);
  const hoursToDetection = detectionHours(outcomes);
  const tooEarly = (row: number) => rolledBack(row) && Number.isNaN(hoursToDetection[row]);
  const estimated = (holds: (row: number) => boolean) => estimateProbability(count(holds), played);
  const estimatedAmong = (among: (row: number) => boolean, holds: (row: number) => boolean) =>
    estimateProbability(
      count((row) => among(row) && holds(row)),
      count(among),
    );
  const result: Omit<PlanResult, 'why'> = {
    id: plan.id,
    name: source.plans.find(({ id }) => id === plan.id)!.name,
    strategies: plan.phases.map(({ strategy }) => strategy.kind),
    truth: {
      class: truth.class,
      onsetHours: truth.onsetHours ?? null,
      offlineClass: truth.offlineClass ?? null,
      chances: compiled.drawsQuantities
        ? {
            harmful: estimated(harmful),
            equal: estimated(trulyIs('equal')),
            better: estimated(isBetter),
          }
        : null,
    },
    verdict: {
      promoted: estimated((row) => verdict(row) === verdictCodes.promoted),
      rolledBack: estimated(rolledBack),
      undecided: estimated((row) => verdict(row) === verdictCodes.undecided),
    },
    missed: estimatedAmong(harmful, (row) => !rolledBack(row)),
    falseAlarm: estimated(tooEarly),
    stoppedBeforeOnset: estimatedAmong(harmful, tooEarly),
    wrongWait: estimatedAmong(isBetter, (row) => verdict(row) !== verdictCodes.promoted),
    detection: detection(hoursToDetection.filter((_, row) => harmful(row))),
    decisionHours: estimateQuantity(columns.decisionHours),
    blastRadius: {
      requests: estimateQuantity(columns.requests),
      users: estimateQuantity(columns.users),
      extraFailures: estimateQuantity(columns.extraFailures),
      failuresAvoided: estimateQuantity(columns.extraFailures.map((extra) => Math.max(0, -extra))),
      harm: estimateQuantity(columns.harm),
      peakShare: estimateQuantity(columns.peakShare),
      expectedShortfall: {
        requests: expectedShortfall(columns.requests),
        users: expectedShortfall(columns.users),
        extraFailures: expectedShortfall(columns.extraFailures),
        harm: expectedShortfall(columns.harm),
      },
    },
    sampleSize: {
      unit: sampleUnit(plan),
      used: estimateQuantity(columns.unitsSeen),
      ...theoreticalSample(plan, compiled.world),
    },
    extraModelRuns: estimateQuantity(columns.extraModelRuns),
    gainForgone: estimateQuantity(columns.gainForgone),
    phases: phaseResults(plan, outcomes),
  };
  return { ...result, why: whyOf(compiled.world, plan, outcomes, result, rare) };
}

/** Promotion and the horizon compete with detection, so every harmful replication counts in the denominator. */
function detection(hours: Float64Array): PlanResult['detection'] {
  const detected = hours.filter((value) => !Number.isNaN(value)).sort();
  const steps: { hours: number; count: number }[] = [];
  for (let index = 0; index < detected.length; index += 1) {
    if (detected[index] !== detected[index + 1]) steps.push({ hours: detected[index]!, count: index + 1 });
  }
  const stride = Math.ceil(steps.length / INCIDENCE_POINTS);
  return {
    probability: estimateProbability(detected.length, hours.length),
    hours: estimateQuantity(hours),
    median: quantileWithNever(hours, 0.5),
    incidence: steps
      .filter((_, index) => (steps.length - 1 - index) % stride === 0)
      .map(({ hours: at, count }) => {
        const { estimate, low, high } = estimateProbability(count, hours.length)!;
        return { hours: at, probability: estimate, low, high };
      }),
  };
}

/** Phases count different things; a plan of several is measured in "units". */
export function sampleUnit({ phases }: CompiledPlan): string {
  const units = new Set(phases.map(({ strategy, settings }) => strategy.sampleUnit(settings)));
  return units.size === 1 ? [...units][0]! : 'units';
}

/** What theory asks of a plan of one phase within its hours; several phases have no such number. */
function theoreticalSample(
  { phases }: CompiledPlan,
  world: CompiledWorld,
): Pick<PlanResult['sampleSize'], 'required' | 'available' | 'effect'> {
  const [first, ...others] = phases;
  const hours = phases.reduce((sum, { strategy, settings }) => sum + strategy.durationHours(settings), 0);
  const effect = meanEffect(world, hours);
  const asked = phases.map(({ strategy, settings }) => strategy.requiredSample(settings, effect));
  const seen = asked.some((units) => units !== undefined);
  return {
    required: others.length === 0 && typeof asked[0] === 'number' ? Math.ceil(asked[0]) : null,
    available:
      others.length === 0 && first?.strategy.sampleUnit(first.settings) === 'users'
        ? world.userClasses.reduce((sum, { users }) => sum + users, 0)
        : null,
    effect: seen ? 'seen' : hasEffect(effect, world.source) ? 'unseen' : 'none',
  };
}

/** Whether the models differ in anything that anybody could measure. */
function hasEffect(effect: Effect, { ranking, incumbent: first, challenger: second }: World): boolean {
  const { incumbent, challenger } = effect.served();
  if (
    !isNoEffect(incumbent.error, challenger.error) ||
    !isNoEffect(incumbent.success, challenger.success) ||
    !isNoEffect(incumbent.slow, challenger.slow)
  ) {
    return true;
  }
  if (!ranking) return false;
  // With equal noise neither ranker is better, exactly: its queries need not be ranked to know.
  const hasOwnNoise = [first, second].some((model) =>
    [model, ...Object.values(model.segments)].some(({ rankingNoise }) => rankingNoise !== undefined),
  );
  if (!hasOwnNoise && ranking.incumbentNoise === ranking.challengerNoise) return false;
  const preference = effect.preference(TEAM_DRAFT);
  return typeof preference === 'object' && !isNoEffect(preference.incumbentWins, preference.challengerWins);
}
