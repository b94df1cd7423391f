import type { EngineChoice } from '../engine/engine.ts';
import type { Trace } from '../engine/trace.ts';
import type { PackedOutcomes } from '../outcome/packedOutcomes.ts';
import type { MeasuredScenario } from '../planning/measureScenario.ts';
import type { Scenario } from '../scenario/schema.ts';

/** A stretch of replications of all plans: the unit of work that a worker takes. */
export interface Chunk {
  /** First replication. */
  readonly from: number;
  /** One past the last. */
  readonly to: number;
}

/** What a whole run needs, whoever plays it. */
export interface RunSettings {
  readonly scenario: Scenario;
  readonly seed: number;
  /** How often every plan is played; at most, where a precision is wanted. */
  readonly replications: number;
  /**
   * Stop as soon as every share of a verdict is known to this, half the width of its 95% interval, 0 to 0.5. A setting
   * of who runs and not of the scenario: it changes how many replications are played, never what one of them brings.
   */
  readonly precision?: number;
  readonly engine: EngineChoice;
}

/** What a worker does for its host; the app speaks it over comlink, the command line too. */
export interface SimulationWorker {
  /** Takes the run's settings; chunks that follow belong to it. */
  prepare(settings: RunSettings): Promise<void> | void;
  /** Plays a chunk; its block is transferred, not copied. */
  play(chunk: Chunk): Promise<PackedOutcomes> | PackedOutcomes;
  /** Plays a whole run and measures it, a cell of a sweep; with `keepOutcomes` it tells of each replication too. */
  measure(settings: RunSettings, keepOutcomes: boolean): Promise<MeasuredScenario> | MeasuredScenario;
  /** Plays one replication of one plan and records it. */
  trace(settings: RunSettings, planId: string, replication: number): Promise<Trace> | Trace;
}
