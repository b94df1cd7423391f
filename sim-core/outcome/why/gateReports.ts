import { ChallengerHistory } from '../../engine/challengerHistory.ts';
import type { CompiledPhase, CompiledPlan } from '../../engine/play.ts';
import type { Gate, RequiredSample } from '../../strategies/strategy.ts';
import type { Role } from '../../world/behaviour.ts';
import { SERVED_OUTCOMES, countedCells } from '../../world/cells.ts';
import { EXCESS } from '../../world/toll.ts';
import type { CompiledWorld, Regime } from '../../world/compile.ts';
import { meanEffect } from '../../world/meanEffect.ts';
import { estimateProbability } from '../estimates.ts';
import type { PlanOutcomes } from '../outcomes.ts';
import type { PhaseOutcomes } from '../phaseOutcomes.ts';
import { phaseEndings } from '../phaseOutcomes.ts';
import type { P } from '../result.ts';

/** How often something happens per counted request under each model, over some hours, weighted by traffic. */
export interface ModelRates {
  readonly incumbent: number;
  readonly challenger: number;
}

/** What a gate did, and what it had to see it by. */
export interface GateReport {
  /** Index of the phase. */
  readonly phase: number;
  readonly strategy: string;
  readonly name: string;
  /** Hours from the start of the plan if every phase before it takes its time: its evidence comes in these. */
  readonly fromHours: number;
  readonly toHours: number;
  /** Of all requests in these hours, that the challenger runs on: served, interleaved or shadowed. */
  readonly share: number;
  /** Still undecided when the gate's turn came, of all replications. */
  readonly reached: P;
  /** What it decided, of those; `stopped` is its power where the challenger is harmful. */
  readonly passed: P;
  readonly stopped: P;
  readonly undecided: P;
  readonly sampleSize: {
    readonly unit: string;
    /** Units that it can expect in these hours. */
    readonly expected: number;
    /** What theory asks for with power 0.8 at the effect of these hours; null where the evidence holds none. */
    readonly required: number | null;
    /** Whether the evidence holds an effect that the gate would act on; without one nothing is required. */
    readonly seesEffect: boolean;
  };
  /** Failures (an error or no success), and errors among them; null where no requests of one of the models are counted. */
  readonly failure: ModelRates | null;
  readonly error: ModelRates | null;
  /**
   * Harm per request that the challenger does to those whom the incumbent answers; below zero it is benefit. Null where no
   * requests are expected in these hours.
   */
  readonly harmToOthers: number | null;
}

/** What each gate of a plan did and had, in order. */
export function gateReports(world: CompiledWorld, plan: CompiledPlan, outcomes: PlanOutcomes): GateReport[] {
  let startHours = 0;
  return plan.phases.flatMap((phase, index) => {
    const reports = reportsOfPhase(world, phase, index, startHours, outcomes.phases[index]!);
    startHours += phase.strategy.durationHours(phase.settings);
    return reports;
  });
}

function reportsOfPhase(
  world: CompiledWorld,
  { strategy, settings }: CompiledPhase,
  phase: number,
  startHours: number,
  columns: PhaseOutcomes,
): GateReport[] {
  let before = -Infinity;
  return strategy.gates(settings).map((gate) => {
    const { name, exposure } = gate;
    const fromHours = Math.min(startHours + gate.fromHours, world.source.horizonHours);
    const toHours = Math.min(startHours + gate.toHours, world.source.horizonHours);
    // As if the exposure were the first that the challenger has.
    const use = new ChallengerHistory(world.tickHours).under(
      exposure,
      Math.round(fromHours / world.tickHours),
    );
    const regime = world.regime(use);
    const effect = meanEffect(world, toHours, { fromHours, regime });
    const report: GateReport = {
      phase,
      strategy: strategy.kind,
      name,
      fromHours,
      toHours,
      share: exposure.challenger + exposure.interleaved + exposure.shadowed,
      ...endingsBetween(columns, before, gate.toHours),
      sampleSize: {
        unit: strategy.sampleUnit(settings),
        expected: gate.sample(effect),
        ...requiredBy(gate.requiredSample(effect)),
      },
      failure: modelRates(world, regime, fromHours, toHours, 'failure'),
      error: modelRates(world, regime, fromHours, toHours, 'error'),
      harmToOthers: harmToOthers(world, regime, fromHours, toHours),
    };
    before = gate.toHours;
    return report;
  });
}

/** What became of the last visits that lasted longer than some hours, by the end of others. */
function endingsBetween(
  { visits, ending, startHours, endHours }: PhaseOutcomes,
  afterHours: number,
  byHours: Gate['toHours'],
): Pick<GateReport, 'reached' | 'passed' | 'stopped' | 'undecided'> {
  const counts = { reached: 0, passed: 0, stopped: 0, undecided: 0 };
  for (let row = 0; row < visits.length; row += 1) {
    if (!(visits[row]! > 0)) continue;
    const lasted = endHours[row]! - startHours[row]!;
    if (lasted <= afterHours + TOLERANCE) continue;
    counts.reached += 1;
    if (lasted > byHours + TOLERANCE) continue;
    if (ending[row] === phaseEndings.promote) counts.passed += 1;
    if (ending[row] === phaseEndings.rollBack) counts.stopped += 1;
    if (ending[row] === phaseEndings.inconclusive) counts.undecided += 1;
  }
  return {
    reached: estimateProbability(counts.reached, visits.length),
    passed: estimateProbability(counts.passed, counts.reached),
    stopped: estimateProbability(counts.stopped, counts.reached),
    undecided: estimateProbability(counts.undecided, counts.reached),
  };
}

/** Hours are sums of tick lengths, which round. */
const TOLERANCE = 1e-6;

/** Rates per counted request in some hours under a regime; null where none is expected of one of the models. */
export function modelRates(
  world: CompiledWorld,
  regime: Regime,
  fromHours: number,
  toHours: number,
  of: 'failure' | 'error',
): ModelRates | null {
  const rateOf = (role: Role) => {
    const { expected } = regime.cells(role);
    const between = (before: Float64Array) => inHours(world, before, fromHours, toHours);
    const uncounted = expected[countedCells(expected.length)];
    const counted = between(world.requestsBefore) - (uncounted ? between(uncounted) : 0);
    if (!(counted > 0)) return undefined;
    return of === 'error'
      ? between(expected[SERVED_OUTCOMES.error]!) / counted
      : 1 - between(expected[SERVED_OUTCOMES.success]!) / counted;
  };
  const [incumbent, challenger] = [rateOf('incumbent'), rateOf('challenger')];
  return incumbent === undefined || challenger === undefined ? null : { incumbent, challenger };
}

function harmToOthers(
  world: CompiledWorld,
  regime: Regime,
  fromHours: number,
  toHours: number,
): number | null {
  const harm = inHours(world, regime.severeExcess.expected[EXCESS.bystander]!, fromHours, toHours);
  const requests = inHours(world, world.requestsBefore, fromHours, toHours);
  return requests > 0 ? harm / requests : null;
}

/** What a running sum gains in some hours, in one tick of them at least. */
function inHours(
  { ticks, tickHours }: CompiledWorld,
  before: Float64Array,
  fromHours: number,
  toHours: number,
): number {
  const from = Math.min(ticks - 1, Math.round(fromHours / tickHours));
  const to = Math.min(ticks, Math.max(from + 1, Math.round(toHours / tickHours)));
  return before[to]! - before[from]!;
}

function requiredBy(units: RequiredSample): Pick<GateReport['sampleSize'], 'required' | 'seesEffect'> {
  return {
    // More than there are numbers is more than theory can say.
    required: typeof units === 'number' && Number.isFinite(units) ? Math.ceil(units) : null,
    seesEffect: units !== undefined,
  };
}
