import type { EngineName } from '../engine/engine.ts';
import type { Trace } from '../engine/trace.ts';
import type { CompiledScenario } from './compileScenario.ts';
/**
 * Records one replication of a plan tick by tick: the very replication that a run of the same seed plays.
 * @throws RangeError for an unknown plan
 */
export declare function traceReplication(
  compiled: CompiledScenario,
  engine: EngineName,
  seed: number,
  planId: string,
  replication: number,
): Trace;
