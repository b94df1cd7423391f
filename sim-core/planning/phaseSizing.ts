import type { Plan, World } from '../scenario/schema.ts';
import { planningContext, strategyOf } from '../scenario/planProblems.ts';
import { strategies as registered } from '../strategies/index.ts';
import type { Sizing, Strategy } from '../strategies/strategy.ts';
import { phaseHours } from '../strategies/phaseHours.ts';
import type { CompiledWorld } from '../world/compile.ts';
import { compileWorld } from '../world/compile.ts';
import { meanEffect } from '../world/meanEffect.ts';

/** What of a phase brings units: mean requests per second, a share from 0 to 1, hours. */
export interface Supply {
  readonly traffic: number;
  readonly share: number;
  readonly hours: number;
}

/** A phase of a plan with some supply: what its sample hangs on, and how large it can be expected to be. */
export interface SizedPhase {
  readonly sizing: Sizing;
  /** The gate that has the sample, in words. */
  readonly gateName: string;
  /** Units that the world can be expected to bring. */
  readonly expected: number;
}

/** The phase that is asked about, in its world. */
export interface PlannedPhase {
  readonly unit: string;
  /** As the plan has it. */
  readonly supply: Supply;
  /** Where the share and the hours stand in the phase. */
  readonly sharePath: Sizing['sharePath'];
  readonly hoursPath: Sizing['hoursPath'];
  /** Hours that the phase may take at most within the horizon, with its supply as it is. */
  readonly mostHours: number;
  readonly tickHours: number;
  /** The same phase with another supply; a reason, as a sentence, where there is no such phase. */
  with(supply: Supply): SizedPhase | { readonly unknown: string };
}

/** Worlds of other traffic that are kept: a search asks for some ten. */
const KEPT_WORLDS = 40;

const compiledBefore = new WeakMap<World, Map<number, CompiledWorld>>();

/**
 * Makes a phase ready to be asked what it would take; a reason, as a sentence, where theory has nothing to say.
 * @param plan a checked plan in that world
 * @param index of the phase
 */
export function plannedPhase(
  world: World,
  plan: Plan,
  index: number,
  known: readonly Strategy[] = registered,
): PlannedPhase | { readonly unknown: string } {
  const phase = plan.phases[index]!;
  const strategy = strategyOf(phase, known);
  const context = planningContext(world);
  const fromHours = plan.phases
    .slice(0, index)
    .reduce((sum, before) => sum + strategyOf(before, known).durationHours(before), 0);
  const sizingOf = (settings: unknown, traffic: number) => {
    const until = fromHours + strategy.durationHours(settings);
    return strategy.sizing?.(settings, meanEffect(worldWith(world, traffic), until, { fromHours }));
  };
  const traffic = world.traffic.requestsPerSecond;
  const own = sizingOf(phase, traffic);
  if (!own) return { unknown: `${strategy.name}: theory has no number for its sample.` };
  if ('unknown' in own) return own;
  const { sharePath, hoursPath } = own;
  const supply = { traffic, share: numberAt(phase, sharePath), hours: numberAt(phase, hoursPath) };
  const later = plan.phases
    .slice(index + 1)
    .reduce((sum, after) => sum + strategyOf(after, known).durationHours(after), 0);
  const besides = strategy.durationHours(phase) - supply.hours;
  return {
    unit: strategy.sampleUnit(phase),
    supply,
    sharePath,
    hoursPath,
    mostHours: Math.max(0, world.horizonHours - fromHours - later - besides),
    tickHours: context.tickHours,
    with(tried) {
      const hours = phaseHours.ticks(tried.hours, context.tickHours) * context.tickHours;
      const settings = withNumberAt(withNumberAt(phase, sharePath, tried.share), hoursPath, hours);
      const [problem] = strategy.check(settings, context);
      if (problem) return { unknown: `Its settings would not do: it ${problem.message}.` };
      const sizing = sizingOf(settings, tried.traffic);
      if (!sizing || 'unknown' in sizing)
        return sizing ?? { unknown: 'Theory has no number for its sample.' };
      const gate = strategy.gates(settings)[sizing.gate]!;
      const effect = meanEffect(worldWith(world, tried.traffic), fromHours + gate.toHours, {
        fromHours: fromHours + gate.fromHours,
      });
      return { sizing, gateName: gate.name, expected: gate.sample(effect) };
    },
  };
}

function worldWith(world: World, traffic: number): CompiledWorld {
  let kept = compiledBefore.get(world);
  if (!kept) compiledBefore.set(world, (kept = new Map()));
  let compiled = kept.get(traffic);
  if (!compiled) {
    compiled = compileWorld({ ...world, traffic: { ...world.traffic, requestsPerSecond: traffic } });
    if (kept.size >= KEPT_WORLDS) kept.delete(kept.keys().next().value!);
    kept.set(traffic, compiled);
  }
  return compiled;
}

function numberAt(settings: unknown, path: Sizing['sharePath']): number {
  let value = settings;
  for (const key of path) value = (value as Record<string | number, unknown>)[key];
  return value as number;
}

function withNumberAt(settings: unknown, [key, ...rest]: Sizing['sharePath'], value: number): unknown {
  const copy = Array.isArray(settings) ? [...settings] : { ...(settings as object) };
  const parts = copy as Record<string | number, unknown>;
  parts[key!] = rest.length === 0 ? value : withNumberAt(parts[key!], rest, value);
  return copy;
}
