import type { CompiledPlan } from '../engine/play.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Strategy } from '../strategies/strategy.ts';
import type { CompiledWorld } from '../world/compile.ts';
import type { Truth } from '../world/truth.ts';
/** A scenario ready to be played. */
export interface CompiledScenario {
  readonly source: Scenario;
  readonly world: CompiledWorld;
  readonly truth: Truth;
  readonly plans: readonly CompiledPlan[];
}
/** Compiles a checked scenario, once for the same object. */
export declare function compileScenario(source: Scenario, known?: readonly Strategy[]): CompiledScenario;
