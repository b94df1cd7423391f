import type { CompiledPlan } from '../engine/play.ts';
import { strategyOf } from '../scenario/check.ts';
import type { Scenario } from '../scenario/schema.ts';
import { strategies as registered } from '../strategies/index.ts';
import type { Strategy } from '../strategies/strategy.ts';
import type { CompiledWorld } from '../world/compile.ts';
import { compileWorld } from '../world/compile.ts';
import type { Truth } from '../world/truth.ts';
import { truthOf } from '../world/truth.ts';

/** A scenario ready to be played. */
export interface CompiledScenario {
  readonly source: Scenario;
  readonly world: CompiledWorld;
  readonly truth: Truth;
  readonly plans: readonly CompiledPlan[];
}

const compiledBefore = new WeakMap<Scenario, { known: readonly Strategy[]; compiled: CompiledScenario }>();

/** Compiles a checked scenario, once for the same object. */
export function compileScenario(source: Scenario, known: readonly Strategy[] = registered): CompiledScenario {
  const before = compiledBefore.get(source);
  if (before?.known === known) return before.compiled;
  const compiled = compile(source, known);
  compiledBefore.set(source, { known, compiled });
  return compiled;
}

function compile(source: Scenario, known: readonly Strategy[]): CompiledScenario {
  const world = compileWorld(source.world);
  return {
    source,
    world,
    truth: truthOf(world, source.tolerance),
    plans: source.plans.map(({ id, phases }) => ({
      id,
      phases: phases.map((phase) => ({ strategy: strategyOf(phase, known), settings: phase })),
    })),
  };
}
