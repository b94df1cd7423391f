import type { Outcome } from '../outcome/outcomes.ts';
import type { Decision, Exposure, Reading, Strategy } from '../strategies/strategy.ts';
import type { CompiledWorld } from '../world/compile.ts';
import type { Truth } from '../world/truth.ts';
import type { Drawer } from './drawer.ts';
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
  block(from: number, to: number, phase: number | null, exposure: Exposure): void;
  look(tick: number, reading: Reading, decision: Decision, unitsSeen: number): void;
}
export declare const NOBODY: Exposure;
export declare const EVERYBODY: Exposure;
/**
 * Plays one plan in one replication: asks the strategy for its exposure, draws what it may see, tallies the
 * truth, asks for a decision, phase after phase. Promotion by the last phase serves everyone until the
 * horizon; a rollback or an inconclusive end leaves everyone with the incumbent.
 */
export declare function playPlan(
  world: CompiledWorld,
  truth: Truth,
  plan: CompiledPlan,
  traffic: ExpectedTraffic,
  drawer: Drawer,
  listener?: PlayListener,
): Outcome;
