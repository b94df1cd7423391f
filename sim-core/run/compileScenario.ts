import type { CompiledPlan } from '../engine/play.ts';
import type { OpenStream } from '../engine/streams.ts';
import { strategyOf } from '../scenario/planProblems.ts';
import type { Scenario } from '../scenario/schema.ts';
import { strategies as registered } from '../strategies/index.ts';
import type { Strategy } from '../strategies/strategy.ts';
import type { CompiledWorld } from '../world/compile.ts';
import { compileWorld } from '../world/compile.ts';
import { drawQuantities, hasDrawnQuantities } from '../world/measured.ts';
import type { Truth } from '../world/truth.ts';
import { truthOf } from '../world/truth.ts';

/** A scenario ready to be played. */
export interface CompiledScenario {
  readonly source: Scenario;
  /** The world at the point estimates, where measured counts are drawn. */
  readonly world: CompiledWorld;
  readonly truth: Truth;
  readonly plans: readonly CompiledPlan[];
  /** Whether every replication draws measured counts, and so has a world and a truth of its own. */
  readonly drawsQuantities: boolean;
  /** The scenario as one replication plays it: with that replication's world and truth. */
  inReplication(open: OpenStream): CompiledScenario;
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
  const drawsQuantities = hasDrawnQuantities(source.world);
  const compiled: CompiledScenario = {
    source,
    world,
    truth: truthOf(world, source.tolerance),
    plans: source.plans.map(({ id, phases }) => ({
      id,
      phases: phases.map((phase) => ({
        strategy: strategyOf(phase, known),
        settings: phase,
        steps: phase.leadsTo,
        carriesEvidence: phase.carriesEvidence,
      })),
    })),
    drawsQuantities,
    inReplication(open) {
      if (!drawsQuantities) return compiled;
      const ownWorld = compileWorld(drawQuantities(source.world, open('parameters')), world);
      return { ...compiled, world: ownWorld, truth: truthOf(ownWorld, source.tolerance) };
    },
  };
  return compiled;
}
